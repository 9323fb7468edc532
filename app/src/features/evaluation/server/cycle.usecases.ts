/** The year of a strategy: what is due when, and what each step needs. */
import { listReports } from '#features/implementation/server/report.usecases.ts';
import { readStrategyContent } from '#features/strategy/server/content.usecases.ts';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { addDays, today } from '#server/clock.ts';
import { readOffice, write } from '#server/db/doors.ts';
import { parseInput, rowId } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { listMonths } from '../at-hand.rules.ts';
import { composeCycle, isInOrder, listDueSteps } from '../cycle.rules.ts';
import { cycleSchema } from '../cycle.schema.ts';
import type { CycleEntry, CycleNeeds, DueStep } from '../cycle.types.ts';
import { cycleOutOfOrder } from '../evaluation.problems.ts';
import * as queries from './cycle.queries.ts';
import { selectEvaluations, type Reader } from './evaluation.queries.ts';

export interface CycleSheet {
  readonly title: string;
  readonly entries: readonly CycleEntry[];
  /** by year */
  readonly needs: ReadonlyMap<number, CycleNeeds>;
}

/** @throws Problem `not-found` (404) */
export async function readCycle(member: Member, strategyId: string): Promise<CycleSheet> {
  authorise(member, 'evaluation.read');
  const id = parseInput(rowId, strategyId);
  return readOffice(member, async (reader) => {
    const strategy = await requireStrategy(reader, member.placeId, id);
    const kept = (await queries.selectCycle(reader, member.placeId)).filter((one) => one.strategyId === id);
    const entries = composeCycle(strategy, kept);
    const years = [...new Set(entries.map(({ year }) => year))];
    return {
      title: strategy.title,
      entries,
      needs: await readNeeds(reader, member.placeId, id, years),
    };
  });
}

async function requireStrategy(
  reader: Reader,
  placeId: string,
  strategyId: string,
): Promise<queries.CycledStrategy> {
  const found = (await queries.selectCycledStrategies(reader, placeId)).find(
    (one) => one.strategyId === strategyId,
  );
  if (found === undefined) throw new Problem('not-found', 404);
  return found;
}

async function readNeeds(
  reader: Reader,
  placeId: string,
  strategyId: string,
  years: readonly number[],
): Promise<Map<number, CycleNeeds>> {
  const content = await readStrategyContent(reader, placeId, strategyId);
  const reports = await listReports(reader, placeId, strategyId);
  const evaluations = await selectEvaluations(reader, placeId, strategyId);
  const needs = new Map<number, CycleNeeds>();
  for (const year of years) {
    const months = new Set(listMonths({ fromOn: `${year}-01-01`, untilOn: `${year}-12-31` }));
    const own = evaluations.filter(
      ({ fromOn, untilOn }) => fromOn <= `${year}-12-31` && untilOn >= `${year}-01-01`,
    );
    const lessons = await queries.countLessons(
      reader,
      placeId,
      own.map(({ evaluationId }) => evaluationId),
    );
    const running = content.actions.filter(
      ({ startsOn, endsOn, state }) =>
        state !== 'dropped' &&
        (startsOn === null || startsOn <= `${year}-12-31`) &&
        (endsOn === null || endsOn >= `${year}-01-01`),
    );
    needs.set(year, {
      budgetLinesOfYear: content.budget.filter((line) => line.year === year).length,
      actionsWithoutOwner: running.filter(({ owner }) => owner === null).length,
      monthsReported: reports.filter(({ month }) => months.has(month)).length,
      monthsExpected: running.length * 12,
      evaluationsOfYear: own.length,
      concludedOfYear: own.filter(({ state }) => state === 'concluded').length,
      lessonsToChange: lessons.get('change') ?? 0,
      lessonsToStop: lessons.get('stop') ?? 0,
    });
  }
  return needs;
}

/** Keeps a day, or that a step is done. Problem `cycle-out-of-order` (422): steps of a year follow one another. */
export async function saveCycleEntry(member: Member, strategyId: string, input: unknown): Promise<void> {
  authorise(member, 'cycle.change');
  const id = parseInput(rowId, strategyId);
  const entry = parseInput(cycleSchema, input);
  await write(member, async (transaction) => {
    const strategy = await requireStrategy(transaction, member.placeId, id);
    const kept = (await queries.selectCycle(transaction, member.placeId)).filter(
      (one) => one.strategyId === id,
    );
    const year = composeCycle(strategy, kept).filter((one) => one.year === entry.year);
    if (year.length === 0) throw new Problem('not-found', 404);
    const after = year.map((one) => (one.step === entry.step ? { ...one, dueOn: entry.dueOn } : one));
    if (!isInOrder(after)) throw cycleOutOfOrder();
    await queries.upsertCycleEntry(transaction, member.placeId, id, entry);
    await recordAudit(transaction, member, {
      action: 'cycle.change',
      objectKind: 'cycle',
      objectId: id,
      detail: { year: entry.year, step: entry.step, dueOn: entry.dueOn, doneOn: entry.doneOn ?? '' },
    });
  });
}

/** What the desk shows: steps of strategies that run, late or due within a month, the earliest first. */
export async function listDueCycleSteps(member: Member): Promise<DueStep[]> {
  authorise(member, 'evaluation.read');
  return readOffice(member, (reader) =>
    selectSteps(reader, member.placeId, (entries, begunOn) => listDueSteps(entries, today(), begunOn)),
  );
}

const AHEAD_DAYS = 400;

/** All open steps of the coming year, for use cases that hold a transaction. */
export function selectOpenSteps(reader: Reader, placeId: string): Promise<DueStep[]> {
  const until = addDays(today(), AHEAD_DAYS);
  return selectSteps(reader, placeId, (entries, begunOn) =>
    entries.filter(({ dueOn, doneOn }) => doneOn === null && dueOn >= begunOn && dueOn <= until),
  );
}

async function selectSteps(
  reader: Reader,
  placeId: string,
  pick: (entries: readonly CycleEntry[], begunOn: string) => readonly CycleEntry[],
): Promise<DueStep[]> {
  const strategies = (await queries.selectCycledStrategies(reader, placeId)).filter(
    ({ state }) => state === 'adopted',
  );
  const kept = strategies.length === 0 ? [] : await queries.selectCycle(reader, placeId);
  const day = today();
  return strategies
    .flatMap((strategy) => {
      const own = kept.filter((one) => one.strategyId === strategy.strategyId);
      return pick(composeCycle(strategy, own), strategy.begunOn).map(({ year, step, dueOn }): DueStep => ({
        strategyId: strategy.strategyId,
        strategyTitle: strategy.title,
        year,
        step,
        dueOn,
        isLate: dueOn < day,
      }));
    })
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
}
