/** What residents say, what residents think others say, what policymakers think residents say: one table. */
import type { CellEntry, Dimension, Texts } from '@vicus/cube';
import type { MeasureBasis, TableToProtect } from '@vicus/disclosure';
import type { Answers, Estimates, Instrument, NumberQuestion } from '@vicus/questionnaire';
import { estimateMean } from '@vicus/statistics';
import type { GroupedVariable } from './listening.types.ts';
import { chooseMeanStep, roundInterval, roundToStep } from './rounding.rules.ts';
import {
  buildTable,
  MINIMUM_CLOSED_LIST,
  MINIMUM_RESPONDENTS,
  NONE,
  toWaveDimension,
  type EstimateFrame,
  type Values,
} from './table-parts.ts';
import { BOUND, COUNT, LABELS, NOTES, SHARE, TITLES, toPublicTexts, VIEWS } from './table-texts.ts';
import { describeTarget, findTarget, withoutEnds } from './targets.ts';
import { listQuestions } from './variables.rules.ts';

export const GAP_TABLE = 'perception-gap';
export const FOREIGN_BORN = 'foreign-born';
export const FOREIGN_BORN_CONCEPT = 'perceived-foreign-born';

/** Estimates of people who hold office, from their own wave. */
export interface PolicymakerAnswers {
  readonly instrument: Instrument;
  readonly answers: readonly Answers[];
  /** how many were asked; null: not known */
  readonly asked: number | null;
}

export interface RegisterFigure {
  readonly valuePercent: number;
  readonly year: number;
  readonly source: string;
}

interface GapRow {
  readonly code: string;
  readonly label: Texts;
  readonly real: Values;
  readonly residents: Values;
  readonly policymakers: Values;
}

/** Undefined where nobody estimated anything. Fewer than the minimum: the cells are withheld, and say so. */
export function composeGap(
  variables: readonly GroupedVariable[],
  answers: readonly Answers[],
  frame: EstimateFrame,
  others: { readonly policymakers: PolicymakerAnswers | null; readonly register: RegisterFigure | null },
): TableToProtect | undefined {
  const own = listEstimates(frame.subject.instrument);
  const theirs = others.policymakers === null ? [] : listEstimates(others.policymakers.instrument);
  const targets = new Map([...own, ...theirs].map(({ key, target }) => [key, target]));
  const rows = [...targets].flatMap(([key, target]): GapRow[] => {
    const found = findTarget(variables, target);
    if (found === undefined) return [];
    const residents = estimateOwn(findNumber(own, key), answers, frame);
    const policymakers = estimateTheirs(findNumber(theirs, key), others.policymakers);
    return [{ code: key, ...describeTarget(found, answers, frame), residents, policymakers }];
  });
  const foreignBorn = composeForeignBorn(answers, frame, others);
  const all = [...rows, ...(foreignBorn === undefined ? [] : [foreignBorn])];
  return all.length === 0 ? undefined : buildGap(all, frame, others.register);
}

interface NamedEstimate {
  readonly key: string;
  readonly target: Estimates;
  readonly question: NumberQuestion;
}

function listEstimates(instrument: Instrument): NamedEstimate[] {
  return listQuestions(instrument).flatMap((question) =>
    question.kind === 'number' && question.estimates !== undefined
      ? [{ key: nameTarget(question.estimates), target: question.estimates, question }]
      : [],
  );
}

/** The same for the same answers to the same thing measured, in whatever instrument it is estimated. */
function nameTarget({ concept, codes, atLeast }: Estimates): string {
  return `${concept}=${codes === undefined ? `from-${atLeast ?? 0}` : codes.toSorted().join('+')}`;
}

function findNumber(estimates: readonly NamedEstimate[], key: string): NumberQuestion | undefined {
  return estimates.find((one) => one.key === key)?.question;
}

const NOT_ASKED: Values = {
  n: NONE('not-collected'),
  share: NONE('not-collected'),
  lower: NONE('not-collected'),
  upper: NONE('not-collected'),
};

function estimateOwn(
  question: NumberQuestion | undefined,
  answers: readonly Answers[],
  { subject, weighting }: EstimateFrame,
): Values {
  if (question === undefined) return NOT_ASKED;
  const { population, isConsultation } = subject;
  return toEstimate(readShares(question, answers), {
    minimum: MINIMUM_RESPONDENTS,
    step: (n) => chooseMeanStep(n, { min: 0, max: 1 }),
    isConsultation,
    sample: {
      weights: weighting.weights,
      ...(weighting.calibration.length === 0 ? {} : { calibration: weighting.calibration }),
      ...(population === null ? {} : { populationSize: Math.max(population, answers.length) }),
    },
  });
}

function estimateTheirs(question: NumberQuestion | undefined, given: PolicymakerAnswers | null): Values {
  if (question === undefined || given === null) return NOT_ASKED;
  const { answers, asked } = given;
  return toEstimate(readShares(question, answers), {
    minimum: MINIMUM_CLOSED_LIST,
    // every answer counts the same, so there is no weight to be told
    step: () => 0.01,
    isConsultation: false,
    sample: asked === null ? {} : { populationSize: Math.max(asked, answers.length) },
  });
}

/** Estimates out of 100 as shares 0–1. */
function readShares({ id }: NumberQuestion, answers: readonly Answers[]): (number | undefined)[] {
  return answers.map((one) => {
    const value = Object.hasOwn(one, id) ? one[id] : undefined;
    return typeof value === 'number' && value >= 0 && value <= 100 ? value / 100 : undefined;
  });
}

interface EstimateOptions {
  readonly minimum: number;
  /** share 0–1 that an average is rounded to */
  readonly step: (n: number) => number;
  readonly isConsultation: boolean;
  readonly sample: Omit<Parameters<typeof estimateMean>[0], 'values' | 'scale'>;
}

function toEstimate(values: readonly (number | undefined)[], options: EstimateOptions): Values {
  const n = values.filter((one) => one !== undefined).length;
  const withheld = NONE('withheld');
  if (n < options.minimum) return { n, share: withheld, lower: withheld, upper: withheld };
  const scale = { min: 0, max: 1 };
  const found = estimateMean({ values, scale, ...options.sample });
  const step = options.step(n);
  const mean = found.kind === 'interval' ? found.mean : (found.value ?? 0);
  const none = NONE(options.isConsultation ? 'not-applicable' : 'no-base');
  const share = roundToStep(mean, step);
  if (found.kind !== 'interval' || options.isConsultation)
    return withoutEnds({ n, share, lower: none, upper: none });
  const { low, high } = roundInterval(found, step, scale);
  return withoutEnds({ n, share, lower: low, upper: high });
}

function composeForeignBorn(
  answers: readonly Answers[],
  frame: EstimateFrame,
  {
    policymakers,
    register,
  }: { readonly policymakers: PolicymakerAnswers | null; readonly register: RegisterFigure | null },
): GapRow | undefined {
  const find = (instrument: Instrument): NumberQuestion | undefined =>
    listQuestions(instrument).find(
      (question): question is NumberQuestion =>
        question.kind === 'number' && question.concept === FOREIGN_BORN_CONCEPT,
    );
  const own = find(frame.subject.instrument);
  const theirs = policymakers === null ? undefined : find(policymakers.instrument);
  const label = (own ?? theirs)?.label;
  if (label === undefined) return undefined;
  const none = NONE('not-applicable');
  return {
    code: FOREIGN_BORN,
    label: toPublicTexts(label),
    real:
      register === null
        ? NOT_ASKED
        : { n: none, share: Math.round(register.valuePercent * 10) / 1000, lower: none, upper: none },
    residents: estimateOwn(own, answers, frame),
    policymakers: estimateTheirs(theirs, policymakers),
  };
}

const STATEMENT_VIEWS = ['real', 'residents', 'policymakers'] as const;

function buildGap(
  rows: readonly GapRow[],
  frame: EstimateFrame,
  register: RegisterFigure | null,
): TableToProtect {
  const wave = frame.subject.waveId;
  const cube = buildTable(GAP_TABLE, frame, {
    title: TITLES.gap,
    question: TITLES.gapQuestion,
    method: 'perception-gap',
    dimensions: [toWaveDimension(frame.subject), ...toGapDimensions(rows)],
    measures: [SHARE('share'), COUNT('n'), BOUND('lower', 'share 0-1', 2), BOUND('upper', 'share 0-1', 2)],
    cells: rows.flatMap((row) =>
      STATEMENT_VIEWS.map((view): CellEntry => ({
        at: { wave, statement: row.code, view },
        measures: row[view],
      })),
    ),
    notes: [
      NOTES.gap,
      ...(register === null ? [] : [{ en: `${register.source}, ${register.year}` }]),
      NOTES.rounded,
    ],
  });
  // Shares of residents are sums of groups the gate knows from the table of the question; averages of estimates rest
  // on enough answers and lie off the ends, see above. The counts pass the gate and take what rests on them along.
  const derived: MeasureBasis = { kind: 'derived', from: ['n'] };
  return {
    cube,
    basis: { n: { kind: 'count-of-persons' }, share: derived, lower: derived, upper: derived },
    overlapping: ['statement', 'view'],
  };
}

function toGapDimensions(rows: readonly GapRow[]): Dimension[] {
  return [
    {
      id: 'statement',
      label: LABELS.item,
      role: 'category',
      categories: rows.map(({ code, label }) => ({ code, label })),
    },
    {
      id: 'view',
      label: LABELS.view,
      role: 'category',
      categories: STATEMENT_VIEWS.map((code) => ({ code, label: VIEWS[code] })),
    },
  ];
}
