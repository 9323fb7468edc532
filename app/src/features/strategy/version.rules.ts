/** What two versions of a strategy differ in, row by row and field by field. */
import { toPlainAmount } from './budget.rules.ts';
import { isSame } from './revision.rules.ts';
import type { StrategyContent } from './strategy.types.ts';
import type { FieldDifference, RowDifference, RowKind } from './version.types.ts';

type Fields = Readonly<Record<string, unknown>>;
interface Row {
  readonly rowId: string;
  readonly name: string;
  readonly fields: Fields;
}

/** Counted or derived, not written: no difference of what a council decided. */
const NOT_WRITTEN = ['revision', 'position'];

/** What rows of one kind say, field by field; empty fields are left out. */
export function listFilledFields(
  content: StrategyContent,
  rowKind: RowKind,
): ReadonlyMap<string, readonly (readonly [string, unknown])[]> {
  return new Map(
    listRows(content)[rowKind].map(({ rowId, fields }) => [
      rowId,
      Object.entries(fields).filter(([, value]) => !isEmpty(value)),
    ]),
  );
}

/** In the order of the strategy; rows that are the same are left out. */
export function compareVersions(before: StrategyContent, after: StrategyContent): RowDifference[] {
  const old = listRows(before);
  const now = listRows(after);
  return (Object.keys(now) as RowKind[]).flatMap((rowKind) =>
    compareRows(rowKind, old[rowKind], now[rowKind]),
  );
}

function compareRows(rowKind: RowKind, before: readonly Row[], after: readonly Row[]): RowDifference[] {
  const changed = after.flatMap((row): RowDifference[] => {
    const was = before.find(({ rowId }) => rowId === row.rowId);
    if (was === undefined)
      return [{ rowKind, ...nameOf(row), deed: 'added', fields: listFilled(row, 'after') }];
    const fields = compareFields(was.fields, row.fields);
    return fields.length === 0 ? [] : [{ rowKind, ...nameOf(row), deed: 'changed', fields }];
  });
  const dropped = before
    .filter(({ rowId }) => after.every((one) => one.rowId !== rowId))
    .map((row): RowDifference => ({
      rowKind,
      ...nameOf(row),
      deed: 'dropped',
      fields: listFilled(row, 'before'),
    }));
  return [...changed, ...dropped];
}

const nameOf = ({ rowId, name }: Row) => ({ rowId, name });

const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  value === false ||
  (Array.isArray(value) && value.length === 0);

function listFilled({ fields }: Row, side: 'before' | 'after'): FieldDifference[] {
  return Object.entries(fields)
    .filter(([, value]) => !isEmpty(value))
    .map(([field, value]) => ({ field, before: null, after: null, [side]: value }));
}

function compareFields(before: Fields, after: Fields): FieldDifference[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((field) =>
    isSame(before[field], after[field]) || (isEmpty(before[field]) && isEmpty(after[field]))
      ? []
      : [{ field, before: before[field] ?? null, after: after[field] ?? null }],
  );
}

const toRow = (row: object, idField: string, name: string): Row => {
  const fields = Object.entries(row).filter(
    ([field]) => field !== idField && !NOT_WRITTEN.includes(field) && !field.endsWith('Id'),
  );
  const rowId = String((row as Fields)[idField] ?? '');
  return { rowId, name, fields: Object.fromEntries(fields.map(([field, value]) => [field, dropIds(value)])) };
};

/** Rows inside rows (outputs, milestones, measures) are compared by what they say. */
function dropIds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(dropIds);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([field]) => !NOT_WRITTEN.includes(field) && !field.endsWith('Id'))
      .map(([field, one]) => [field, dropIds(one)]),
  );
}

function listRows(content: StrategyContent): Readonly<Record<RowKind, readonly Row[]>> {
  const { strategy, parts, perspectives, goals, actions, budget, moneySources, bodies, risks } = content;
  const titleOf = (actionId: string): string =>
    actions.find((action) => action.actionId === actionId)?.title ?? '';
  return {
    strategy: [toRow({ ...strategy, state: null }, 'strategyId', strategy.title)],
    part: parts.map((part) => toRow(part, 'partId', part.partId)),
    perspective: perspectives.map((one) => toRow(one, 'perspectiveId', one.statement)),
    goal: goals.map((goal) => toRow(goal, 'goalId', goal.title)),
    action: actions.map((action) => toRow(nameStatements(action, perspectives), 'actionId', action.title)),
    'budget-line': budget.map((line) =>
      toRow(
        {
          ...line,
          amountCents: null,
          amount: `${toPlainAmount(line.amountCents, strategy.currency)} ${strategy.currency}`,
          source: moneySources.find((one) => one.moneySourceId === line.moneySourceId)?.name ?? '',
        },
        'budgetLineId',
        `${titleOf(line.actionId)}, ${line.year}`,
      ),
    ),
    'money-source': moneySources.map((source) => toRow(source, 'moneySourceId', source.name)),
    body: bodies.map((body) => toRow(body, 'bodyId', body.name)),
    risk: risks.map((risk) => toRow(risk, 'riskId', risk.text)),
  };
}

/** The statements an action answers, in words instead of ids. */
function nameStatements(
  action: StrategyContent['actions'][number],
  perspectives: StrategyContent['perspectives'],
): object {
  const { perspectiveIds, ...rest } = action;
  const answers = perspectiveIds.flatMap(
    (id) => perspectives.find(({ perspectiveId }) => perspectiveId === id)?.statement ?? [],
  );
  return { ...rest, answers };
}
