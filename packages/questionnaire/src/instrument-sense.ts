/** Whether the parts of a well-formed instrument fit together: unique ids, conditions that look back, ranges. */
import { checkHeadReferences, checkReferences, checkSectionReferences } from './sense-of-references.ts';
import { checkScores } from './sense-of-scores.ts';
import { reportRepeated, type Report } from './sense-report.ts';
import { SPECIAL_CODES } from './questionnaire.types.ts';
import type { Condition, Instrument, InstrumentFinding, Question, Section } from './questionnaire.types.ts';

/** The codes a question's answer may hold; `undefined` where any number, month or text may stand. */
function listPossibleCodes(question: Question): readonly string[] | undefined {
  const specials = question.specials ?? [];
  if (question.kind === 'one-choice' || question.kind === 'several-choices') {
    return [...question.choices.map((choice) => choice.code), ...specials];
  }
  if (question.kind === 'scale' || question.kind === 'matrix') {
    return [...question.points.map((point) => point.code), ...specials];
  }
  if (question.kind === 'district' && question.districts.length > 0) {
    return [...question.districts.map((district) => district.code), ...specials];
  }
  return undefined;
}

/** The codes that stand for what is asked, without the ways of not answering. */
function listOwnCodes(question: Question): readonly string[] {
  if (question.kind === 'district') return question.districts.map((district) => district.code);
  if ('choices' in question) return question.choices.map((choice) => choice.code);
  return 'points' in question ? question.points.map((point) => point.code) : [];
}

function checkCodes(question: Question, path: string, report: Report): void {
  const codes = listOwnCodes(question);
  reportRepeated(codes, path, report);
  for (const code of codes.filter((candidate) => SPECIAL_CODES.some((special) => special === candidate))) {
    report(path, `${code} is a special code: list it under specials`);
  }
  reportRepeated(question.specials ?? [], `${path}.specials`, report);
}

function checkRange(question: Question, path: string, report: Report): void {
  if (question.kind !== 'number' && question.kind !== 'month') return;
  if (question.minimum > question.maximum) report(path, 'minimum is above maximum');
}

function checkGrid(question: Question, path: string, report: Report): void {
  if ('columns' in question)
    reportRepeated(
      question.columns.map(({ id }) => id),
      `${path}.columns`,
      report,
    );
  if ('rows' in question)
    reportRepeated(
      question.rows.map(({ id }) => id),
      `${path}.rows`,
      report,
    );
}

type Leaf = Extract<Condition, { question: string }>;
type RangeLeaf = Exclude<Leaf, { oneOf: readonly string[] }>;

function listLeaves(condition: Condition | undefined): readonly Leaf[] {
  if (condition === undefined) return [];
  if ('all' in condition) return condition.all.flatMap(listLeaves);
  if ('any' in condition) return condition.any.flatMap(listLeaves);
  if ('not' in condition) return listLeaves(condition.not);
  return [condition];
}

/** Only a number can be at least or at most something. */
function checkRangeLeaf(
  { atLeast = Number.NEGATIVE_INFINITY, atMost = Number.POSITIVE_INFINITY }: RangeLeaf,
  question: Question,
  path: string,
  report: Report,
): void {
  if (question.kind !== 'number' && question.kind !== 'zero-to-ten')
    return report(path, `${question.id} holds no number`);
  if (atLeast > atMost) report(path, 'atLeast is above atMost');
}

/** A condition may look back only, and only at what the earlier question can hold. */
function checkLeaf(leaf: Leaf, earlier: ReadonlyMap<string, Question>, path: string, report: Report): void {
  const question = earlier.get(leaf.question);
  if (question === undefined) return report(path, `${leaf.question} is not an earlier question`);
  if (!('oneOf' in leaf)) return checkRangeLeaf(leaf, question, path, report);
  const possible = listPossibleCodes(question);
  for (const code of leaf.oneOf.filter((candidate) => possible?.includes(candidate) === false)) {
    report(path, `${leaf.question} cannot hold ${code}`);
  }
  const rows = question.kind === 'matrix' ? question.rows : [];
  const columns = question.kind === 'matrix' ? question.columns : [];
  if (leaf.row !== undefined && !rows.some(({ id }) => id === leaf.row)) {
    report(path, `${leaf.question} has no row ${leaf.row}`);
  }
  if (leaf.column !== undefined && !columns.some(({ id }) => id === leaf.column)) {
    report(path, `${leaf.question} has no column ${leaf.column}`);
  }
}

function checkRouting(
  question: Question,
  earlier: ReadonlyMap<string, Question>,
  path: string,
  report: Report,
): void {
  for (const leaf of listLeaves(question.askedWhen)) checkLeaf(leaf, earlier, `${path}.askedWhen`, report);
  if (question.kind !== 'matrix' || question.rowsAskedWhen === undefined) return;
  const at = `${path}.rowsAskedWhen`;
  checkLeaf(question.rowsAskedWhen, earlier, at, report);
  const other = earlier.get(question.rowsAskedWhen.question);
  if (other === undefined) return;
  if (other.kind !== 'matrix') return report(at, `${other.id} is not a matrix`);
  for (const row of question.rows.filter(({ id }) => !other.rows.some((candidate) => candidate.id === id))) {
    report(at, `${other.id} has no row ${row.id}, so it would never be asked`);
  }
}

/** Fields that fit some kinds only, or only together. */
function checkMeaning(question: Question, path: string, report: Report): void {
  const isOrdered = 'choices' in question || question.kind === 'matrix';
  if (question.order !== undefined && !isOrdered) report(`${path}.order`, 'needs choices or a matrix');
  if (question.kind !== 'number' || question.estimates === undefined) return;
  const { codes, atLeast } = question.estimates;
  if ((codes === undefined) === (atLeast === undefined))
    report(`${path}.estimates`, 'must hold either codes or atLeast');
}

function checkSection(section: Section, earlier: Map<string, Question>, path: string, report: Report): void {
  checkSectionReferences(section, earlier, path, report);
  for (const leaf of listLeaves(section.askedWhen)) checkLeaf(leaf, earlier, `${path}.askedWhen`, report);
  section.questions.forEach((question, index) => {
    const at = `${path}.questions[${index}]`;
    if (earlier.has(question.id)) report(at, `${question.id} stands here twice`);
    checkCodes(question, at, report);
    checkRange(question, at, report);
    checkGrid(question, at, report);
    checkRouting(question, earlier, at, report);
    checkMeaning(question, at, report);
    checkReferences(question, earlier, at, report);
    earlier.set(question.id, question);
  });
}

/** Findings about an instrument whose shape is right. */
export function checkSense(instrument: Instrument): readonly InstrumentFinding[] {
  const findings: InstrumentFinding[] = [];
  const report: Report = (path, message) => void findings.push({ path, message });
  reportRepeated(
    instrument.sections.map((section) => section.id),
    'sections',
    report,
  );
  if (instrument.languages.en === undefined) report('languages', 'must hold en');
  const earlier = new Map<string, Question>();
  instrument.sections.forEach((section, index) =>
    checkSection(section, earlier, `sections[${index}]`, report),
  );
  const concepts = [...earlier.values()].flatMap(({ concept }) => concept ?? []);
  reportRepeated(concepts, 'sections', report);
  checkHeadReferences(instrument, report);
  checkScores(instrument, earlier, report);
  return findings;
}
