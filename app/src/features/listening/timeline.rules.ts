/** The same thing measured in several waves, one beside the other; never a cause. */
import { openProtectedCube, readCell, type Cube, type ProtectedCube, type Texts } from '@vicus/cube';
import type { Instrument } from '@vicus/questionnaire';
import { MEANS_TABLE } from './listening.tables.ts';
import { listNumericItems } from './variables.rules.ts';

export interface TimelineWave {
  readonly waveId: string;
  readonly title: string;
  readonly closedOn: string;
  readonly instrument: Instrument;
  readonly tables: readonly ProtectedCube[];
  readonly isConsultation: boolean;
}

export interface TimelinePoint {
  readonly waveId: string;
  readonly title: string;
  readonly closedOn: string;
  readonly isConsultation: boolean;
  /** null: withheld or nobody answered */
  readonly mean: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number | null;
}

export interface Timeline {
  /** concept, or id of a score */
  readonly id: string;
  readonly label: Texts;
  readonly scale: { readonly min: number; readonly max: number };
  /** oldest first */
  readonly points: readonly TimelinePoint[];
}

/** What can be followed: everything measured on a scale under the same concept (scores: the same id). */
export function composeTimelines(waves: readonly TimelineWave[]): Timeline[] {
  const sorted = waves.toSorted((a, b) => (a.closedOn < b.closedOn ? -1 : 1));
  const timelines = new Map<string, Timeline>();
  for (const wave of sorted) {
    const scores = new Set((wave.instrument.scores ?? []).map(({ id }) => id));
    for (const item of listNumericItems(wave.instrument)) {
      const id = item.concept ?? (scores.has(item.id) ? item.id : undefined);
      if (id === undefined) continue;
      const before = timelines.get(id);
      const { min, max } = item.scale;
      // another scale is another measurement, whatever its name
      if (before !== undefined && (before.scale.min !== min || before.scale.max !== max)) continue;
      const point = readPoint(wave, item.id);
      timelines.set(id, {
        id,
        label: item.label,
        scale: item.scale,
        points: [...(before?.points ?? []), point],
      });
    }
  }
  return [...timelines.values()];
}

function readPoint(wave: TimelineWave, item: string): TimelinePoint {
  const cube = wave.tables.map((table) => openProtectedCube(table)).find(({ id }) => id === MEANS_TABLE);
  const read = (measure: string): number | null =>
    cube === undefined ? null : readNumber(cube, wave.waveId, item, measure);
  const { waveId, title, closedOn, isConsultation } = wave;
  return {
    waveId,
    title,
    closedOn,
    isConsultation,
    mean: read('mean'),
    low: read('lower'),
    high: read('upper'),
    n: read('n'),
  };
}

function readNumber(cube: Cube, wave: string, item: string, measure: string): number | null {
  const isThere = cube.dimensions.some(
    ({ id, categories }) => id === 'item' && categories.some(({ code }) => code === item),
  );
  if (!isThere) return null;
  const cell = readCell(cube, { wave, item }, measure);
  return cell.kind === 'number' ? cell.value : null;
}
