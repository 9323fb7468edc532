/** Reading what is written in a cell. An empty cell says nothing; zero is a number; no number needs its reason. */
import { hasBase, isWhole } from './field.rules.ts';
import type { Cell, CellFinding, CellReason, Cells, DataSetField } from './delivery.types.ts';

export const CELL_REASONS: readonly CellReason[] = ['not-collected', 'not-applicable'];
const LARGEST = 1_000_000_000_000;
export const EMPTY_CELL: Cell = { amount: null, base: null, reason: null };

/** As it was typed or stands in a file. */
export interface WrittenCell {
  readonly amount: string;
  readonly base: string;
  readonly reason: string;
}
export type WrittenCells = Readonly<Record<string, WrittenCell>>;

export interface ReadCells {
  readonly cells: Cells;
  readonly findings: readonly CellFinding[];
}

export const isEmptyCell = ({ amount, base, reason }: Cell): boolean =>
  amount === null && base === null && reason === null;

/** Every row of the data set; what cannot be read is a finding, and its row is left empty. */
export function readCells(fields: readonly DataSetField[], written: WrittenCells): ReadCells {
  const findings: CellFinding[] = [];
  const cells = fields.flatMap((field): [string, Cell][] => {
    const typed = written[field.fieldId];
    if (typed === undefined) return [];
    const read = readCell(field, typed);
    findings.push(...read.findings);
    return isEmptyCell(read.cell) ? [] : [[field.fieldId, read.cell]];
  });
  return { cells: Object.fromEntries(cells), findings };
}

function readCell(field: DataSetField, typed: WrittenCell): { cell: Cell; findings: CellFinding[] } {
  const findings: CellFinding[] = [];
  const read = (part: 'amount' | 'base'): number | null => {
    const number = parseNumber(field, typed[part], part);
    if (typeof number === 'number' || number === null) return number;
    findings.push({ fieldId: field.fieldId, part, ...number });
    return null;
  };
  const amount = read('amount');
  const base = hasBase(field) ? read('base') : null;
  const reason = CELL_REASONS.find((one) => one === typed.reason.trim()) ?? null;
  const note = (code: string, part: CellFinding['part'] = null) =>
    findings.push({ fieldId: field.fieldId, part, code, values: {} });
  if (reason === null && typed.reason.trim() !== '') note('reason-unknown');
  const hasNumber = amount !== null || base !== null;
  if (reason !== null && hasNumber) note('number-and-reason');
  return findings.length > 0 ? { cell: EMPTY_CELL, findings } : { cell: { amount, base, reason }, findings };
}

type Unreadable = Pick<CellFinding, 'code' | 'values'>;

/** With point or comma; a sign between thousands only where it cannot be one of decimals. */
function parseNumber(field: DataSetField, text: string, part: 'amount' | 'base'): number | null | Unreadable {
  const plain = text.replaceAll(/[\s'’\u00a0\u202f]/g, '').replace('−', '-');
  if (plain === '') return null;
  const mustBeWhole = part === 'base' || isWhole(field);
  const fault = (code: string): Unreadable => ({ code, values: { written: text.trim().slice(0, 40) } });
  if (/^-\d/.test(plain)) return fault('negative');
  if (/^\d{1,3}([.,]\d{3})+$/.test(plain) && mustBeWhole) return fault('thousands-sign');
  if (!/^\d+([.,]\d+)?$/.test(plain)) return fault('not-a-number');
  const number = Number(plain.replace(',', '.'));
  if (number > LARGEST) return fault('too-large');
  return mustBeWhole && !Number.isInteger(number) ? fault('not-whole') : number;
}

/** One text for what the rows say, to notice that somebody else saved in the meantime. */
export function toCellsText(cells: Cells): string {
  const rows = Object.entries(cells).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(rows.map(([id, { amount, base, reason }]) => [id, amount, base, reason]));
}
