/** What every document of this room has: name of the place, day, example mark. */
import type { PlaceContact } from '#features/place/place.types.ts';
import type { DocumentContent, DocumentFact, DocumentPart } from '#server/documents/document.types.ts';
import type { Language } from '#ui/languages.ts';
import { createTranslator } from '#ui/messages.ts';

export interface Frame {
  readonly place: PlaceContact;
  readonly language: Language;
  readonly createdAt: Date;
}

export interface Sheet {
  readonly title: string;
  readonly description: string;
  readonly facts: readonly DocumentFact[];
  readonly notices: readonly string[];
  /** at the head of each page; '' none */
  readonly mark: string;
  readonly parts: readonly DocumentPart[];
}

export function composeFrame({ place, language, createdAt }: Frame, sheet: Sheet): DocumentContent {
  const t = createTranslator(language);
  return {
    language,
    title: sheet.title,
    subtitle: place.name,
    author: place.name,
    description: sheet.description,
    createdAt,
    facts: sheet.facts,
    notices: [
      ...(place.isExample ? [`${t('word.example')}. ${t('word.example.why')}`] : []),
      ...sheet.notices,
    ],
    cover: [],
    footer: '',
    mark: place.isExample ? t('word.example') : sheet.mark,
    colour: '',
    arms: null,
    isLarge: false,
    parts: sheet.parts,
  };
}

export const toHeading = (text: string, level: 1 | 2 = 1): DocumentPart => ({ kind: 'heading', level, text });

/** Paragraphs of a text that somebody wrote. */
export const toParagraphs = (text: string): DocumentPart[] =>
  text
    .split(/\r?\n\s*\r?\n/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one): DocumentPart => ({ kind: 'paragraph', text: one }));
