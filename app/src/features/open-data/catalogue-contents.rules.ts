/** What a table is about, in the words of catalogues: description, keywords, themes. */
import { readText, type Texts } from '@vicus/cube';
import type { DataTheme } from '@vicus/formats';
import { INDICATORS } from '@vicus/reference';
import { readTexts } from '#ui/messages.ts';
import type { CatalogueTable } from './catalogue.types.ts';

/** Texts one behind the other, in every language that one of them has; empty ones are left out. */
export function joinTexts(parts: readonly Texts[], between: string): Texts {
  const languages = new Set(['en', ...parts.flatMap((part) => Object.keys(part))]);
  const join = (language: string): string =>
    parts
      .map((part) => readText(part, language).trim())
      .filter((text) => text !== '')
      .join(between);
  return {
    ...Object.fromEntries([...languages].map((language) => [language, join(language)])),
    en: join('en'),
  };
}

/** The question a table answers, where its figures come from, and what to know before reading them. */
export function describeContents({ title, question, source, notes }: CatalogueTable): Texts {
  return joinTexts([question ?? title, source, ...notes].map(endSentence), ' ');
}

function endSentence(texts: Texts): Texts {
  const end = (text: string): string => (text.trim() === '' || /[.!?…]\s*$/u.test(text) ? text : `${text}.`);
  const all = Object.entries(texts).map(([language, text]) => [language, end(text)] as const);
  return { ...Object.fromEntries(all), en: end(texts.en) };
}

/** The place, what the table is broken down by, and what all these tables are about. */
export function listKeywords({ place, dimensions }: CatalogueTable): Texts[] {
  const said = [
    { en: place.name },
    readTexts('public.catalogue.word.integration'),
    readTexts('public.catalogue.word.migration'),
    ...dimensions.map(({ label }) => label),
    ...(place.isExample ? [readTexts('word.example')] : []),
  ];
  return [...new Map(said.map((word) => [word.en.toLowerCase(), word])).values()];
}

/** Themes of the EU vocabulary besides SOCI, which is what all of this is about. */
const THEMES_OF_HEADINGS: Readonly<Record<string, DataTheme>> = {
  education: 'EDUC',
  'language-and-culture': 'EDUC',
  'culture-and-religion': 'EDUC',
  employment: 'ECON',
  healthcare: 'HEAL',
  housing: 'REGI',
  'access-to-institutions': 'GOVE',
  'inclusion-in-policymaking': 'GOVE',
  'genuine-involvement': 'GOVE',
  'overcoming-discrimination': 'JUST',
};
const headingByIndicator = new Map(INDICATORS.map(({ id, heading }) => [id, heading]));

export function listThemes({ id, release }: Pick<CatalogueTable, 'id' | 'release'>): DataTheme[] {
  const indicator = /^indicator-(.+?)(?:-survey)?-v\d+$/.exec(id)?.[1];
  const further = THEMES_OF_HEADINGS[headingByIndicator.get(indicator ?? '') ?? ''];
  const isGovernance = release.subject.startsWith('governance/');
  return [
    ...new Set<DataTheme>([
      'SOCI',
      ...(isGovernance ? (['GOVE'] as const) : []),
      ...(further ? [further] : []),
    ]),
  ];
}
