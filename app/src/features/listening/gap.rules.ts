/** What the perception gap says, in plain sentences: from the protected table and from nothing else. */
import { readCell, readText, type Cube } from '@vicus/cube';
import { FOREIGN_BORN, GAP_TABLE } from './gap-table.ts';

/** `beyond`: the two cannot be told apart. */
export type GapDirection = 'higher' | 'lower' | 'alike';

export interface GapSentence {
  /** of the statement */
  readonly code: string;
  readonly statement: string;
  readonly who: 'residents' | 'policymakers';
  readonly direction: GapDirection;
  /** percent, whole */
  readonly thinkPercent: number;
  readonly realPercent: number;
  /** difference in points with its interval; null where one side has none */
  readonly points: { readonly difference: number; readonly low: number; readonly high: number } | null;
}

interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * One sentence for each statement and each side that estimated it. The interval of the difference is Newcombe's: the
 * roots of the squared distances of both estimates to their ends. Figures of a register have no interval.
 */
export function describeGap(cube: Cube, language: string): GapSentence[] {
  if (cube.id !== GAP_TABLE) return [];
  const wave = cube.dimensions.find(({ id }) => id === 'wave')?.categories[0]?.code ?? '';
  const statements = cube.dimensions.find(({ id }) => id === 'statement')?.categories ?? [];
  const sentences = statements.flatMap(({ code, label }) => {
    const read = (view: string): Estimate | undefined => readEstimate(cube, { wave, statement: code, view });
    const real = read('real');
    if (real === undefined) return [];
    return (['policymakers', 'residents'] as const).flatMap((who): GapSentence[] => {
      const think = read(who);
      if (think === undefined) return [];
      const { difference, low, high } = subtract(think, real);
      return [
        {
          code,
          statement: readText(label, language),
          who,
          direction: low > 0 ? 'higher' : high < 0 ? 'lower' : 'alike',
          thinkPercent: Math.round(think.value * 100),
          realPercent: Math.round(real.value * 100),
          points: {
            difference: Math.round(difference * 100),
            low: Math.round(low * 100),
            high: Math.round(high * 100),
          },
        },
      ];
    });
  });
  return sentences.toSorted((a, b) => rankOf(b) - rankOf(a));
}

export interface GapSummary {
  readonly who: GapSentence['who'];
  /** statements they estimated */
  readonly total: number;
  readonly lower: number;
  readonly higher: number;
}

/** The picture in one breath: of how many statements each side thinks too little or too much. Born abroad stands apart. */
export function summariseGap(sentences: readonly GapSentence[]): GapSummary[] {
  return (['policymakers', 'residents'] as const).flatMap((who) => {
    const own = sentences.filter((one) => one.who === who && one.code !== FOREIGN_BORN);
    const count = (direction: GapDirection): number =>
      own.filter((one) => one.direction === direction).length;
    return own.length === 0
      ? []
      : [{ who, total: own.length, lower: count('lower'), higher: count('higher') }];
  });
}

/** What can be told apart comes first, the widest gap before the others. */
function rankOf({ direction, points }: GapSentence): number {
  return (direction === 'alike' ? 0 : 1000) + Math.abs(points?.difference ?? 0);
}

function readEstimate(cube: Cube, at: Readonly<Record<string, string>>): Estimate | undefined {
  const [share, lower, upper] = ['share', 'lower', 'upper'].map((measure) => readCell(cube, at, measure));
  if (share?.kind !== 'number') return undefined;
  const low = lower?.kind === 'number' ? lower.value : share.value;
  const high = upper?.kind === 'number' ? upper.value : share.value;
  return { value: share.value, low, high };
}

function subtract(think: Estimate, real: Estimate): { difference: number; low: number; high: number } {
  const difference = think.value - real.value;
  return {
    difference,
    low: difference - Math.hypot(think.value - think.low, real.high - real.value),
    high: difference + Math.hypot(think.high - think.value, real.value - real.low),
  };
}
