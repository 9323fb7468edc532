/** What a translator works on: every text beside its source, and what has been given for it. */
import { createHash } from 'node:crypto';
import type { Instrument } from '@vicus/questionnaire';
import { readField, type Fields } from './entries.rules.ts';
import type { OutdatedKeys } from './instrument.types.ts';
import { instrumentChangedMeanwhile, placeholderLost } from './instrument.problems.ts';
import { listTexts } from './text-keys.rules.ts';
import { isTranslated, listLostPlaceholders, readSourceLanguage, readWording } from './wording.rules.ts';
import { optionalText, parseInput } from '#server/input.ts';
import { z } from 'zod';

export type TextState = 'missing' | 'outdated' | 'translated';

export interface TranslationText {
  readonly key: string;
  /** id of the section; '' for what stands before the first one */
  readonly section: string;
  readonly source: string;
  /** '' where nothing has been translated */
  readonly target: string;
  readonly state: TextState;
  /** of what was shown, so that a text somebody else has changed is not overwritten in silence */
  readonly mark: string;
}

export const computeMark = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 8);

/** Every text in the order of the questionnaire. */
export function listTranslationTexts(
  instrument: Instrument,
  language: string,
  outdated: OutdatedKeys,
): readonly TranslationText[] {
  const source = readSourceLanguage(instrument);
  const behind = new Set(outdated[language] ?? []);
  return listTexts(instrument).map(({ key, texts, section }) => {
    const isThere = isTranslated(texts, language, source);
    const target = isThere ? (texts[language] ?? '') : '';
    return {
      key,
      section,
      source: readWording(texts, source, source),
      target,
      state: isThere ? (behind.has(key) ? 'outdated' : 'translated') : 'missing',
      mark: computeMark(target),
    };
  });
}

export const nameTextField = (key: string): string => `t.${key}`;
export const nameMarkField = (key: string): string => `m.${key}`;

const MAXIMUM_TEXT = 5_000;

/**
 * What was written anew. Texts left as they were are not in it, even where somebody else has changed them since.
 * @throws Problem with the field: too long, a placeholder lost, changed by somebody else
 */
export function parseTranslations(
  texts: readonly TranslationText[],
  fields: Fields,
  changedBy: string,
): ReadonlyMap<string, string> {
  const given = new Map<string, string>();
  for (const { key, source, target, mark } of texts) {
    const name = nameTextField(key);
    if (fields[name] === undefined) continue;
    const text = parseInput(z.object({ [name]: optionalText(MAXIMUM_TEXT) }), {
      [name]: readField(fields, name),
    })[name];
    if (text === undefined || text === target) continue;
    const shown = readField(fields, nameMarkField(key));
    // Untouched here, changed elsewhere: what is there now stays.
    if (computeMark(text) === shown) continue;
    if (shown !== mark) throw instrumentChangedMeanwhile(changedBy);
    const [lost] = text === '' ? [] : listLostPlaceholders(source, text);
    if (lost !== undefined) throw placeholderLost(lost, name);
    given.set(key, text);
  }
  return given;
}

/** Texts that were confirmed as they are are no longer behind their source. */
export function parseConfirmed(fields: Fields, outdated: readonly string[]): readonly string[] {
  return outdated.filter((key) => fields[`ok.${key}`] !== undefined);
}
