/** How the answers 0 to 5 are spread: a row is shown whole or not at all. */
import type { Cell, CellEntry } from '@vicus/cube';
import type { TableToProtect } from '@vicus/disclosure';
import { readFrequency, isNumber } from './base-sets.ts';
import {
  MINIMUM_GROUP,
  WINDOWS,
  type Respondent,
  type RoleOfTable,
  type WindowCode,
} from './governance.types.ts';
import type { WaveAnswers } from './wave-answers.ts';
import {
  BESIDE_SCALE,
  COARSE_STEPS,
  toActorDimension,
  toAnswerDimension,
  toWaveDimension,
  toWindowDimension,
} from './table-axes.ts';
import { buildTable, COUNT_OF_ANSWERS, NONE } from './table-cells.ts';
import { NOTE_TEXTS } from './table-titles.ts';

const STEPS = [0, 1, 2, 3, 4, 5] as const;
type Count = Cell | number;

export function composeDistribution(
  { facts, respondents, bases }: WaveAnswers,
  lead: RoleOfTable,
): TableToProtect {
  const own = respondents.filter(lead.includes);
  const cells = facts.kinds.flatMap(({ code: actor }) =>
    WINDOWS.flatMap((window) => {
      const base = bases.get(lead.code)?.get(actor)?.[window] ?? [];
      const row = { ...countSteps(base, window, actor), ...countBeside(own, base, window, actor) };
      return Object.entries(row).map(([frequency, answers]): CellEntry => ({
        at: { wave: facts.waveId, actor, window, frequency },
        measures: { answers },
      }));
    }),
  );
  const cube = buildTable('governance-distribution', facts, {
    method: 'group-averages',
    dimensions: [
      toWaveDimension(facts),
      toActorDimension(facts.kinds),
      toWindowDimension(facts),
      toAnswerDimension(),
    ],
    measures: [COUNT_OF_ANSWERS('answers')],
    cells,
    notes: [NOTE_TEXTS.sameRespondents, NOTE_TEXTS.headings],
  });
  return {
    cube,
    basis: { answers: { kind: 'count-of-persons' } },
    overlapping: ['actor'],
    answerDimensions: ['frequency'],
  };
}

/**
 * Counts by step. A single withheld step could be computed from the others and the average, so a row shows all six
 * steps, or three coarser ones, or nothing: whatever leaves no count of one to four and no (nearly) common answer.
 */
function countSteps(base: readonly Respondent[], window: WindowCode, kind: string): Record<string, Count> {
  const counts = STEPS.map((step) => base.filter((one) => readFrequency(one, window, kind) === step).length);
  const coarse = COARSE_STEPS.map(({ steps }) =>
    steps.reduce<number>((sum, step) => sum + (counts[step] ?? 0), 0),
  );
  const showsCoarse = mayShow(coarse, base.length);
  const showsFine = showsCoarse && mayShow(counts, base.length);
  const rows: Record<string, Count> = {};
  for (const [i, { code, steps }] of COARSE_STEPS.entries()) {
    rows[code] = showsCoarse ? (coarse[i] ?? 0) : NONE('withheld');
    for (const step of steps) {
      const isShown = showsFine || (showsCoarse && coarse[i] === 0);
      rows[String(step)] = isShown ? (counts[step] ?? 0) : NONE('withheld');
    }
  }
  return rows;
}

/** No count of one to four, and no answer that all, or all but one, gave. */
export function mayShow(counts: readonly number[], n: number): boolean {
  const isSafe = counts.every((count) => count === 0 || count >= MINIMUM_GROUP);
  return isSafe && n > 0 && Math.max(...counts) < n - 1;
}

/** Those who gave no number, or a number for one window only where that is left out. */
function countBeside(
  own: readonly Respondent[],
  base: readonly Respondent[],
  window: WindowCode,
  kind: string,
): Record<string, Count> {
  const others = own.filter((one) => !base.includes(one)).map((one) => readFrequency(one, window, kind));
  const counts = {
    'dont-know': others.filter((answer) => answer === 'dont-know').length,
    blank: others.filter((answer) => answer === null).length,
    'one-window': others.filter(isNumber).length,
  };
  const isSafe = Object.values(counts).every((count) => count === 0 || count >= MINIMUM_GROUP);
  return Object.fromEntries(BESIDE_SCALE.map((code) => [code, isSafe ? counts[code] : NONE('withheld')]));
}
