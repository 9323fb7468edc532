/** Writes the rows of a file, in one transaction, by the same queries and revisions as the forms. */
import { randomUUID } from 'node:crypto';
import * as toInput from '../file-input.rules.ts';
import { listRecords } from '../file-records.rules.ts';
import type { FileSheet } from '../file.types.ts';
import { tooManyEntries } from '../strategy.problems.ts';
import * as budget from './budget.queries.ts';
import { saveLines } from './budget.usecases.ts';
import { commitActions } from './file-commit-actions.ts';
import { listPlanned, save, type Commit, type FileCommit } from './file-commit-row.ts';
import * as goals from './goal.queries.ts';
import * as rows from './rows.queries.ts';

/** As many as the forms allow. */
const MOST: Readonly<Partial<Record<FileSheet, number>>> = {
  goals: 50,
  perspectives: 300,
  actions: 500,
  money: 60,
  bodies: 300,
  risks: 300,
};

/** @throws Problem `changed-meanwhile` (409), `too-many-entries` (422) and those of the forms */
export async function commitRows(given: FileCommit): Promise<void> {
  refuseTooMany(given);
  const ids = new Map(
    given.planned
      .filter(({ outcome }) => outcome === 'new')
      .map(({ sheet, id }) => [`${sheet} ${id}`, randomUUID()]),
  );
  const idOf: toInput.IdOf = (sheet, key) => ids.get(`${sheet} ${key}`) ?? key;
  const { strategyId } = given.content.strategy;
  const records = new Map(listRecords(given.content).map((one) => [`${one.sheet} ${one.id}`, one]));
  const commit: Commit = { ...given, placeId: given.member.placeId, strategyId, ids, idOf, records };
  await commitGoals(commit);
  await commitMeasures(commit);
  await commitPerspectives(commit);
  await commitActions(commit);
  await commitMoney(commit);
  await commitBudget(commit);
  await commitBodies(commit);
  await commitRisks(commit);
}

function refuseTooMany({ content, planned }: FileCommit): void {
  const { goals: kept, perspectives, actions: done, moneySources, bodies, risks } = content;
  const standing = { goals: kept, perspectives, actions: done, money: moneySources, bodies, risks };
  for (const [sheet, list] of Object.entries(standing)) {
    const maximum = MOST[sheet as FileSheet] ?? Infinity;
    const added = planned.filter((row) => row.sheet === sheet && row.outcome === 'new').length;
    if (list.length + added > maximum) throw tooManyEntries(maximum);
  }
}

async function commitGoals(commit: Commit): Promise<void> {
  const { transaction, placeId, strategyId, content } = commit;
  let position = Math.max(0, ...content.goals.map((one) => one.position));
  for (const row of listPlanned(commit, 'goals')) {
    const words = toInput.toGoal(row.values);
    if (row.outcome === 'new') position += 1;
    await save(commit, row, {
      rowKind: 'goal',
      words,
      insert: () =>
        goals.insertGoal(transaction, placeId, strategyId, {
          ...words,
          position,
          goalId: commit.idOf('goals', row.id),
        }),
      lock: () => goals.lockGoal(transaction, placeId, strategyId, row.id),
      update: (next, revision) => goals.updateGoal(transaction, placeId, row.id, { ...next, revision }),
    });
  }
}

/** A starting value that was typed over is no longer the published figure it was. */
async function commitMeasures(commit: Commit): Promise<void> {
  const { transaction, placeId, content } = commit;
  const standing = new Map(
    content.goals.flatMap(({ measures }) => measures.map((one) => [one.goalMeasureId, one])),
  );
  for (const row of listPlanned(commit, 'measures')) {
    const before = standing.get(row.id);
    const { indicatorId: _, baselineFact: __, ...given } = toInput.toMeasure(row.values);
    const isTypedOver = row.changes.some(({ column }) => column.startsWith('baseline-'));
    const words = {
      ...given,
      indicatorId: before?.indicatorId ?? null,
      baselineFact: isTypedOver ? null : (before?.baselineFact ?? null),
    };
    const goalId = before?.goalId ?? commit.idOf('goals', row.values['goal'] ?? '');
    await save(commit, row, {
      rowKind: 'goal-measure',
      words,
      insert: () => goals.insertGoalMeasure(transaction, placeId, goalId, words),
      lock: () => goals.lockGoalMeasure(transaction, placeId, goalId, row.id),
      update: (next, revision) => goals.updateGoalMeasure(transaction, placeId, row.id, next, revision),
    });
  }
}

async function commitPerspectives(commit: Commit): Promise<void> {
  const { transaction, placeId, strategyId, content, ids } = commit;
  const at = { placeId, strategyId };
  for (const row of listPlanned(commit, 'perspectives')) {
    const { heard, ...given } = toInput.toPerspective(row.values);
    const words = { ...given, heardIn: heard.kind, heardInId: heard.id === '' ? null : heard.id };
    const id = await save(commit, row, {
      rowKind: 'perspective',
      words,
      insert: () => rows.insertPerspective(transaction, at, words),
      lock: async () => {
        await rows.lockRow(transaction, at, 'perspective', row.id);
        return content.perspectives.find(({ perspectiveId }) => perspectiveId === row.id);
      },
      update: (next, revision) =>
        rows.updatePerspective(transaction, at, { ...next, perspectiveId: row.id, revision }),
    });
    ids.set(`perspectives ${row.id}`, id);
  }
}

async function commitMoney(commit: Commit): Promise<void> {
  const { transaction, placeId, strategyId } = commit;
  for (const row of listPlanned(commit, 'money')) {
    const words = toInput.toMoney(row.values);
    await save(commit, row, {
      rowKind: 'money-source',
      words,
      insert: () =>
        budget.insertMoneySource(transaction, placeId, strategyId, {
          ...words,
          moneySourceId: commit.idOf('money', row.id),
        }),
      lock: () => budget.lockMoneySource(transaction, placeId, strategyId, row.id),
      update: (next, revision) => budget.updateMoneySource(transaction, placeId, row.id, next, revision),
    });
  }
}

async function commitBudget(commit: Commit): Promise<void> {
  const lines = listPlanned(commit, 'budget').map((row) => ({
    ...toInput.toLine(row.values, commit.idOf),
    budgetLineId: row.outcome === 'new' ? '' : row.id,
    revision: row.revision,
  }));
  if (lines.length > 0) await saveLines(commit.transaction, commit.member, commit.strategyId, lines);
}

async function commitBodies(commit: Commit): Promise<void> {
  const { transaction, placeId, strategyId, content } = commit;
  const at = { placeId, strategyId };
  for (const row of listPlanned(commit, 'bodies')) {
    const before = content.bodies.find(({ bodyId }) => bodyId === row.id);
    const words = { ...toInput.toBody(row.values), actorId: before?.actorId ?? null };
    await save(commit, row, {
      rowKind: 'body',
      words,
      insert: () => rows.insertBody(transaction, at, words),
      lock: async () => {
        await rows.lockRow(transaction, at, 'body', row.id);
        return before;
      },
      update: (next, revision) => rows.updateBody(transaction, at, { ...next, bodyId: row.id, revision }),
    });
  }
}

async function commitRisks(commit: Commit): Promise<void> {
  const { transaction, placeId, strategyId, content } = commit;
  const at = { placeId, strategyId };
  for (const row of listPlanned(commit, 'risks')) {
    const words = toInput.toRisk(row.values);
    await save(commit, row, {
      rowKind: 'risk',
      words,
      insert: () => rows.insertRisk(transaction, at, words),
      lock: async () => {
        await rows.lockRow(transaction, at, 'risk', row.id);
        return content.risks.find(({ riskId }) => riskId === row.id);
      },
      update: (next, revision) => rows.updateRisk(transaction, at, { ...next, riskId: row.id, revision }),
    });
  }
}
