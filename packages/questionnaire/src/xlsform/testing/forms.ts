/** Small forms written as rows. */
import { planXlsForm } from '../plan.ts';
import type { XlsSheet } from '../xlsform.types.ts';
import { listUnaccounted } from './reckoning.ts';

const HEADINGS = [
  'type',
  'name',
  'label',
  'hint',
  'required',
  'relevant',
  'constraint',
  'appearance',
  'default',
];
export type Row = Readonly<Partial<Record<string, string>>>;

/** Sheets from rows written as objects. */
export function formOf(
  rows: readonly Row[],
  choices: readonly Row[] = [],
  settings: Row = {},
): readonly XlsSheet[] {
  const headings = [...new Set([...HEADINGS, ...rows.flatMap((row) => Object.keys(row))])];
  const choiceHeadings = [
    'list_name',
    'name',
    ...new Set(['label', ...choices.flatMap((row) => Object.keys(row))]),
  ];
  const lists = [...new Set(choiceHeadings)];
  const sheet = (name: string, heads: readonly string[], list: readonly Row[]): XlsSheet => ({
    name,
    rows: [heads, ...list.map((row) => heads.map((heading) => row[heading] ?? ''))],
  });
  return [
    sheet('survey', headings, rows),
    ...(choices.length === 0 ? [] : [sheet('choices', lists, choices)]),
    ...(Object.keys(settings).length === 0 ? [] : [sheet('settings', Object.keys(settings), [settings])]),
  ];
}

export const yesNo = ['yes', 'no'].map((name) => ({ list_name: 'yn', name, label: name }));
export const often = ['0', '1', '2'].map((name) => ({ list_name: 'often', name, label: `Often ${name}` }));

/** What became of a form. Throws where a cell is neither there nor named. */
export function plan(rows: readonly Row[], choices: readonly Row[] = [...yesNo, ...often]) {
  const sheets = formOf(rows, choices);
  const planned = planXlsForm(sheets);
  const { instrument, findings } = planned;
  const unaccounted = listUnaccounted(sheets, planned);
  if (unaccounted.length > 0) throw new Error(unaccounted.join('; '));
  const questions = instrument?.sections.flatMap((section) => section.questions) ?? [];
  const codes = findings
    .filter(({ code }) => code !== 'language-assumed' && code !== 'list-not-used')
    .map(({ row, code }) => `${row} ${code}`);
  return { instrument, findings, questions, codes };
}

export const text = (name: string, more: Row = {}): Row => ({ type: 'text', name, label: name, ...more });
export const ask = (name: string, more: Row = {}): Row => ({
  type: 'select_one yn',
  name,
  label: name,
  ...more,
});
