/** Actions of a file with their outputs and milestones. */
import { randomUUID } from 'node:crypto';
import type { Action, ActionOwner } from '../action.types.ts';
import * as toInput from '../file-input.rules.ts';
import { isRowId } from '../file-read.rules.ts';
import type { PlannedRow } from '../file.types.ts';
import * as actions from './action.queries.ts';
import { listPlanned, save, type Commit } from './file-commit-row.ts';

/** An action is one row with its outputs and milestones, as in its form: whatever of it changed, it is revised once. */
export async function commitActions(commit: Commit): Promise<void> {
  const own = listPlanned(commit, 'actions');
  const parts = [...listPlanned(commit, 'outputs'), ...listPlanned(commit, 'milestones')];
  const touched = new Set([...own.map(({ id }) => id), ...parts.map(({ values }) => values['action'] ?? '')]);
  const positions = new Map<string, number>();
  for (const one of commit.content.actions)
    positions.set(one.goalId, Math.max(positions.get(one.goalId) ?? 0, one.position));
  for (const id of touched) {
    const row = own.find((one) => one.id === id) ?? toStandingRow(commit, id);
    const goalId = commit.idOf('goals', row.values['goal'] ?? '');
    const position = (positions.get(goalId) ?? 0) + 1;
    positions.set(goalId, position);
    await commitAction(commit, row, position);
  }
}

function toStandingRow({ content, records }: Commit, actionId: string): PlannedRow {
  const action = content.actions.find((one) => one.actionId === actionId);
  return {
    sheet: 'actions',
    row: 0,
    id: actionId,
    title: action?.title ?? '',
    outcome: 'changed',
    changes: [],
    values: records.get(`actions ${actionId}`)?.values ?? {},
    revision: action?.revision ?? 0,
  };
}

async function commitAction(commit: Commit, row: PlannedRow, position: number): Promise<void> {
  const { transaction, placeId, strategyId, content } = commit;
  const before = content.actions.find(({ actionId }) => actionId === row.id);
  const actionId = commit.idOf('actions', row.id);
  const words = toActionWords(commit, row, before, actionId);
  const write = async (whole: typeof words): Promise<void> => {
    await actions.replaceParties(transaction, placeId, actionId, whole);
    await actions.saveOutputs(transaction, placeId, actionId, whole.outputs);
    await actions.saveMilestones(transaction, placeId, actionId, whole.milestones);
  };
  await save(commit, row, {
    rowKind: 'action',
    words,
    insert: async () => {
      await actions.insertAction(transaction, placeId, strategyId, { ...words, position, actionId });
      await write(words);
      return actionId;
    },
    lock: () => actions.lockAction(transaction, placeId, strategyId, actionId),
    update: async (next, revision) => {
      await actions.updateAction(transaction, placeId, actionId, next, revision);
      await write(next);
    },
  });
}

function toActionWords(commit: Commit, row: PlannedRow, before: Action | undefined, actionId: string) {
  const merge = (sheet: 'outputs' | 'milestones', standing: readonly string[], write: toInput.WriteRow) =>
    toInput.mergeRows({
      standing,
      planned: listPlanned(commit, sheet).filter(({ values }) => values['action'] === row.id),
      read: (id) => commit.records.get(`${sheet} ${id}`)?.values ?? {},
      write,
    });
  const outputs = merge('outputs', before?.outputs.map(({ outputId }) => outputId) ?? [], toInput.toOutput);
  const reached = before?.milestones.map(({ milestoneId }) => milestoneId) ?? [];
  const milestones = merge('milestones', reached, toInput.toMilestone);
  const given = toInput.toAction(row.values, { outputs, milestones }, commit.idOf);
  const known = before === undefined ? [] : [before.owner, ...before.coOwners, ...before.partners];
  const toOwner = (name: string): ActionOwner =>
    known.find((one) => one?.name === name) ?? commit.toOwner(name);
  const keep = (id: string): string => (isRowId(id) ? id : randomUUID());
  return {
    ...given,
    owner: given.owner === '' ? null : toOwner(given.owner),
    coOwners: given.coOwners.map(toOwner),
    partners: given.partners.map(toOwner),
    outputs: given.outputs.map((one) => ({ ...one, actionId, outputId: keep(one.outputId) })),
    milestones: given.milestones.map((one) => ({ ...one, actionId, milestoneId: keep(one.milestoneId) })),
  };
}
