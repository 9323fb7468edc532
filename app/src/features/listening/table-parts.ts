/** Parts that several tables share: description, the wave, estimates as cells. */
import {
  buildCube,
  type Cell,
  type CellEntry,
  type Cube,
  type Dimension,
  type Measure,
  type Texts,
} from '@vicus/cube';
import { estimateMean, estimateShare } from '@vicus/statistics';
import type { WaveSubject, Weighting } from './listening.types.ts';
import { chooseMeanStep, chooseShareStep, roundInterval, roundToStep } from './rounding.rules.ts';
import { joinTexts, LABELS, NOTES, say } from './table-texts.ts';

export const NONE = (reason: 'withheld' | 'no-base' | 'not-collected' | 'not-applicable'): Cell => ({
  kind: 'none',
  reason,
});

/** Fewest answers behind a share or average of persons, and of a closed list of office holders. */
export const MINIMUM_RESPONDENTS = 10;
export const MINIMUM_CLOSED_LIST = 5;

const SHARES = { min: 0, max: 1 } as const;

export type Values = Readonly<Record<string, Cell | number>>;

/** What estimates need of the wave and its weights. */
export interface EstimateFrame {
  readonly subject: WaveSubject;
  readonly weighting: Weighting;
}

export function fewestAnswers({ isClosedList }: WaveSubject): number {
  return isClosedList ? MINIMUM_CLOSED_LIST : MINIMUM_RESPONDENTS;
}

/** One code only, so that figures of two waves are never taken for two editions of one. */
export function toWaveDimension({ waveId, title }: Pick<WaveSubject, 'waveId' | 'title'>): Dimension {
  return {
    id: 'wave',
    label: LABELS.wave,
    role: 'time',
    categories: [{ code: waveId, label: { en: title } }],
  };
}

/** Weighted share with its interval, rounded. Consultations have no interval. */
export function toShareCells(holds: readonly (boolean | undefined)[], frame: EstimateFrame): Values {
  const { subject, weighting } = frame;
  const n = holds.filter((one) => one !== undefined).length;
  if (n === 0) return fillShare(NONE('no-base'), NONE('no-base'));
  if (n < fewestAnswers(subject)) return fillShare(NONE('withheld'), NONE('withheld'));
  const step = chooseShareStep(n);
  const found = estimateShare({ holds, ...toSample(frame, holds.length, weighting) });
  const value = found.kind === 'interval' ? found.share : found.value;
  const share = value === null ? NONE('no-base') : roundToStep(value, step);
  if (subject.isConsultation) return fillShare(share, NONE('not-applicable'));
  if (found.kind !== 'interval') return fillShare(share, NONE('no-base'));
  const { low, high } = roundInterval(found, step, SHARES);
  return { share, lower: low, upper: high };
}

function fillShare(share: Cell | number, bound: Cell): Values {
  return { share, lower: bound, upper: bound };
}

/** Weighted average with its interval, rounded. */
export function toMeanCells(
  values: readonly (number | undefined)[],
  scale: { readonly min: number; readonly max: number },
  frame: EstimateFrame,
): Values {
  const { subject, weighting } = frame;
  const n = values.filter((one) => one !== undefined).length;
  const fill = (mean: Cell | number, bound: Cell): Values => ({ n, mean, lower: bound, upper: bound });
  if (n === 0) return fill(NONE('no-base'), NONE('no-base'));
  if (n < fewestAnswers(subject)) return fill(NONE('withheld'), NONE('withheld'));
  const step = chooseMeanStep(n, scale);
  const found = estimateMean({ values, scale, ...toSample(frame, values.length, weighting) });
  const value = found.kind === 'interval' ? found.mean : found.value;
  const mean = value === null ? NONE('no-base') : keepInside(roundToStep(value, step), scale);
  if (subject.isConsultation) return fill(mean, NONE('not-applicable'));
  if (found.kind !== 'interval') return fill(mean, NONE('no-base'));
  const { low, high } = roundInterval(found, step, scale);
  return { n, mean, lower: low, upper: high };
}

function keepInside(value: number, { min, max }: { readonly min: number; readonly max: number }): number {
  return Math.min(max, Math.max(min, value));
}

function toSample({ subject }: EstimateFrame, count: number, { weights, calibration }: Weighting) {
  const { population } = subject;
  return {
    weights,
    ...(calibration.length === 0 ? {} : { calibration }),
    // a population that somebody typed too small would be an error of arithmetic, not of the respondents
    ...(population === null ? {} : { populationSize: Math.max(population, count) }),
  };
}

export interface TableParts {
  readonly title: Texts;
  readonly question?: Texts;
  readonly method: string;
  readonly dimensions: readonly Dimension[];
  readonly measures: readonly Measure[];
  readonly cells: Iterable<CellEntry>;
  readonly notes: readonly Texts[];
}

/** A table of a wave; cells that are not mentioned do not apply. */
export function buildTable(id: string, { subject, weighting }: EstimateFrame, parts: TableParts): Cube {
  const { title, question, method, notes, ...rest } = parts;
  const period =
    subject.openedOn === subject.closedOn ? subject.closedOn : `${subject.openedOn}/${subject.closedOn}`;
  const about = subject.isConsultation ? [NOTES.consultation] : describeWeighting(weighting);
  return buildCube({
    id,
    provenance: {
      title,
      ...(question === undefined ? {} : { question }),
      period,
      source: say(
        `Survey “${subject.title}” of ${subject.placeName}`,
        `Befragung „${subject.title}“ in ${subject.placeName}`,
        `Encuesta «${subject.title}» de ${subject.placeName}`,
        `Indagine «${subject.title}» di ${subject.placeName}`,
      ),
      method,
      notes: [...about, ...notes],
    },
    ...rest,
    unmentioned: 'not-applicable',
  });
}

function describeWeighting({ summary }: Weighting): Texts[] {
  if (summary === null) return [NOTES.unweighted];
  const { kishAnswers, designEffect, source } = summary;
  const weighted = say(
    `Weighted to the composition of the population; worth ${kishAnswers} equally weighted answers, design effect ${designEffect}.`,
    `Auf die Zusammensetzung der Bevölkerung gewichtet; so viel wert wie ${kishAnswers} gleich gewichtete Antworten, Designeffekt ${designEffect}.`,
    `Ponderado según la composición de la población; equivale a ${kishAnswers} respuestas de igual peso, efecto de diseño ${designEffect}.`,
    `Ponderato secondo la composizione della popolazione; vale ${kishAnswers} risposte di uguale peso, effetto di disegno ${designEffect}.`,
  );
  return source === '' ? [weighted] : [joinTexts([weighted, { en: source }], ' ')];
}
