/** The money of a place and what it obliges to. */
import { listStrategies, readStrategyContent } from '#features/strategy/server/content.usecases.ts';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput, rowId } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import type { Language } from '#ui/languages.ts';
import { dutySchema, moneySchema } from '../application.schema.ts';
import type { Application, Duty, OwnMoney, OwnMoneyWords } from '../application.types.ts';
import { composePortfolio, listDueSteps, type DueMoneyStep, type Portfolio } from '../portfolio.rules.ts';
import * as applications from './application.queries.ts';
import { readAmount } from './application.usecases.ts';
import * as queries from './money.queries.ts';

const MAXIMUM_MONEY = 500;

export interface PortfolioSheet extends Portfolio {
  readonly applications: readonly Application[];
  readonly money: readonly OwnMoney[];
  readonly duties: readonly Duty[];
}

/** All money: of strategies that have not ended, of applications, and what was entered here. */
export async function readPortfolio(member: Member): Promise<PortfolioSheet> {
  authorise(member, 'application.read');
  const standing = (await listStrategies(member)).filter(({ state }) => state !== 'ended');
  const { placeId } = member;
  return readOffice(member, async (reader) => {
    const all = await applications.selectApplications(reader, placeId);
    const money = await queries.selectMoney(reader, placeId);
    const strategies = [];
    for (const { strategyId } of standing)
      strategies.push(await readStrategyContent(reader, placeId, strategyId));
    return {
      ...composePortfolio({ strategies, applications: all, money, today: today() }),
      applications: all,
      money,
      duties: await queries.selectDuties(reader, placeId),
    };
  });
}

export async function listDuties(member: Member): Promise<Duty[]> {
  authorise(member, 'application.read');
  return readOffice(member, (reader) => queries.selectDuties(reader, member.placeId));
}

function parseMoney(input: unknown, language: Language): OwnMoneyWords {
  const { amount, ...words } = parseInput(moneySchema, input);
  return { ...words, amountCents: readAmount(amount, words.currency, language, 'amount') };
}

export async function addMoney(member: Member, input: unknown, language: Language): Promise<string> {
  authorise(member, 'application.change');
  const words = parseMoney(input, language);
  return write(member, async (transaction) => {
    const there = await queries.selectMoney(transaction, member.placeId);
    if (there.length >= MAXIMUM_MONEY) throw new Problem('too-many-entries', 422, { maximum: MAXIMUM_MONEY });
    const id = await queries.insertMoney(transaction, member.placeId, words);
    await note(transaction, member, id, { added: words.name });
    return id;
  });
}

export async function changeMoney(
  member: Member,
  moneyId: string,
  input: unknown,
  language: Language,
): Promise<void> {
  authorise(member, 'application.change');
  const id = parseInput(rowId, moneyId);
  const words = parseMoney(input, language);
  await write(member, async (transaction) => {
    if (!(await queries.updateMoney(transaction, member.placeId, id, words)))
      throw new Problem('not-found', 404);
    await note(transaction, member, id, { changed: words.name });
  });
}

export async function removeMoney(member: Member, moneyId: string): Promise<void> {
  authorise(member, 'application.change');
  const id = parseInput(rowId, moneyId);
  await write(member, async (transaction) => {
    if (!(await queries.deleteMoney(transaction, member.placeId, id))) throw new Problem('not-found', 404);
    await note(transaction, member, id, { removed: true });
  });
}

/** A report, a claim, papers to keep: of an application, or (with `moneyId` in the form) of own money. */
export async function addDuty(member: Member, applicationId: string | null, input: unknown): Promise<void> {
  authorise(member, 'application.change');
  const { moneyId, ...words } = parseInput(dutySchema, input);
  const of = applicationId === null ? moneyId : parseInput(rowId, applicationId);
  if (of === null)
    throw new Problem('input-invalid', 422, { field: 'moneyId', reason: 'required', limit: 0 }, 'moneyId');
  await write(member, async (transaction) => {
    const duty = { ...words, applicationId, moneyId: applicationId === null ? moneyId : null };
    await queries.insertDuty(transaction, member.placeId, duty);
    await note(transaction, member, of, { duty: words.what });
  });
}

/** Done today, or open again. */
export async function markDuty(member: Member, dutyId: string, isDone: boolean): Promise<void> {
  authorise(member, 'application.change');
  const id = parseInput(rowId, dutyId);
  await write(member, async (transaction) => {
    if (!(await queries.settleDuty(transaction, member.placeId, id, isDone ? today() : null)))
      throw new Problem('not-found', 404);
    await note(transaction, member, id, { done: isDone });
  });
}

export async function removeDuty(member: Member, dutyId: string): Promise<void> {
  authorise(member, 'application.change');
  const id = parseInput(rowId, dutyId);
  await write(member, async (transaction) => {
    await queries.deleteDuty(transaction, member.placeId, id);
    await note(transaction, member, id, { removed: true });
  });
}

const note = (
  transaction: OfficeTransaction,
  member: Member,
  objectId: string,
  detail: Readonly<Record<string, string | boolean>>,
): Promise<void> =>
  recordAudit(transaction, member, {
    action: 'application.change',
    objectKind: 'own-money',
    objectId,
    detail,
  });

/** For the desk. */
export async function listDueMoneySteps(member: Member): Promise<DueMoneyStep[]> {
  authorise(member, 'application.read');
  const { placeId } = member;
  return readOffice(member, async (reader) => {
    const all = await applications.selectApplications(reader, placeId);
    const items = all.length === 0 ? [] : await applications.selectItems(reader, placeId);
    const byApplication = Map.groupBy(items, ({ applicationId }) => applicationId);
    const duties = await queries.selectDuties(reader, placeId);
    return listDueSteps(
      all.map((one) => ({ ...one, items: byApplication.get(one.applicationId) ?? [] })),
      duties,
      today(),
    );
  });
}
