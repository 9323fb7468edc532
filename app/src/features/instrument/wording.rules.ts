/** Words of a questionnaire in one language: writing, completing, finding out what a changed source leaves behind. */
import type { Instrument, Texts } from '@vicus/questionnaire';
import type { LanguageProgress, OutdatedKeys, TextChange } from './instrument.types.ts';
import { listTexts, mapTexts } from './text-keys.rules.ts';

/** The language the questionnaire is written in. */
export function readSourceLanguage({ languages }: Pick<Instrument, 'languages'>): string {
  return Object.keys(languages).find((language) => languages[language]?.state === 'source') ?? 'en';
}

/** What stands in the language, or in the source where it says nothing. */
export function readWording(texts: Texts, language: string, source: string): string {
  return texts[language] ?? texts[source] ?? texts.en;
}

const hasLetters = (text: string): boolean => /\p{L}/u.test(text);

/**
 * Whether a text has been put into the language. English stands everywhere, because it is fallen back to: where
 * another language is the source, words that are the same in both have not been translated yet.
 */
export function isTranslated(texts: Texts, language: string, source: string): boolean {
  const text = texts[language];
  if (text === undefined) return false;
  if (language !== 'en' || source === 'en') return true;
  return text !== texts[source] || !hasLetters(text);
}

/** Puts a wording in. An empty one takes a translation away; the source must not be empty. */
export function writeWording(
  texts: Texts | undefined,
  language: string,
  source: string,
  text: string,
): Texts {
  if (language === source) {
    const isEnglishCopied = source !== 'en' && (texts === undefined || texts.en === texts[source]);
    return { ...texts, en: isEnglishCopied ? text : (texts?.en ?? text), [source]: text };
  }
  const before = texts ?? { en: text };
  if (text !== '') return { ...before, [language]: text };
  if (language === 'en') return { ...before, en: before[source] ?? before.en };
  const { [language]: _, ...rest } = before;
  return rest as Texts;
}

/** Keys whose wording in a language differs between two questionnaires, in both of which they stand. */
export function listWordingChanges(
  before: Instrument,
  after: Instrument,
  language: string,
): readonly TextChange[] {
  const old = new Map(listTexts(before).map(({ key, texts }) => [key, texts] as const));
  return listTexts(after).flatMap(({ key, texts }) => {
    const was = old.get(key);
    if (was === undefined || was[language] === texts[language]) return [];
    return [{ key, before: was[language] ?? '', after: texts[language] ?? '' }];
  });
}

/** What is outdated after a change of the source wording; keys that are gone are forgotten. */
export function computeOutdated(before: Instrument, after: Instrument, outdated: OutdatedKeys): OutdatedKeys {
  const source = readSourceLanguage(after);
  const changed = listWordingChanges(before, after, source).map(({ key }) => key);
  const texts = new Map(listTexts(after).map((one) => [one.key, one.texts] as const));
  const others = Object.keys(after.languages).filter((language) => language !== source);
  const entries = others.map((language) => {
    const keys = [...new Set([...(outdated[language] ?? []), ...changed])].filter((key) => {
      const held = texts.get(key);
      return held !== undefined && isTranslated(held, language, source);
    });
    return [language, keys] as const;
  });
  return Object.fromEntries(entries.filter(([, keys]) => keys.length > 0));
}

/** Translations that were read as a whole are drafts again where the source has changed under them. */
export function withdrawReadings(instrument: Instrument, outdated: OutdatedKeys): Instrument {
  const languages = Object.entries(instrument.languages).map(([language, state]) => {
    const isBehind = state.state === 'read' && (outdated[language] ?? []).length > 0;
    return [language, isBehind ? ({ state: 'draft' } as const) : state] as const;
  });
  return { ...instrument, languages: Object.fromEntries(languages) };
}

/** How far each language is, the source first. */
export function readProgress(instrument: Instrument, outdated: OutdatedKeys): readonly LanguageProgress[] {
  const source = readSourceLanguage(instrument);
  const texts = listTexts(instrument);
  const all = Object.entries(instrument.languages).map(([language, state]) => ({
    language,
    state: state.state,
    readBy: state.state === 'read' ? state.by : null,
    readOn: state.state === 'read' ? state.on : null,
    total: texts.length,
    translated: texts.filter((one) => isTranslated(one.texts, language, source)).length,
    outdated: (outdated[language] ?? []).length,
  }));
  return all.toSorted((a, b) => Number(b.state === 'source') - Number(a.state === 'source'));
}

const PLACEHOLDER = /\{answer:[^{}]*\}/gu;

/** `{answer:question-id}` in the source that the translation lacks. */
export function listLostPlaceholders(source: string, translation: string): readonly string[] {
  const kept = new Set(translation.match(PLACEHOLDER) ?? []);
  return [...new Set(source.match(PLACEHOLDER) ?? [])].filter((placeholder) => !kept.has(placeholder));
}

/** Puts translations in under their keys; keys that do not stand in the questionnaire are passed over. */
export function writeTranslations(
  instrument: Instrument,
  language: string,
  texts: ReadonlyMap<string, string>,
): Instrument {
  const source = readSourceLanguage(instrument);
  return mapTexts(instrument, (key, held) => {
    const text = texts.get(key);
    return text === undefined ? held : writeWording(held, language, source, text);
  });
}

/** Corrections once more, oldest first, on a questionnaire that may have changed since: where the old text still stands. */
export function replayCorrections(
  instrument: Instrument,
  notes: readonly { readonly language: string; readonly what: readonly TextChange[] }[],
): Instrument {
  return notes.reduce((now, { language, what }) => {
    const standing = new Map(listTexts(now).map(({ key, texts }) => [key, texts[language] ?? ''] as const));
    const valid = what.filter(({ key, before }) => standing.get(key) === before);
    return writeTranslations(now, language, new Map(valid.map(({ key, after }) => [key, after] as const)));
  }, instrument);
}
