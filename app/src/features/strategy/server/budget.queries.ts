/** Rows of a budget: lines and the sources of money they are paid from. */
import type { OfficeReader, OfficeTransaction } from '#server/db/doors.ts';
import type { BudgetLine, CostKind, MoneyKind, MoneySource } from '../action.types.ts';
import type { Reader } from './goal.queries.ts';

export type LineWords = Omit<BudgetLine, 'budgetLineId' | 'revision'>;
export type SourceWords = Omit<MoneySource, 'moneySourceId' | 'revision'>;

interface LineRow {
  readonly budget_line_id: string;
  readonly action_id: string;
  readonly year: number;
  readonly cost_kind: string;
  readonly amount_cents: string;
  readonly money_source_id: string | null;
  readonly is_secured: boolean;
  readonly cost_option: string;
  readonly note: string;
  readonly revision: number;
}

const toLine = (row: LineRow): BudgetLine => ({
  budgetLineId: row.budget_line_id,
  actionId: row.action_id,
  year: row.year,
  costKind: row.cost_kind as CostKind,
  // At most 10^13 by a constraint: exact as a number.
  amountCents: Number(row.amount_cents),
  moneySourceId: row.money_source_id,
  isSecured: row.is_secured,
  costOption: row.cost_option,
  note: row.note,
  revision: row.revision,
});

const toLineRow = (words: LineWords) => ({
  action_id: words.actionId,
  year: words.year,
  cost_kind: words.costKind,
  amount_cents: words.amountCents,
  money_source_id: words.moneySourceId,
  is_secured: words.isSecured,
  cost_option: words.costOption,
  note: words.note,
});

/** By action, year and kind. */
export async function selectBudget(
  reader: Reader,
  placeId: string,
  strategyId: string,
): Promise<BudgetLine[]> {
  const rows = await (reader as OfficeReader)
    .selectFrom('office.budget_line')
    .selectAll()
    .where('place_id', '=', placeId)
    .where('strategy_id', '=', strategyId)
    .orderBy('action_id')
    .orderBy('year')
    .orderBy('cost_kind')
    .orderBy('budget_line_id')
    .execute();
  return rows.map(toLine);
}

export async function lockLine(
  transaction: OfficeTransaction,
  placeId: string,
  strategyId: string,
  budgetLineId: string,
): Promise<BudgetLine | undefined> {
  const row = await transaction
    .selectFrom('office.budget_line')
    .selectAll()
    .where('place_id', '=', placeId)
    .where('strategy_id', '=', strategyId)
    .where('budget_line_id', '=', budgetLineId)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? undefined : toLine(row);
}

export async function insertLine(
  transaction: OfficeTransaction,
  placeId: string,
  strategyId: string,
  words: LineWords & { readonly budgetLineId?: string | undefined },
): Promise<string> {
  const { budget_line_id } = await transaction
    .insertInto('office.budget_line')
    .values({
      place_id: placeId,
      strategy_id: strategyId,
      ...toLineRow(words),
      ...(words.budgetLineId !== undefined && { budget_line_id: words.budgetLineId }),
    })
    .returning('budget_line_id')
    .executeTakeFirstOrThrow();
  return budget_line_id;
}

export async function updateLine(
  transaction: OfficeTransaction,
  placeId: string,
  budgetLineId: string,
  words: LineWords,
  revision: number,
): Promise<void> {
  await transaction
    .updateTable('office.budget_line')
    .set({ ...toLineRow(words), revision })
    .where('place_id', '=', placeId)
    .where('budget_line_id', '=', budgetLineId)
    .execute();
}

export async function deleteLine(
  transaction: OfficeTransaction,
  placeId: string,
  budgetLineId: string,
): Promise<void> {
  await transaction
    .deleteFrom('office.budget_line')
    .where('place_id', '=', placeId)
    .where('budget_line_id', '=', budgetLineId)
    .execute();
}

const SOURCE_COLUMNS = [
  'money_source_id as moneySourceId',
  'name',
  'kind',
  'programme',
  'ends_on as endsOn',
  'revision',
] as const;

/** By name. */
export async function selectMoneySources(
  reader: Reader,
  placeId: string,
  strategyId: string,
): Promise<MoneySource[]> {
  const rows = await (reader as OfficeReader)
    .selectFrom('office.money_source')
    .select(SOURCE_COLUMNS)
    .where('place_id', '=', placeId)
    .where('strategy_id', '=', strategyId)
    .orderBy('name')
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as MoneyKind }));
}

const toSourceRow = (words: SourceWords) => ({
  name: words.name,
  kind: words.kind,
  programme: words.programme,
  ends_on: words.endsOn,
});

export async function lockMoneySource(
  transaction: OfficeTransaction,
  placeId: string,
  strategyId: string,
  moneySourceId: string,
): Promise<MoneySource | undefined> {
  const row = await transaction
    .selectFrom('office.money_source')
    .select(SOURCE_COLUMNS)
    .where('place_id', '=', placeId)
    .where('strategy_id', '=', strategyId)
    .where('money_source_id', '=', moneySourceId)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? undefined : { ...row, kind: row.kind as MoneyKind };
}

export async function insertMoneySource(
  transaction: OfficeTransaction,
  placeId: string,
  strategyId: string,
  words: SourceWords & { readonly moneySourceId?: string | undefined },
): Promise<string> {
  const { money_source_id } = await transaction
    .insertInto('office.money_source')
    .values({
      place_id: placeId,
      strategy_id: strategyId,
      ...toSourceRow(words),
      ...(words.moneySourceId !== undefined && { money_source_id: words.moneySourceId }),
    })
    .returning('money_source_id')
    .executeTakeFirstOrThrow();
  return money_source_id;
}

export async function updateMoneySource(
  transaction: OfficeTransaction,
  placeId: string,
  moneySourceId: string,
  words: SourceWords,
  revision: number,
): Promise<void> {
  await transaction
    .updateTable('office.money_source')
    .set({ ...toSourceRow(words), revision })
    .where('place_id', '=', placeId)
    .where('money_source_id', '=', moneySourceId)
    .execute();
}

export async function deleteMoneySource(
  transaction: OfficeTransaction,
  placeId: string,
  moneySourceId: string,
): Promise<void> {
  await transaction
    .deleteFrom('office.money_source')
    .where('place_id', '=', placeId)
    .where('money_source_id', '=', moneySourceId)
    .execute();
}
