/** Actions: what is done, who answers for it, what is planned and what was dropped. */
import { randomUUID } from 'node:crypto';
import { readActors } from '#features/governance/server/actor.usecases.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { readOffice, write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput, rowId } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { actionWasAdopted } from '../action.problems.ts';
import { nestFields } from '../action-form.rules.ts';
import { actionSchema, actionStateSchema, ownActionSchema } from '../action.schema.ts';
import type { Action, ActionOwner } from '../action.types.ts';
import type { Strategy } from '../strategy.types.ts';
import { strategyEnded, tooManyEntries } from '../strategy.problems.ts';
import { revisionSchema } from '../strategy.schema.ts';
import * as queries from './action.queries.ts';
import { readStrategyContent } from './content.usecases.ts';
import { noteAdded, noteRemoved, reviseRow } from './revise.ts';
import { lockOpenStrategy } from './strategies.usecases.ts';
import { selectStrategies, selectStrategy } from './strategy.queries.ts';

export const MAXIMUM_ACTIONS = 500;

type Fields = Readonly<Record<string, unknown>>;

export interface ActionIds {
  readonly strategyId: string;
  readonly actionId: string;
}

/** Everything of an action but its order and its state, which change by themselves. */
type Said = Omit<Action, 'actionId' | 'position' | 'revision' | 'state' | 'stateReason'>;

/** Names of the register of actors become links to it; every other name stays a name: an office or a post. */
async function readOwners(member: Member): Promise<(name: string) => ActionOwner> {
  const { sections } = await readActors(member, {}, 'en');
  const actors = sections.flatMap((section) => section.actors);
  return (name) => {
    const actor = actors.find((one) => one.name.toLowerCase() === name.toLowerCase());
    return actor === undefined ? { actorId: null, name } : { actorId: actor.actorId, name: actor.name };
  };
}

async function readActionInput(member: Member, input: Fields): Promise<Said> {
  const given = parseInput(actionSchema, nestFields(input));
  const toOwner = await readOwners(member);
  return {
    ...given,
    owner: given.owner === '' ? null : toOwner(given.owner),
    coOwners: given.coOwners.map(toOwner),
    partners: given.partners.map(toOwner),
    outputs: given.outputs.map((one) => ({ ...one, actionId: '' })),
    milestones: given.milestones.map((one) => ({ ...one, actionId: '' })),
  };
}

/** Rows keep the ids they have; those that are new, or of another action, get one. */
function nameRows<Words extends Pick<Said, 'outputs' | 'milestones'>>(
  words: Words,
  actionId: string,
  standing: Pick<Action, 'outputs' | 'milestones'> | undefined,
): Words {
  const known = new Set([
    ...(standing?.outputs ?? []).map((one) => one.outputId),
    ...(standing?.milestones ?? []).map((one) => one.milestoneId),
  ]);
  const keep = (id: string): string => (known.has(id) ? id : randomUUID());
  return {
    ...words,
    outputs: words.outputs.map((one) => ({ ...one, actionId, outputId: keep(one.outputId) })),
    milestones: words.milestones.map((one) => ({ ...one, actionId, milestoneId: keep(one.milestoneId) })),
  };
}

/** @returns id of the new action. `input`: fields of a form, or the same nested. `alongside`: kept with it or not at all */
export async function addAction(
  member: Member,
  strategyId: string,
  input: Fields,
  alongside: (transaction: OfficeTransaction, actionId: string) => Promise<void> = () => Promise.resolve(),
): Promise<string> {
  authorise(member, 'strategy.change');
  const given = await readActionInput(member, input);
  return write(member, async (transaction) => {
    const { placeId } = member;
    await lockOpenStrategy(transaction, placeId, strategyId);
    const standing = await queries.selectActions(transaction, placeId, strategyId);
    if (standing.length >= MAXIMUM_ACTIONS) throw tooManyEntries(MAXIMUM_ACTIONS);
    await requireGoal(transaction, placeId, strategyId, given.goalId);
    const actionId = randomUUID();
    const words = nameRows(given, actionId, undefined);
    const own = standing.filter(({ goalId }) => goalId === given.goalId);
    const position = Math.max(0, ...own.map((one) => one.position)) + 1;
    const state = { state: 'planned', stateReason: '' } as const;
    await queries.insertAction(transaction, placeId, strategyId, { ...words, ...state, position, actionId });
    await queries.replaceParties(transaction, placeId, actionId, words);
    await queries.saveOutputs(transaction, placeId, actionId, words.outputs);
    await queries.saveMilestones(transaction, placeId, actionId, words.milestones);
    await noteAdded(transaction, member, { strategyId, rowKind: 'action', rowId: actionId });
    await alongside(transaction, actionId);
    return actionId;
  });
}

async function requireGoal(
  transaction: OfficeTransaction,
  placeId: string,
  strategyId: string,
  goalId: string,
): Promise<void> {
  const goals = await queries.selectGoals(transaction, placeId, strategyId);
  if (!goals.some((one) => one.goalId === goalId))
    throw new Problem('input-invalid', 422, { field: 'goalId', reason: 'choice', limit: 0 }, 'goalId');
}

/** Locked by the office; a partner may look at the strategy only. @throws Problem `strategy-ended`, `not-found` */
async function requireOpen(
  transaction: OfficeTransaction,
  member: Member,
  strategyId: string,
): Promise<void> {
  if (member.role !== 'partner') {
    await lockOpenStrategy(transaction, member.placeId, strategyId);
    return;
  }
  const strategy = await selectStrategy(transaction, member.placeId, strategyId);
  if (strategy === undefined) throw new Problem('not-found', 404);
  if (strategy.state === 'ended') throw strategyEnded();
}

/**
 * Saves the whole action. A partner says what is planned of an action its organisation owns or co-owns; for which goal it
 * is, who answers for it and which statements it answers stays with the office.
 * @throws Problem `not-found` (404), `changed-meanwhile` (409)
 */
export async function changeAction(member: Member, ids: ActionIds, input: Fields): Promise<void> {
  authorise(member, 'action.change');
  const isPartner = member.role === 'partner';
  const words = isPartner
    ? toOwnWords(parseInput(ownActionSchema, nestFields(input)))
    : await readActionInput(member, input);
  await revise(member, ids, { words, seenRevision: parseInput(revisionSchema, input).revision });
}

function toOwnWords(given: ReturnType<typeof ownActionSchema.parse>): Partial<Said> & Rows {
  return {
    ...given,
    outputs: given.outputs.map((one) => ({ ...one, actionId: '' })),
    milestones: given.milestones.map((one) => ({ ...one, actionId: '' })),
  };
}

type Rows = Pick<Said, 'outputs' | 'milestones'>;

async function revise(
  member: Member,
  { strategyId, actionId }: ActionIds,
  change: { readonly words: Partial<Said> & Rows; readonly seenRevision: number },
): Promise<void> {
  const { placeId } = member;
  await write(member, async (transaction) => {
    await requireOpen(transaction, member, strategyId);
    const standing = await queries.lockAction(transaction, placeId, strategyId, actionId);
    if (standing === undefined) throw new Problem('not-found', 404);
    const { goalId } = change.words;
    if (goalId !== undefined && goalId !== standing.goalId)
      await requireGoal(transaction, placeId, strategyId, goalId);
    const words = nameRows(change.words, actionId, standing);
    const update = async (next: typeof words, revision: number) => {
      const whole = { ...standing, ...next };
      await queries.updateAction(transaction, placeId, actionId, whole, revision);
      if (member.role !== 'partner') await queries.replaceParties(transaction, placeId, actionId, whole);
      await queries.saveOutputs(transaction, placeId, actionId, whole.outputs);
      await queries.saveMilestones(transaction, placeId, actionId, whole.milestones);
    };
    const row = { strategyId, rowKind: 'action', rowId: actionId, lock: async () => standing, update };
    const { seenRevision } = change;
    await reviseRow(transaction, member, row, { words, seenRevision, action: 'action.change' });
  });
}

/** Planned, running, done, or dropped with its reason. Nobody has to send what else the action says. */
export async function setActionState(member: Member, ids: ActionIds, input: unknown): Promise<void> {
  authorise(member, 'action.change');
  const words = parseInput(actionStateSchema, input);
  const { placeId } = member;
  await write(member, async (transaction) => {
    await requireOpen(transaction, member, ids.strategyId);
    const standing = await queries.lockAction(transaction, placeId, ids.strategyId, ids.actionId);
    if (standing === undefined) throw new Problem('not-found', 404);
    const name = { strategyId: ids.strategyId, rowKind: 'action', rowId: ids.actionId };
    const update = (next: typeof words, revision: number) =>
      queries.updateAction(transaction, placeId, ids.actionId, { ...standing, ...next }, revision);
    const change = { words, seenRevision: standing.revision, action: 'action.change' } as const;
    await reviseRow(transaction, member, { ...name, lock: async () => standing, update }, change);
  });
}

/** Removes what was entered by mistake, with its budget lines. What a council adopted is dropped: `action-was-adopted` (409). */
export async function removeAction(member: Member, { strategyId, actionId }: ActionIds): Promise<void> {
  authorise(member, 'strategy.change');
  await write(member, async (transaction) => {
    await requireOpen(transaction, member, strategyId);
    const before = await queries.lockAction(transaction, member.placeId, strategyId, actionId);
    if (before === undefined) throw new Problem('not-found', 404);
    if (await queries.isActionAdopted(transaction, member.placeId, strategyId, actionId))
      throw actionWasAdopted();
    await queries.deleteAction(transaction, member.placeId, actionId);
    const name = { strategyId, rowKind: 'action', rowId: actionId };
    await noteRemoved(transaction, member, name, { before, revision: before.revision });
  });
}

export interface ActionSheet {
  readonly strategy: Strategy;
  readonly action: Action;
}

/** One action: of the place, or for a partner of its organisation. @throws Problem `not-found` (404) */
export async function readAction(member: Member, { strategyId, actionId }: ActionIds): Promise<ActionSheet> {
  authorise(member, 'action.read');
  return readOffice(member, async (reader) => {
    const { strategy, actions } = await readStrategyContent(
      reader,
      member.placeId,
      parseInput(rowId, strategyId),
    );
    const action = actions.find((one) => one.actionId === actionId);
    if (action === undefined) throw new Problem('not-found', 404);
    return { strategy, action };
  });
}

/** What a member may see of all strategies: for a partner what its organisation owns or co-owns. */
export async function listMyActions(
  member: Member,
): Promise<{ readonly strategy: Strategy; readonly actions: readonly Action[] }[]> {
  authorise(member, 'action.read');
  return readOffice(member, async (reader) => {
    const strategies = await selectStrategies(reader, member.placeId);
    const all = [];
    for (const strategy of strategies)
      all.push({
        strategy,
        actions: await queries.selectActions(reader, member.placeId, strategy.strategyId),
      });
    return all.filter(({ actions }) => actions.length > 0);
  });
}
