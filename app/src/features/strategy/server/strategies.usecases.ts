/** The head of a strategy: begun, changed, ended, removed. */
import { authorise, type Member } from '#server/auth/member.ts';
import { write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { strategyAdoptedBefore, strategyEnded, tooManyEntries } from '../strategy.problems.ts';
import { revisionSchema, strategySchema } from '../strategy.schema.ts';
import type { Strategy } from '../strategy.types.ts';
import { noteAdded, noteRemoved, reviseRow } from './revise.ts';
import * as queries from './strategy.queries.ts';
import { selectVersionHeads } from './version.queries.ts';

const MAXIMUM_STRATEGIES = 200;

const nameHead = (strategyId: string) => ({ strategyId, rowKind: 'strategy', rowId: strategyId });

/** @returns id of the new strategy, with all its parts empty */
export async function beginStrategy(member: Member, input: unknown): Promise<string> {
  authorise(member, 'strategy.change');
  const words = parseInput(strategySchema, input);
  return write(member, async (transaction) => {
    const others = await queries.selectStrategies(transaction, member.placeId);
    if (others.length >= MAXIMUM_STRATEGIES) throw tooManyEntries(MAXIMUM_STRATEGIES);
    const strategyId = await queries.insertStrategy(transaction, member.placeId, words);
    await noteAdded(transaction, member, nameHead(strategyId));
    return strategyId;
  });
}

/** Title, years, language, currency, who coordinates. @throws Problem `changed-meanwhile` (409), `strategy-ended` (409) */
export async function changeStrategy(member: Member, strategyId: string, input: unknown): Promise<void> {
  authorise(member, 'strategy.change');
  const { revision } = parseInput(revisionSchema, input);
  const words = parseInput(strategySchema, input);
  const { placeId } = member;
  await write(member, async (transaction) => {
    await lockOpenStrategy(transaction, placeId, strategyId);
    const row = {
      ...nameHead(strategyId),
      lock: () => queries.lockStrategy(transaction, placeId, strategyId),
      update: (changed: queries.StrategyWords, next: number) =>
        queries.updateStrategy(transaction, placeId, strategyId, { ...changed, revision: next }),
    };
    await reviseRow<queries.StrategyWords>(transaction, member, row, { words, seenRevision: revision });
  });
}

/**
 * The strategy, locked for a change of what hangs on it.
 * @throws Problem `not-found` (404), `strategy-ended` (409)
 */
export async function lockOpenStrategy(
  transaction: OfficeTransaction,
  placeId: string,
  strategyId: string,
): Promise<Strategy> {
  const strategy = await queries.lockStrategy(transaction, placeId, strategyId);
  if (strategy === undefined) throw new Problem('not-found', 404);
  if (strategy.state === 'ended') throw strategyEnded();
  return strategy;
}

/** Nothing in it can be changed any more; everything stays readable. */
export async function endStrategy(member: Member, strategyId: string): Promise<void> {
  authorise(member, 'strategy.change');
  await write(member, async (transaction) => {
    const { state } = await lockOpenStrategy(transaction, member.placeId, strategyId);
    await moveTo(transaction, member, { strategyId, from: state, to: 'ended' });
  });
}

/** Takes up what was ended by mistake or goes on after all. */
export async function resumeStrategy(member: Member, strategyId: string): Promise<void> {
  authorise(member, 'strategy.change');
  await write(member, async (transaction) => {
    const strategy = await queries.lockStrategy(transaction, member.placeId, strategyId);
    if (strategy === undefined) throw new Problem('not-found', 404);
    if (strategy.state !== 'ended') return;
    const versions = await selectVersionHeads(transaction, member.placeId, strategyId);
    const to = versions.length > 0 ? 'adopted' : 'draft';
    await moveTo(transaction, member, { strategyId, from: 'ended', to });
  });
}

interface Move {
  readonly strategyId: string;
  readonly from: Strategy['state'];
  readonly to: Strategy['state'];
}

/** Also used at adoption. */
export async function moveTo(
  transaction: OfficeTransaction,
  member: Member,
  { strategyId, from, to }: Move,
): Promise<void> {
  if (from === to) return;
  const row = {
    ...nameHead(strategyId),
    lock: () => Promise.resolve({ state: from, revision: 1 }),
    update: () => queries.updateStrategy(transaction, member.placeId, strategyId, { state: to }),
  };
  await reviseRow(transaction, member, row, { words: { state: to }, seenRevision: 1 });
}

/** Only what was never adopted. @throws Problem `strategy-adopted-before` (409) */
export async function removeStrategy(member: Member, strategyId: string): Promise<void> {
  authorise(member, 'strategy.remove');
  await write(member, async (transaction) => {
    const strategy = await queries.lockStrategy(transaction, member.placeId, strategyId);
    if (strategy === undefined) throw new Problem('not-found', 404);
    const versions = await selectVersionHeads(transaction, member.placeId, strategyId);
    if (versions.length > 0) throw strategyAdoptedBefore();
    const removed = { before: strategy, revision: strategy.revision, action: 'strategy.remove' } as const;
    await noteRemoved(transaction, member, nameHead(strategyId), removed);
    await queries.deleteStrategy(transaction, member.placeId, strategyId);
  });
}
