/** The tables of a closed wave of any questionnaire: one for each closed question, averages, composition, response. */
import type { CellEntry } from '@vicus/cube';
import type { MeasureBasis, TableToProtect } from '@vicus/disclosure';
import type { Answers } from '@vicus/questionnaire';
import { readGroup } from './groups.rules.ts';
import type { GroupedVariable, Margins, NumericItem } from './listening.types.ts';
import {
  buildTable,
  fewestAnswers,
  NONE,
  toMeanCells,
  toShareCells,
  toWaveDimension,
  type EstimateFrame,
} from './table-parts.ts';
import { BOUND, COUNT, joinTexts, LABELS, NOTES, SHARE, TITLES, toMeasure } from './table-texts.ts';

export const RESPONSE_TABLE = 'survey-response';
export const MEANS_TABLE = 'survey-means';
export const COMPOSITION_TABLE = 'survey-composition';
export const QUESTION_TABLE = 'survey-answers-';
/** code of the row that all answers to a question stand under */
export const GIVEN = 'given';

const DERIVED: MeasureBasis = { kind: 'derived', from: ['answers'] };
const COUNTED: MeasureBasis = { kind: 'count-of-persons' };

/** Asked and answered. Of a consultation nobody knows how many were asked. */
export function composeResponse(frame: EstimateFrame, answered: number): TableToProtect {
  const { subject } = frame;
  const asked = subject.asked === null || subject.isConsultation ? NONE('not-applicable') : subject.asked;
  const cube = buildTable(RESPONSE_TABLE, frame, {
    title: TITLES.response,
    method: 'survey-findings',
    dimensions: [toWaveDimension(subject)],
    measures: [COUNT('asked'), COUNT('answered')],
    cells: [{ at: { wave: subject.waveId }, measures: { asked, answered } }],
    notes: [],
  });
  return { cube, basis: { asked: COUNTED, answered: COUNTED } };
}

/** How the answers to one question are spread: share with interval, and how many gave it. */
export function composeDistribution(
  variable: GroupedVariable,
  answers: readonly Answers[],
  frame: EstimateFrame,
): TableToProtect {
  const { subject } = frame;
  const given = answers.map((one) => readGroup(variable, one));
  const wave = subject.waveId;
  const n = given.filter((code) => code !== undefined).length;
  const cells: CellEntry[] = [
    { at: { wave, answer: GIVEN }, measures: { answers: n } },
    ...variable.groups.map(({ code }): CellEntry => {
      const holds = given.map((one) => (one === undefined ? undefined : one === code));
      return {
        at: { wave, answer: code },
        measures: { answers: given.filter((one) => one === code).length, ...toShareCells(holds, frame) },
      };
    }),
  ];
  const cube = buildTable(`${QUESTION_TABLE}${variable.id}`, frame, {
    title: variable.label,
    question: variable.label,
    method: 'survey-findings',
    dimensions: [toWaveDimension(subject), toAnswerDimension(variable)],
    measures: [
      COUNT('answers'),
      SHARE('share'),
      BOUND('lower', 'share 0-1', 2),
      BOUND('upper', 'share 0-1', 2),
    ],
    cells,
    notes: [NOTES.silent, NOTES.groups, NOTES.rounded],
  });
  return {
    cube,
    basis: { answers: COUNTED, share: DERIVED, lower: DERIVED, upper: DERIVED },
    answerDimensions: ['answer'],
  };
}

function toAnswerDimension({ groups }: GroupedVariable) {
  return {
    id: 'answer',
    label: LABELS.answer,
    role: 'category' as const,
    categories: [
      { code: GIVEN, label: LABELS.given },
      ...groups.map(({ code, label }) => ({ code, label, parent: GIVEN })),
    ],
  };
}

/** Averages of scales, 0 to 10, numbers and scores. */
export function composeMeans(
  items: readonly NumericItem[],
  answers: readonly Answers[],
  frame: EstimateFrame,
): TableToProtect | undefined {
  const { subject } = frame;
  if (items.length === 0) return undefined;
  const cells = items.map((item): CellEntry => {
    const values = answers.map((one) => item.read(one));
    return { at: { wave: subject.waveId, item: item.id }, measures: toMeanCells(values, item.scale, frame) };
  });
  const categories = items.map(({ id, label }) => ({ code: id, label }));
  const cube = buildTable(MEANS_TABLE, frame, {
    title: TITLES.means,
    question: TITLES.meansQuestion,
    method: 'survey-findings',
    dimensions: [toWaveDimension(subject), { id: 'item', label: LABELS.item, role: 'category', categories }],
    measures: [
      toMeasure('mean', 'mean', 'points', 2),
      COUNT('n'),
      BOUND('lower', 'points', 2),
      BOUND('upper', 'points', 2),
    ],
    cells: withoutEnds(cells, items),
    notes: [NOTES.silent],
  });
  return { cube, basis: listMeanBases(items, subject.isClosedList), overlapping: ['item'] };
}

/** The widest scale of all: each item's own ends are looked at before. */
function listMeanBases(items: readonly NumericItem[], isClosedList: boolean): Record<string, MeasureBasis> {
  const min = Math.min(...items.map(({ scale }) => scale.min));
  const max = Math.max(...items.map(({ scale }) => scale.max));
  const group = isClosedList ? 'closed-list' : 'persons';
  const derived: MeasureBasis = { kind: 'derived', from: ['mean'] };
  return {
    mean: { kind: 'mean', respondents: 'n', scale: { min, max }, group },
    n: COUNTED,
    lower: derived,
    upper: derived,
  };
}

/** An average at an end of its own scale says that all answered the same; the gate knows the widest scale only. */
function withoutEnds(cells: readonly CellEntry[], items: readonly NumericItem[]): CellEntry[] {
  return cells.map((cell, i) => {
    const { mean } = cell.measures;
    const scale = items[i]?.scale;
    if (typeof mean !== 'number' || scale === undefined) return cell;
    if (mean > scale.min + 1e-9 && mean < scale.max - 1e-9) return cell;
    const hidden = NONE('withheld');
    return { at: cell.at, measures: { ...cell.measures, mean: hidden, lower: hidden, upper: hidden } };
  });
}

/** Respondents against the population, by the groups the town has figures for. */
export function composeComposition(
  variables: readonly GroupedVariable[],
  answers: readonly Answers[],
  margins: Margins,
  frame: EstimateFrame,
): TableToProtect | undefined {
  const used = variables.filter(({ id }) => margins[id] !== undefined);
  if (used.length === 0 || answers.length < fewestAnswers(frame.subject)) return undefined;
  const plain = { ...frame, weighting: { weights: answers.map(() => 1), calibration: [], summary: null } };
  const rows = used.flatMap((variable) => {
    const margin = margins[variable.id] ?? {};
    const people = Object.values(margin).reduce((sum, one) => sum + one, 0);
    const given = answers.map((one) => readGroup(variable, one));
    return Object.entries(margin).map(([category, count]) => {
      const codes = category.split('+');
      const groups = variable.groups.filter((group) => group.codes.every((code) => codes.includes(code)));
      const isIn = (code: string): boolean => groups.some((group) => group.code === code);
      const holds = given.map((code) => (code === undefined ? undefined : isIn(code)));
      const share = toShareCells(holds, plain)['share'] ?? NONE('no-base');
      const weighted = toShareCells(holds, frame)['share'] ?? NONE('no-base');
      const labels = groups.map(({ label }) => label);
      const answered = holds.filter((one) => one === true).length;
      return {
        code: `${variable.id}=${category}`,
        parent: variable,
        labels,
        share,
        weighted,
        answered,
        population: count / people,
      };
    });
  });
  return buildComposition(rows, used, frame);
}

interface CompositionRow {
  readonly code: string;
  readonly parent: GroupedVariable;
  readonly labels: readonly GroupedVariable['label'][];
  readonly share: ReturnType<typeof NONE> | number;
  readonly weighted: ReturnType<typeof NONE> | number;
  readonly answered: number;
  readonly population: number;
}

function buildComposition(
  rows: readonly CompositionRow[],
  used: readonly GroupedVariable[],
  frame: EstimateFrame,
): TableToProtect {
  const wave = frame.subject.waveId;
  const categories = used.flatMap((variable) => [
    { code: variable.id, label: variable.label },
    ...rows
      .filter(({ parent }) => parent.id === variable.id)
      .map(({ code, labels }) => ({ code, label: joinTexts(labels, ' / '), parent: variable.id })),
  ]);
  const cube = buildTable(COMPOSITION_TABLE, frame, {
    title: TITLES.composition,
    question: TITLES.compositionQuestion,
    method: 'survey-weights',
    dimensions: [
      toWaveDimension(frame.subject),
      { id: 'category', label: LABELS.category, role: 'category', categories },
    ],
    measures: [COUNT('answers'), SHARE('share'), SHARE('population'), SHARE('weighted')],
    cells: [
      ...used.map(({ id }) => ({ at: { wave, category: id }, measures: { answers: sumAnswers(rows, id) } })),
      ...rows.map(({ code, answered, share, population, weighted }) => ({
        at: { wave, category: code },
        measures: { answers: answered, share, population: Math.round(population * 1e4) / 1e4, weighted },
      })),
    ],
    notes: [NOTES.rounded],
  });
  const population = {
    kind: 'not-about-persons',
    reason: 'counts of the register, typed in by the office',
  } as const;
  return {
    cube,
    basis: { answers: COUNTED, share: DERIVED, population, weighted: DERIVED },
  };
}

function sumAnswers(rows: readonly CompositionRow[], variable: string): number {
  return rows.filter(({ parent }) => parent.id === variable).reduce((sum, { answered }) => sum + answered, 0);
}
