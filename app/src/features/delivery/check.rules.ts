/** What must hold between the cells of a delivery before the office sees it. */
import { parseBreakdown, toBreakdownText } from '#features/indicator/observation.rules.ts';
import type { People } from '#features/indicator/indicator.types.ts';
import { EMPTY_CELL, isEmptyCell } from './cell.rules.ts';
import { hasBase, isPart, toFieldId } from './field.rules.ts';
import type { Cell, CellFinding, Cells, DataSetField, DataSetRules } from './delivery.types.ts';

export interface Checked {
  readonly fields: readonly DataSetField[];
  readonly rules: DataSetRules;
  readonly cells: Cells;
  /** of the period before; rows that were not delivered are left out */
  readonly before: Cells;
  /** rows somebody wrote a comment on in this delivery */
  readonly commented: ReadonlySet<string>;
}

/** Everything to mend before submitting, in the order of the rows. Nothing found: it may go. */
export function checkDelivery(checked: Checked): CellFinding[] {
  const found = [
    ...checked.fields.flatMap((field) => checkRow(field, checked)),
    ...checkBreakdowns(checked),
    ...checkGroups(checked),
  ];
  const order = new Map(checked.fields.map(({ fieldId }, at) => [fieldId, at]));
  return found.toSorted((a, b) => (order.get(a.fieldId) ?? 0) - (order.get(b.fieldId) ?? 0));
}

const readCellOf = (cells: Cells, fieldId: string): Cell => cells[fieldId] ?? EMPTY_CELL;

function checkRow(field: DataSetField, { cells, before, rules, commented }: Checked): CellFinding[] {
  const { fieldId } = field;
  const cell = readCellOf(cells, fieldId);
  const note = (code: string, part: CellFinding['part'] = null, values: CellFinding['values'] = {}) => [
    { fieldId, part, code, values },
  ];
  if (isEmptyCell(cell)) return field.isRequired ? note('missing') : [];
  if (cell.reason !== null) return [];
  const { amount, base } = cell;
  if (amount === null) return note('amount-missing', 'amount');
  if (hasBase(field) && base === null) return note('base-missing', 'base');
  if (field.kind === 'share' && base !== null && amount > base)
    return note('part-over-whole', 'amount', { amount, base });
  if (field.kind === 'yes-no' && amount > 1) return note('not-yes-no', 'amount');
  const last = readCellOf(before, fieldId).amount;
  if (last === null || commented.has(fieldId) || !isLeap(amount, last, rules.changeFold)) return [];
  return note('changed-much', 'amount', { amount, last });
}

/** Below five a single person is half of it: no leap worth a question. */
const SMALL = 5;

function isLeap(now: number, last: number, fold: number | null): boolean {
  if (fold === null || (now < SMALL && last < SMALL)) return false;
  return now > last * fold || now * fold < last;
}

type Part = 'amount' | 'base';

/** Which numbers of a row add up over groups of people: counts and the two sides of a share, never averages. */
const listAdditive = (field: DataSetField): Part[] =>
  isPart(field) ? ['amount', 'base'] : field.kind === 'count' ? ['amount'] : [];

/** Codes of one dimension against the row without it. Services are no parts of anything: a person may use several. */
function checkBreakdowns({ fields, cells, rules }: Checked): CellFinding[] {
  const byId = new Map(fields.map((field) => [field.fieldId, field]));
  const parts = new Map<string, DataSetField[]>();
  for (const field of fields) {
    for (const dimension of Object.keys(parseBreakdown(field.breakdown))) {
      if (dimension === 'service') continue;
      const { [dimension]: _, ...rest } = parseBreakdown(field.breakdown);
      const whole = toFieldId(field.indicatorId, field.people, toBreakdownText(rest));
      if (byId.has(whole))
        parts.set(`${whole} ${dimension}`, [...(parts.get(`${whole} ${dimension}`) ?? []), field]);
    }
  }
  return [...parts].flatMap(([key, rows]) => {
    const whole = byId.get(key.slice(0, key.lastIndexOf(' ')));
    return whole === undefined ? [] : compareSum(whole, rows, cells, rules.breakdownAddsUp, 'breakdown');
  });
}

/** Newcomers and others against everyone, row by row. */
function checkGroups({ fields, cells, rules }: Checked): CellFinding[] {
  return fields
    .filter(({ people }) => people === 'everyone')
    .flatMap((whole) => {
      const rows = (['newcomers', 'others'] as const).flatMap((people: People) =>
        fields.filter((one) => one.fieldId === toFieldId(whole.indicatorId, people, whole.breakdown)),
      );
      return rows.length === 0
        ? []
        : compareSum(whole, rows, cells, rules.groupsAddUp && rows.length === 2, 'groups');
    });
}

function compareSum(
  whole: DataSetField,
  rows: readonly DataSetField[],
  cells: Cells,
  mustAddUp: boolean,
  what: 'breakdown' | 'groups',
): CellFinding[] {
  return listAdditive(whole).flatMap((part) => {
    const total = readCellOf(cells, whole.fieldId)[part];
    const numbers = rows.map(({ fieldId }) => readCellOf(cells, fieldId)[part]);
    const known = numbers.filter((number) => number !== null);
    if (total === null || known.length === 0) return [];
    const sum = known.reduce((one, other) => one + other, 0);
    const values = { sum, total };
    const { fieldId } = whole;
    if (sum > total) return [{ fieldId, part, code: `${what}-over-total`, values }];
    // Where a part is unknown the rest may fall short of the total.
    const isKnown = known.length === numbers.length;
    return mustAddUp && isKnown && sum < total
      ? [{ fieldId, part, code: `${what}-below-total`, values }]
      : [];
  });
}
