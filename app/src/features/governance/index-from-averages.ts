/**
 * The index where counting it by respondents would give somebody away: 16 times the mean of the averages that are
 * shown, if at least 14 of the 16 are. It is computed from shown figures only, so it tells nothing that they do not.
 * The range takes a kind that is not shown to lie anywhere on its scale.
 */
import { readCell, type Cell, type Cube } from '@vicus/cube';
import { KINDS_IN_INDEX, MINIMUM_KINDS_ANSWERED } from '@vicus/statistics';
import { WINDOWS, type WindowCode } from './governance.types.ts';
import type { IndexCode } from './published-sums.ts';
import { NONE } from './table-cells.ts';

const HIGHEST_FREQUENCY = 5;

interface WindowIndex {
  readonly mean: number;
  readonly n: number;
  readonly low: number;
  readonly high: number;
  readonly kindsCounted: number;
}

/** Weight of the earlier and the later window in each index. */
const SIGNS: Readonly<Record<IndexCode, readonly [earlier: number, later: number]>> = {
  'index-1': [1, 0],
  'index-2': [0, 1],
  'index-3': [1, 1],
  'index-4': [-1, 1],
};

/** Where the shown averages stand: the table of frequencies, the wave and the role that leads. */
export interface ShownAverages {
  readonly frequency: Cube;
  readonly wave: string;
  readonly role: string;
  readonly printed: readonly string[];
}

/** The cells of one index, or undefined where fewer than 14 averages are shown in a window it needs. */
export function computeIndexFromAverages(
  code: IndexCode,
  shown: ShownAverages,
): Record<string, Cell | number> | undefined {
  const parts = WINDOWS.flatMap((window, i) => {
    const sign = SIGNS[code][i] ?? 0;
    return sign === 0 ? [] : [{ sign, own: sumWindow(shown, window) }];
  });
  const known = parts.flatMap(({ sign, own }) => (own === undefined ? [] : [{ sign, own }]));
  if (known.length < parts.length) return undefined;
  const add = (read: (own: WindowIndex, sign: number) => number): number =>
    known.reduce((sum, { sign, own }) => sum + read(own, sign), 0);
  const mean = add((own, sign) => sign * own.mean);
  return {
    mean: { kind: 'number', value: mean, status: 'estimated' },
    n: Math.min(...known.map(({ own }) => own.n)),
    lower: NONE('not-applicable'),
    upper: NONE('not-applicable'),
    'lower-if-missing-differ': add((own, sign) => (sign > 0 ? own.low : -own.high)),
    'upper-if-missing-differ': add((own, sign) => (sign > 0 ? own.high : -own.low)),
    scaled: NONE('not-applicable'),
    'kinds-counted': Math.min(...known.map(({ own }) => own.kindsCounted)),
  };
}

function sumWindow(shown: ShownAverages, window: WindowCode): WindowIndex | undefined {
  const rows = shown.printed.flatMap((actor) => readRow(shown, actor, window) ?? []);
  if (rows.length < MINIMUM_KINDS_ANSWERED) return undefined;
  const add = (read: (row: AverageRow) => number): number => rows.reduce((sum, row) => sum + read(row), 0);
  const hidden = KINDS_IN_INDEX - rows.length;
  return {
    mean: (KINDS_IN_INDEX / rows.length) * add(({ mean }) => mean),
    n: Math.min(...rows.map(({ n }) => n)),
    low: add(({ low }) => low),
    high: add(({ high }) => high) + hidden * HIGHEST_FREQUENCY,
    kindsCounted: rows.length,
  };
}

interface AverageRow {
  readonly mean: number;
  readonly n: number;
  readonly low: number;
  readonly high: number;
}

function readRow(
  { frequency, wave, role }: ShownAverages,
  actor: string,
  window: WindowCode,
): AverageRow | undefined {
  const read = (measure: string): number | undefined => {
    const cell = readCell(frequency, { wave, actor, window, role }, measure);
    return cell.kind === 'number' ? cell.value : undefined;
  };
  const [mean, n] = [read('mean'), read('n')];
  if (mean === undefined || n === undefined) return undefined;
  const low = read('lower-if-missing-differ') ?? 0;
  return { mean, n, low, high: read('upper-if-missing-differ') ?? HIGHEST_FREQUENCY };
}
