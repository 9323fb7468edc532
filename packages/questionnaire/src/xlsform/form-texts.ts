/** Cells with words → texts by language. */
import { quote, type Report } from './report.ts';
import type { Form } from './form.types.ts';
import type { FormRow } from './sheet.ts';
import type { Texts } from '../questionnaire.types.ts';

const MAXIMUM_TEXT_CHARACTERS = 5000;

/** Bold, headings, links and HTML as plain words. A single star stays: it may belong to a word. */
function removeMarkup(text: string): string {
  return text
    .replaceAll(/\[([^[\]]{1,300})\]\((https?:[^()\s]{1,300})\)/gu, '$1 ($2)')
    .replaceAll(/<br\s{0,3}\/?>/giu, '\n')
    .replaceAll(/<\/?[a-z][^<>]{0,300}>/giu, '')
    .replaceAll(/\*\*|__/gu, '')
    .replaceAll(/^#{1,6}\s+/gmu, '')
    .replaceAll('&nbsp;', ' ')
    .trim();
}

/** Braces that this platform would read as the name of a question. */
function disarm(text: string): string {
  return text.replaceAll('{answer:', '(answer:');
}

/** A name that stands where words are missing. */
export function toNameText(name: string): string {
  return name.trim() === '' ? '…' : disarm(name).slice(0, MAXIMUM_TEXT_CHARACTERS).toWellFormed();
}

interface Place {
  readonly row: FormRow;
  readonly heading: string;
}

function fillReferences(text: string, form: Form, { row, heading }: Place): string {
  return text.replaceAll(/\$\{\s*([^{}]{1,100}?)\s*\}/gu, (_, name: string) => {
    const reference = form.references.get(name);
    if (reference !== undefined && reference.row === undefined) return `{answer:${reference.question}}`;
    const missed = `${row.sheet} ${row.number} ${name}`;
    if (!form.missedReferences.has(missed))
      form.report(row.sheet, row.number, 'reference-not-possible', { name }, heading);
    form.missedReferences.add(missed);
    return '…';
  });
}

function toPlainText(text: string, form: Form, place: Place): string {
  const { row, heading } = place;
  const plain = removeMarkup(disarm(text));
  if (plain !== text) form.report(row.sheet, row.number, 'markup-removed', { text: quote(text) }, heading);
  const filled = fillReferences(plain, form, place);
  if (filled.length <= MAXIMUM_TEXT_CHARACTERS) return filled;
  form.report(row.sheet, row.number, 'text-too-long', { maximum: MAXIMUM_TEXT_CHARACTERS }, heading);
  return filled.slice(0, MAXIMUM_TEXT_CHARACTERS).toWellFormed();
}

/** The texts of a row's label or hint; `undefined`: there are none. English is always there, if need be lent. */
export function takeTexts(row: FormRow, kind: string, form: Form): Texts | undefined {
  const texts: Record<string, string> = {};
  for (const { language = form.defaultLanguage, heading, text } of row.takeByLanguage(kind)) {
    if (texts[language] !== undefined) {
      // Two columns for one language: the first has spoken.
      form.report(row.sheet, row.number, 'cell-not-used', { value: quote(text) }, heading);
      continue;
    }
    const plain = toPlainText(text, form, { row, heading });
    if (plain !== '') texts[language] = plain;
  }
  const english = texts['en'] ?? texts[form.defaultLanguage] ?? Object.values(texts)[0];
  if (english === undefined) return undefined;
  if (form.hasEnglish && texts['en'] === undefined)
    form.report(row.sheet, row.number, 'text-missing', { language: 'en' }, row.headingOf(kind));
  return { ...texts, en: english };
}

/** The label, or the name where there is none. */
export function takeLabel(row: FormRow, form: Form, name: string): Texts {
  const label = takeTexts(row, 'label', form);
  if (label !== undefined) return label;
  form.report(row.sheet, row.number, 'label-missing', { name });
  return { en: toNameText(name) };
}

/** Two texts one under the other, in every language that either has. `undefined`: too long together. */
export function joinTexts(first: Texts, second: Texts): Texts | undefined {
  const languages = new Set([...Object.keys(first), ...Object.keys(second)]);
  const joined = [...languages].map((language) => {
    const parts = [first, second].map((texts) => texts[language] ?? texts.en);
    return [language, parts.join('\n\n')] as const;
  });
  if (joined.some(([, text]) => text.length > MAXIMUM_TEXT_CHARACTERS)) return undefined;
  return { ...Object.fromEntries(joined), en: [first.en, second.en].join('\n\n') };
}

/** A sheet-wide finding about the languages of the form. */
export function reportLanguages(
  report: Report,
  sheet: string,
  found: { readonly defaultLanguage: string; readonly isAssumed: boolean; readonly hasEnglish: boolean },
): void {
  const { defaultLanguage: language, isAssumed, hasEnglish } = found;
  if (isAssumed) report(sheet, 1, 'language-assumed', { language });
  if (!hasEnglish) report(sheet, 1, 'english-missing', { language });
}
