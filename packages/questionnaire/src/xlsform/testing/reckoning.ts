/** Counts every filled cell of a form once more, without the code that reads forms: is it there, or is it named? */
import type { Instrument, Question, Section } from '../../questionnaire.types.ts';
import type { XlsFormFinding, XlsFormPlan, XlsSheet } from '../xlsform.types.ts';

/** Findings without a column that speak of the whole row. */
const WHOLE_ROW = new Set([
  'choice-became-special',
  'choice-left-out',
  'computed-left-out',
  'group-not-closed',
  'list-missing',
  'note-left-out',
  'row-disabled',
  'row-without-type',
  'type-not-known',
  'type-not-supported',
]);

const SHOWN_AS_PAGE_OR_TABLE =
  /^(?:field-list|table-list|label|list-nolabel|multiline|multi-line|month-year)$/u;

interface Ledger {
  readonly instrument: Instrument;
  readonly findings: readonly XlsFormFinding[];
  /** every text of the instrument, references blotted out */
  readonly texts: ReadonlySet<string>;
  readonly ids: ReadonlyMap<string, Question | Section>;
  readonly unusedLists: ReadonlySet<string>;
}

const blot = (text: string): string =>
  text
    .replaceAll(/\{answer:[^{}]*\}|\$\{[^{}]*\}|…/gu, '#')
    .replaceAll(/\s+/gu, ' ')
    .trim();

function listTexts(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.split('\n\n').map(blot).concat(blot(value));
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(listTexts);
}

/** A section, its questions, rows and columns by id. */
function listIds(section: Section): readonly (readonly [string, Question | Section])[] {
  const ofQuestions = section.questions.flatMap((question) => {
    const parts =
      question.kind === 'matrix' ? question.rows : question.kind === 'roster' ? question.columns : [];
    return [question.id, ...parts.map(({ id }) => id)].map((id) => [id, question] as const);
  });
  return [[section.id, section] as const, ...ofQuestions];
}

function openLedger(instrument: Instrument, findings: readonly XlsFormFinding[]): Ledger {
  const ids = new Map(instrument.sections.flatMap(listIds));
  const unused = findings.filter(({ code }) => code === 'list-not-used');
  return {
    instrument,
    findings,
    texts: new Set(listTexts(instrument)),
    ids,
    unusedLists: new Set(unused.map(({ parameters }) => String(parameters['list']))),
  };
}

const slug = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '');

interface Cell {
  readonly row: number;
  readonly heading: string;
  readonly kind: string;
  readonly text: string;
  readonly type: string;
  readonly name: string;
}

/** The heading of a table that was not made, or the names in a roster. */
function isAbsorbed({ row, name }: Cell, { findings }: Ledger): boolean {
  return findings.some(
    ({ code, parameters, ...finding }) =>
      (code === 'table-not-made' && finding.row === row) ||
      (code === 'repeat-became-roster' && parameters['name'] === name),
  );
}

type Judge = (cell: Cell, part: Question | Section | undefined, ledger: Ledger) => boolean;

const isStructure = ({ type }: Cell): boolean => /^(?:begin|end|note)\b|^(?:begin|end)_/iu.test(type);

const isPart: Judge = (cell, part, ledger) =>
  isStructure(cell) || part !== undefined || ledger.ids.has(`row-${cell.row}`) || isAbsorbed(cell, ledger);

const isWords: Judge = ({ text }, _, { texts }) =>
  texts.has(blot(text)) || text.split('\n\n').every((one) => texts.has(blot(one)));

const isCondition: Judge = (cell, part) =>
  // A group's condition stands at its section, or was joined to those around it.
  isStructure(cell) || cell.text === 'true()' || (part !== undefined && 'askedWhen' in part);

const has =
  (...fields: readonly string[]): Judge =>
  (_, part) =>
    part !== undefined && fields.some((field) => field in part);

const JUDGES: Readonly<Record<string, Judge>> = {
  type: isPart,
  name: isPart,
  label: isWords,
  hint: isWords,
  required: (cell, part, ledger) =>
    /^(?:no|false|false\(\)|0)$/iu.test(cell.text) || has('required')(cell, part, ledger),
  relevant: isCondition,
  relevance: isCondition,
  constraint: has('minimum', 'maximumChoices'),
  appearance: ({ text }) => SHOWN_AS_PAGE_OR_TABLE.test(text),
  parameters: has('minimum'),
  repeat_count: has('maximumRows'),
  disabled: () => true,
};

function isRepresented(cell: Cell, ledger: Ledger): boolean {
  const part = ledger.ids.get(slug(cell.name)) ?? ledger.ids.get(`row-${cell.row}`);
  return JUDGES[cell.kind]?.(cell, part, ledger) ?? false;
}

function isNamed(cell: Cell, sheet: string, { findings }: Ledger): boolean {
  return findings.some(
    (finding) =>
      finding.sheet === sheet &&
      ((finding.column === cell.heading && (finding.row === cell.row || finding.row === 1)) ||
        (finding.row === cell.row && finding.column === undefined && WHOLE_ROW.has(finding.code))),
  );
}

const toKind = (heading: string): string =>
  (heading.split(':')[0] ?? '').trim().toLowerCase().replace(' ', '_');

function listCells({ rows }: XlsSheet): readonly Cell[] {
  const headings = (rows[0] ?? []).map((heading) => heading.trim());
  const at = (cells: readonly string[], kind: string) =>
    (cells[headings.findIndex((heading) => toKind(heading) === kind)] ?? '').trim();
  return rows.slice(1).flatMap((cells, index) =>
    headings.flatMap((heading, column) => {
      const text = (cells[column] ?? '').trim();
      if (heading === '' || text === '') return [];
      const row = { row: index + 2, type: at(cells, 'type'), name: at(cells, 'name') };
      return [{ ...row, heading, kind: toKind(heading), text }];
    }),
  );
}

function isChoiceKept(cell: Cell, sheet: XlsSheet, ledger: Ledger): boolean {
  const headings = (sheet.rows[0] ?? []).map(toKind);
  const list = sheet.rows[cell.row - 1]?.[headings.indexOf('list_name')]?.trim() ?? '';
  if (cell.kind === 'list_name' || ledger.unusedLists.has(list)) return true;
  if (cell.kind === 'name') return ledger.texts.has(slug(cell.text));
  return cell.kind === 'label' && ledger.texts.has(blot(cell.text));
}

/** Cells of the sheets survey and choices that are neither in the instrument nor in a finding. */
export function listUnaccounted(sheets: readonly XlsSheet[], plan: XlsFormPlan): readonly string[] {
  const { instrument, findings } = plan;
  if (instrument === undefined) return findings.length > 0 ? [] : ['nothing came of it and nothing was said'];
  const ledger = openLedger(instrument, findings);
  return sheets.flatMap((sheet) => {
    const role = sheet.name.trim().toLowerCase();
    if (role !== 'survey' && role !== 'choices') return [];
    return listCells(sheet)
      .filter((cell) => !isNamed(cell, sheet.name, ledger))
      .filter((cell) =>
        role === 'survey' ? !isRepresented(cell, ledger) : !isChoiceKept(cell, sheet, ledger),
      )
      .map(({ row, heading, text }) => `${sheet.name} ${row} ${heading}: ${text.slice(0, 80)}`);
  });
}
