/** The budget: lines by action, year, kind and source, saved together or not at all. */
import { authorise, type Member } from '#server/auth/member.ts';
import { write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import type { Language } from '#ui/languages.ts';
import { nestFields } from '../action-form.rules.ts';
import {
  amountWrong,
  budgetTooLarge,
  currencyUnknown,
  securedWithoutSource,
  sourceIsUsed,
} from '../action.problems.ts';
import { isCurrency, MAXIMUM_SUM_CENTS, parseAmount } from '../budget.rules.ts';
import { budgetSchema, moneySourceSchema } from '../budget.schema.ts';
import { tooManyEntries } from '../strategy.problems.ts';
import { revisionSchema } from '../strategy.schema.ts';
import * as queries from './budget.queries.ts';
import { noteAdded, noteRemoved, reviseRow } from './revise.ts';
import { lockOpenStrategy } from './strategies.usecases.ts';

const MAXIMUM_SOURCES = 60;
const MAXIMUM_LINES = 5_000;

type Fields = Readonly<Record<string, unknown>>;

/** A line as it is to stand there. `amountCents` null: it is to go. */
export interface LineToSave extends Omit<queries.LineWords, 'amountCents'> {
  /** '' a new line */
  readonly budgetLineId: string;
  /** the revision it was made from */
  readonly revision: number;
  readonly amountCents: number | null;
}

/**
 * Saves lines of a form: amounts are read as the language writes them. A line without an amount goes.
 * @throws Problem `amount-…` with the number of the line, `secured-without-source`, `changed-meanwhile`, `budget-too-large`
 */
export async function saveBudget(
  member: Member,
  strategyId: string,
  input: Fields,
  language: Language,
): Promise<void> {
  authorise(member, 'strategy.change');
  const { lines } = parseInput(budgetSchema, nestFields(input));
  await write(member, async (transaction) => {
    const strategy = await lockOpenStrategy(transaction, member.placeId, strategyId);
    if (!isCurrency(strategy.currency)) throw currencyUnknown(strategy.currency);
    const read = lines.map(({ amount, moneySourceId, ...line }, i): LineToSave => {
      const source = moneySourceId === '' ? null : moneySourceId;
      if (line.isSecured && source === null && amount !== '')
        throw securedWithoutSource(i + 1, `lines.${i}.moneySourceId`);
      const amountCents = readAmount(amount, i, language, strategy.currency);
      return { ...line, isSecured: line.isSecured && source !== null, moneySourceId: source, amountCents };
    });
    await saveLines(transaction, member, strategyId, read);
  });
}

function readAmount(text: string, i: number, language: Language, currency: string): number | null {
  if (text === '') return null;
  const parsed = parseAmount(text, language, currency);
  if ('wrong' in parsed) throw amountWrong(parsed.wrong, i + 1, text, `lines.${i}.amount`);
  return parsed.cents;
}

/** For use cases that hold a transaction already: files, cost options, examples. */
export async function saveLines(
  transaction: OfficeTransaction,
  member: Member,
  strategyId: string,
  lines: readonly LineToSave[],
): Promise<void> {
  const { placeId } = member;
  const standing = await queries.selectBudget(transaction, placeId, strategyId);
  const known = new Set(standing.map(({ budgetLineId }) => budgetLineId));
  const added = lines.filter((line) => !known.has(line.budgetLineId) && line.amountCents !== null);
  if (standing.length + added.length > MAXIMUM_LINES) throw tooManyEntries(MAXIMUM_LINES);
  for (const line of lines) await saveLine(transaction, member, strategyId, line, known);
  const after = await queries.selectBudget(transaction, placeId, strategyId);
  // Compared as BigInt: the sum may be more than a number holds exactly.
  const sum = after.reduce((total, { amountCents }) => total + BigInt(amountCents), 0n);
  if (sum > BigInt(MAXIMUM_SUM_CENTS)) throw budgetTooLarge();
}

async function saveLine(
  transaction: OfficeTransaction,
  member: Member,
  strategyId: string,
  line: LineToSave,
  known: ReadonlySet<string>,
): Promise<void> {
  const { budgetLineId, revision: seenRevision, amountCents, ...rest } = line;
  const { placeId } = member;
  const isThere = known.has(budgetLineId);
  if (amountCents === null) {
    if (isThere) await removeLine(transaction, member, strategyId, budgetLineId);
    return;
  }
  const words = { ...rest, amountCents };
  if (!isThere) {
    const id = await queries.insertLine(transaction, placeId, strategyId, words);
    await noteAdded(transaction, member, { strategyId, rowKind: 'budget-line', rowId: id });
    return;
  }
  const row = {
    strategyId,
    rowKind: 'budget-line',
    rowId: budgetLineId,
    lock: () => queries.lockLine(transaction, placeId, strategyId, budgetLineId),
    update: (next: queries.LineWords, revision: number) =>
      queries.updateLine(transaction, placeId, budgetLineId, next, revision),
  };
  await reviseRow(transaction, member, row, { words, seenRevision });
}

async function removeLine(
  transaction: OfficeTransaction,
  member: Member,
  strategyId: string,
  budgetLineId: string,
): Promise<void> {
  const before = await queries.lockLine(transaction, member.placeId, strategyId, budgetLineId);
  if (before === undefined) return;
  await queries.deleteLine(transaction, member.placeId, budgetLineId);
  const name = { strategyId, rowKind: 'budget-line', rowId: budgetLineId };
  await noteRemoved(transaction, member, name, { before, revision: before.revision });
}

/** @returns its id */
export async function addMoneySource(member: Member, strategyId: string, input: unknown): Promise<string> {
  authorise(member, 'strategy.change');
  const words = parseInput(moneySourceSchema, input);
  return write(member, async (transaction) => {
    await lockOpenStrategy(transaction, member.placeId, strategyId);
    const moneySources = await queries.selectMoneySources(transaction, member.placeId, strategyId);
    if (moneySources.length >= MAXIMUM_SOURCES) throw tooManyEntries(MAXIMUM_SOURCES);
    const id = await queries.insertMoneySource(transaction, member.placeId, strategyId, words);
    await noteAdded(transaction, member, { strategyId, rowKind: 'money-source', rowId: id });
    return id;
  });
}

interface SourceIds {
  readonly strategyId: string;
  readonly moneySourceId: string;
}

/** @throws Problem `not-found` (404), `changed-meanwhile` (409) */
export async function changeMoneySource(
  member: Member,
  { strategyId, moneySourceId }: SourceIds,
  input: unknown,
): Promise<void> {
  authorise(member, 'strategy.change');
  const words = parseInput(moneySourceSchema, input);
  const { revision: seenRevision } = parseInput(revisionSchema, input);
  await write(member, async (transaction) => {
    await lockOpenStrategy(transaction, member.placeId, strategyId);
    await reviseRow(
      transaction,
      member,
      {
        strategyId,
        rowKind: 'money-source',
        rowId: moneySourceId,
        lock: () => queries.lockMoneySource(transaction, member.placeId, strategyId, moneySourceId),
        update: (next: queries.SourceWords, revision) =>
          queries.updateMoneySource(transaction, member.placeId, moneySourceId, next, revision),
      },
      { words, seenRevision },
    );
  });
}

/** @throws Problem `money-source-used` (409) where lines are paid from it */
export async function removeMoneySource(
  member: Member,
  { strategyId, moneySourceId }: SourceIds,
): Promise<void> {
  authorise(member, 'strategy.change');
  await write(member, async (transaction) => {
    await lockOpenStrategy(transaction, member.placeId, strategyId);
    const before = await queries.lockMoneySource(transaction, member.placeId, strategyId, moneySourceId);
    if (before === undefined) throw new Problem('not-found', 404);
    const lines = await queries.selectBudget(transaction, member.placeId, strategyId);
    const count = lines.filter((line) => line.moneySourceId === moneySourceId).length;
    if (count > 0) throw sourceIsUsed(count);
    await queries.deleteMoneySource(transaction, member.placeId, moneySourceId);
    const name = { strategyId, rowKind: 'money-source', rowId: moneySourceId };
    await noteRemoved(transaction, member, name, { before, revision: before.revision });
  });
}
