/** The same thing measured in several waves, one beside the other; never a cause. */
import {
  buildCube,
  openProtectedCube,
  readCell,
  type Category,
  type Cell,
  type Cube,
  type ProtectedCube,
  type Texts,
} from '@vicus/cube';
import type { Instrument } from '@vicus/questionnaire';
import { MEANS_TABLE } from './listening.tables.ts';
import type { PlaceDecision } from './listening.types.ts';
import { BOUND, COUNT, joinTexts, LABELS, NOTES, toMeasure, toPublicTexts } from './table-texts.ts';
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
  /** made of several questions */
  readonly isScore: boolean;
  /** oldest first */
  readonly points: readonly TimelinePoint[];
}

/**
 * What can be followed: everything measured on a scale under the same concept (scores: the same id), among the same
 * people: what policymakers answer is no later point of what residents answered.
 */
export function composeTimelines(waves: readonly TimelineWave[]): Timeline[] {
  const sorted = waves.toSorted((a, b) => (a.closedOn < b.closedOn ? -1 : 1));
  const timelines = new Map<string, Timeline>();
  for (const wave of sorted) {
    const scores = new Set((wave.instrument.scores ?? []).map(({ id }) => id));
    for (const item of listNumericItems(wave.instrument)) {
      const measured = item.concept ?? (scores.has(item.id) ? item.id : undefined);
      if (measured === undefined) continue;
      const { audience = 'everybody', title } = wave.instrument;
      const id = audience === 'residents' ? measured : `${audience}-${measured}`;
      const label =
        audience === 'residents' ? item.label : joinTexts([item.label, toPublicTexts(title)], ' – ');
      const before = timelines.get(id);
      const { min, max } = item.scale;
      // another scale is another measurement, whatever its name
      if (before !== undefined && (before.scale.min !== min || before.scale.max !== max)) continue;
      const point = readPoint(wave, item.id);
      timelines.set(id, {
        id,
        label,
        scale: item.scale,
        points: [...(before?.points ?? []), point],
        isScore: item.concept === undefined,
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

/** Protected figures of several waves in one table, for the picture. Holds nothing the tables of the waves do not show. */
export function toTimelineCube({ id, label, points }: Timeline): Cube {
  return buildCube({
    id: `over-time-${id}`,
    provenance: {
      title: label,
      question: label,
      period: `${points[0]?.closedOn ?? ''}/${points.at(-1)?.closedOn ?? ''}`,
      source: { en: points.map(({ title }) => title).join(', ') },
      method: 'attitudes-over-time',
      notes: points.some(({ isConsultation }) => isConsultation) ? [NOTES.consultation] : [],
    },
    dimensions: [
      {
        id: 'wave',
        label: LABELS.wave,
        role: 'category',
        categories: points.map(toCategory),
      },
    ],
    measures: [
      toMeasure('mean', 'mean', 'points', 2),
      COUNT('n'),
      BOUND('lower', 'points', 2),
      BOUND('upper', 'points', 2),
    ],
    cells: points.map(({ waveId, mean, n, low, high, isConsultation }) => ({
      at: { wave: waveId },
      measures: {
        mean: toCell(mean),
        n: toCell(n),
        lower: isConsultation ? { kind: 'none', reason: 'not-applicable' } : toCell(low),
        upper: isConsultation ? { kind: 'none', reason: 'not-applicable' } : toCell(high),
      },
    })),
  });
}

function toCategory({ waveId, title, closedOn, isConsultation }: TimelinePoint): Category {
  const named = { en: `${closedOn.slice(0, 7)} ${title}` };
  return { code: waveId, label: isConsultation ? joinTexts([named, LABELS.consultation], ', ') : named };
}

function toCell(value: number | null): Cell {
  return value === null ? { kind: 'none', reason: 'withheld' } : { kind: 'number', value, status: 'final' };
}

/** Shown first: several questions say more than one. */
export function isMadeOfSeveral({ isScore }: Timeline): boolean {
  return isScore;
}

/** A wave or a decision on its day. */
export interface TimelineEvent {
  readonly kind: 'wave' | 'decision';
  readonly id: string;
  readonly on: string;
  readonly what: string;
  readonly link: string;
}

/** Waves and decisions, the oldest first. */
export function orderEvents(
  timelines: readonly Timeline[],
  decisions: readonly PlaceDecision[],
): TimelineEvent[] {
  const waves = new Map(
    timelines
      .flatMap(({ points }) => points)
      .map(({ waveId, closedOn, title }): [string, TimelineEvent] => [
        waveId,
        { kind: 'wave', id: waveId, on: closedOn, what: title, link: '' },
      ]),
  );
  const decided = decisions.map(({ decisionId, decidedOn, what, link }): TimelineEvent => ({
    kind: 'decision',
    id: decisionId,
    on: decidedOn,
    what,
    link,
  }));
  return [...waves.values(), ...decided].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}
