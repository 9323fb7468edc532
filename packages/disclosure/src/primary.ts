import { DisclosureProblem } from './disclosure.problems.ts';
import type { DisclosurePolicy, MeasureBasis, WithholdingReason } from './disclosure.types.ts';
import { describeFigure, END_OF_SCALE, isAtEnd, listLines, readBasis } from './figures.ts';
import type { Figure, Model, ModelTable } from './figures.ts';
import type { EarlierFigures } from './ledger.ts';
import { isDenominator, readFirst } from './relations.ts';
import { judgeSum } from './sums.ts';

/** Cells that would tell about a few people by themselves, with the reason; figure number → reason. */
export function findPrimary(
  model: Model,
  policy: DisclosurePolicy,
  earlier: EarlierFigures,
): Map<number, WithholdingReason> {
  const primary = new Map<number, WithholdingReason>();
  for (const figure of model.figures) {
    if (figure.state !== 'number') continue;
    const reason = judgeFigure(model, figure, policy) ?? judgeAgainstEarlier(figure, policy, earlier);
    if (reason !== undefined) primary.set(figure.index, reason);
  }
  if (policy.withholdExtremes) for (const index of listAlike(model)) primary.set(index, 'answered-alike');
  return primary;
}

function judgeFigure(model: Model, figure: Figure, policy: DisclosurePolicy): WithholdingReason | undefined {
  const table = model.tables[figure.table];
  if (table === undefined || figure.kind === 'derived') return undefined;
  const basis = readBasis(table.table, figure.measure);
  if (basis.kind === 'count-of-persons') return judgeCount(model, table, figure, basis.asked, policy);
  if (basis.kind === 'sum') return judgeSum(model, figure, basis, policy);
  return judgeAverage(model, table, figure, basis, policy);
}

function judgeCount(
  model: Model,
  table: ModelTable,
  figure: Figure,
  asked: string | undefined,
  policy: DisclosurePolicy,
): WithholdingReason | undefined {
  const { value } = figure;
  if (!Number.isSafeInteger(value) || value < 0) {
    const where = describeFigure(model, figure);
    throw new DisclosureProblem('bad-count', where, 'a count of persons is a whole number from 0');
  }
  if (value === 0) return policy.zeros === 'protected' ? 'zero-protected' : undefined;
  if (value < policy.minimumCount) return 'too-few-persons';
  if (asked === undefined || policy.nonresponse === 'published') return undefined;
  const all = model.figures[readFirst(table, asked) + figure.position];
  const silent = all?.state === 'number' ? all.value - value : 0;
  return isHandful(silent, policy.minimumCount) ? 'few-did-not-answer' : undefined;
}

function judgeAverage(
  model: Model,
  table: ModelTable,
  figure: Figure,
  basis: MeasureBasis,
  policy: DisclosurePolicy,
): WithholdingReason | undefined {
  checkAverage(model, figure, basis);
  const { persons, value } = figure;
  if (persons === undefined || persons < policy[figure.field]) return 'too-few-respondents';
  const isAnswer = basis.kind === 'share' && (table.table.answerDimensions ?? []).length > 0;
  if (policy.withholdExtremes && !isAnswer && isAtEnd(model, figure)) return 'end-of-scale';
  if (basis.kind === 'mean') return undefined;
  if (value <= END_OF_SCALE) return policy.zeros === 'protected' ? 'zero-protected' : undefined;
  return judgeShare(value, persons, policy);
}

/** A share with its base tells the number of persons above and below the line as well as a count does. */
function judgeShare(share: number, persons: number, policy: DisclosurePolicy): WithholdingReason | undefined {
  const above = Math.round(share * persons * 1e6) / 1e6;
  if (above > 0 && above < policy.minimumCount) return 'too-few-persons';
  return isHandful(persons - above, policy.minimumCount) ? 'too-few-left-over' : undefined;
}

function checkAverage(model: Model, figure: Figure, basis: MeasureBasis): void {
  const where = (): string => describeFigure(model, figure);
  if (figure.persons === 0) {
    throw new DisclosureProblem('average-without-respondents', where(), 'nobody answered; say "no-base"');
  }
  if (basis.kind === 'share' && (figure.value < 0 || figure.value > 1)) {
    throw new DisclosureProblem('bad-share', where(), 'a share is a number from 0 to 1');
  }
  if (basis.kind !== 'mean') return;
  const { min, max } = basis.scale;
  const tolerance = (max - min) * END_OF_SCALE;
  if (!(min < max) || figure.value < min - tolerance || figure.value > max + tolerance) {
    throw new DisclosureProblem('mean-outside-scale', where(), `the scale is ${min} to ${max}`);
  }
}

/** The same figure published before with a few persons more or fewer: the difference is about those few. */
function judgeAgainstEarlier(
  figure: Figure,
  policy: DisclosurePolicy,
  earlier: EarlierFigures,
): WithholdingReason | undefined {
  const minimum = policy[figure.field];
  const differs = (earlier.personsBefore.get(figure.index) ?? []).some((before) =>
    before === undefined ? true : isHandful(Math.abs((figure.persons ?? before) - before), minimum),
  );
  return differs ? 'earlier-publication' : undefined;
}

/** True for 1 to minimum − 1 persons. */
function isHandful(persons: number, minimum: number): boolean {
  return persons > 0 && persons < minimum;
}

/** Counts along a dimension of answers where all, or all but one, gave the same answer. */
function* listAlike(model: Model): Generator<number> {
  for (const table of model.tables) {
    const counts = [...table.first].filter(([measure]) => isDistributed(table, measure));
    for (const id of table.table.answerDimensions ?? []) {
      const d = table.cube.dimensions.findIndex((dimension) => dimension.id === id);
      const starts = [...listLines(table, d)].flatMap((line) => counts.map(([, first]) => first + line));
      for (const start of starts) yield* listAlikeOnLine(model, table, d, start);
    }
  }
}

function isDistributed(table: ModelTable, measure: string): boolean {
  return readBasis(table.table, measure).kind === 'count-of-persons' && !isDenominator(table, measure);
}

function* listAlikeOnLine(model: Model, table: ModelTable, d: number, start: number): Generator<number> {
  const siblings = new Map<string | undefined, Figure[]>();
  const categories = table.cube.dimensions[d]?.categories ?? [];
  categories.forEach(({ parent }, code) => {
    const figure = model.figures[start + code * (table.strides[d] ?? 1)];
    if (figure !== undefined) siblings.set(parent, [...(siblings.get(parent) ?? []), figure]);
  });
  for (const group of siblings.values()) {
    const counts = group.filter(({ state }) => state === 'number');
    const all = counts.reduce((sum, { value }) => sum + value, 0);
    const most = counts.reduce((top, { value }) => Math.max(top, value), 0);
    const complete = group.every(({ state }) => state === 'number' || state === 'empty');
    if (group.length > 1 && complete && all > 0 && most >= all - 1) yield* counts.map(({ index }) => index);
  }
}
