/** Rows between `begin` and `end` as a tree. */
import { readRowType, type RowType } from './row-types.ts';
import type { Report } from './report.ts';
import type { FormRow } from './sheet.ts';

export interface RowNode {
  readonly kind: 'row';
  readonly row: FormRow;
  readonly type: RowType;
}

export interface GroupNode {
  readonly kind: 'group';
  readonly row: FormRow;
  readonly isRepeat: boolean;
  readonly children: readonly FormNode[];
}

export type FormNode = RowNode | GroupNode;

interface OpenGroup {
  readonly row: FormRow;
  readonly isRepeat: boolean;
  readonly children: FormNode[];
}

function isDisabled(row: FormRow): boolean {
  return /^(?:yes|true|true\(\))$/iu.test(row.look('disabled'));
}

/** Whether a row is left out with all its cells, and why. */
function leaveOut(row: FormRow, type: RowType, report: Report): boolean {
  const name = row.look('name');
  const say = (code: Parameters<Report>[2]): true => {
    report(row.sheet, row.number, code, { type: row.look('type'), name });
    row.takeAll();
    return true;
  };
  if (isDisabled(row)) return say('row-disabled');
  if (type.kind === 'none') return say('row-without-type');
  if (type.kind === 'computed') return say('computed-left-out');
  if (type.kind === 'unsupported') return say('type-not-supported');
  return type.kind === 'unknown' ? say('type-not-known') : false;
}

/** The form as a tree; rows that cannot be asked are left out with a finding. */
export function readBlocks(rows: readonly FormRow[], report: Report): readonly FormNode[] {
  const top: FormNode[] = [];
  const open: OpenGroup[] = [];
  const add = (node: FormNode): void => void (open.at(-1)?.children ?? top).push(node);
  const close = (): void => {
    const group = open.pop();
    if (group !== undefined) add({ kind: 'group', ...group });
  };
  for (const row of rows) {
    const type = readRowType(row.look('type'));
    if (leaveOut(row, type, report)) continue;
    row.take('type');
    row.take('disabled');
    if (type.kind === 'begin') {
      open.push({ row, isRepeat: type.isRepeat, children: [] });
    } else if (type.kind === 'end') {
      row.take('name');
      if (open.length === 0) report(row.sheet, row.number, 'group-not-closed', { name: row.look('name') });
      close();
    } else add({ kind: 'row', row, type });
  }
  for (const { row } of open) report(row.sheet, row.number, 'group-not-closed', { name: row.look('name') });
  while (open.length > 0) close();
  return top;
}
