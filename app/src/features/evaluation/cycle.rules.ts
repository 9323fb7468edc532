/** Days of the year of a strategy: proposed, kept, due. */
import { CYCLE_STEPS, type CycleEntry, type CycleState, type CycleStep } from './cycle.types.ts';

/**
 * Proposed days of the steps of a year. The year is planned in the November before, when budgets are made; it is reported
 * until the end of February after it, reviewed until the end of April, and the strategy is amended until the end of June,
 * before the next budget is written.
 */
export function proposeDueDay(year: number, step: CycleStep): string {
  switch (step) {
    case 'plan':
      return `${year - 1}-11-30`;
    case 'report':
      return `${year + 1}-02-28`;
    case 'review':
      return `${year + 1}-04-30`;
    case 'amend':
      return `${year + 1}-06-30`;
  }
}

/** All steps of all years; where a row is kept it holds, otherwise the proposed day. */
export function composeCycle(
  { fromYear, toYear }: { readonly fromYear: number; readonly toYear: number },
  kept: readonly CycleEntry[],
): CycleEntry[] {
  const years = Array.from({ length: toYear - fromYear + 1 }, (_, index) => fromYear + index);
  return years.flatMap((year) =>
    CYCLE_STEPS.map(
      (step) =>
        kept.find((one) => one.year === year && one.step === step) ?? {
          year,
          step,
          dueOn: proposeDueDay(year, step),
          doneOn: null,
          note: '',
          isProposed: true,
        },
    ),
  );
}

/** Days before a step is due from which the desk shows it. */
export const SHOWN_BEFORE_DAYS = 30;

export function readCycleState({ dueOn, doneOn }: CycleEntry, today: string): CycleState {
  if (doneOn !== null) return 'done';
  if (dueOn < today) return 'late';
  const days = (Date.parse(dueOn) - Date.parse(today)) / 86_400_000;
  return days <= SHOWN_BEFORE_DAYS ? 'due-soon' : 'ahead';
}

/**
 * Steps the desk shows: late or due soon, and only the first open one of a year: who has not reported cannot review.
 * Steps that were due before the strategy was begun are nobody's fault and are left out.
 */
export function listDueSteps(entries: readonly CycleEntry[], today: string, begunOn: string): CycleEntry[] {
  const byYear = Map.groupBy(
    entries.filter(({ dueOn }) => dueOn >= begunOn),
    ({ year }) => year,
  );
  return [...byYear.values()].flatMap((steps) => {
    const next = steps.find(({ doneOn }) => doneOn === null);
    return next !== undefined && ['late', 'due-soon'].includes(readCycleState(next, today)) ? [next] : [];
  });
}

/** Steps of a year come one after the other. */
export function isInOrder(entries: readonly Pick<CycleEntry, 'step' | 'dueOn'>[]): boolean {
  const days = CYCLE_STEPS.map((step) => entries.find((one) => one.step === step)?.dueOn ?? '');
  return days.every((day, index) => index === 0 || day >= (days[index - 1] ?? ''));
}
