import { isRecord, readOwn } from './records.ts';
import type { Answer, Answers, MatrixAnswer, Spot, VisibleQuestion } from './answers.types.ts';
import type { Condition, Instrument, Question, Row, RowCondition, Section } from './questionnaire.types.ts';

/** The codes an answer holds; a number stands as its digits, a text holds none but its special code. */
function listCodes(answer: Answer | undefined, row?: string, column?: string): readonly string[] {
  if (answer === undefined) return [];
  if (typeof answer === 'string' || typeof answer === 'number') return [String(answer)];
  if (Array.isArray(answer)) return answer.filter((entry) => typeof entry === 'string');
  if ('special' in answer && typeof answer.special === 'string') return [answer.special];
  return listMatrixCodes(answer as MatrixAnswer, row, column);
}

function listMatrixCodes(answer: MatrixAnswer, row?: string, column?: string): readonly string[] {
  const rows = Object.entries(answer).filter(([id]) => row === undefined || id === row);
  return rows.flatMap(([, cells]) =>
    Object.entries(cells)
      .filter(([id]) => column === undefined || id === column)
      .map(([, code]) => code),
  );
}

function isMet(condition: Condition | undefined, answers: Answers): boolean {
  if (condition === undefined) return true;
  if ('all' in condition) return condition.all.every((part) => isMet(part, answers));
  if ('any' in condition) return condition.any.some((part) => isMet(part, answers));
  if ('not' in condition) return !isMet(condition.not, answers);
  const answer = readOwn(answers, condition.question);
  if (!('oneOf' in condition)) return typeof answer === 'number' && isWithin(answer, condition);
  const codes = listCodes(answer, condition.row, condition.column);
  return codes.some((code) => condition.oneOf.includes(code));
}

function isWithin(value: number, range: { readonly atLeast?: number; readonly atMost?: number }): boolean {
  return (
    value >= (range.atLeast ?? Number.NEGATIVE_INFINITY) &&
    value <= (range.atMost ?? Number.POSITIVE_INFINITY)
  );
}

/** Whether there is anything to choose or rate. */
function isAskable(question: Question, rows: readonly Row[]): boolean {
  if (question.kind === 'district') return question.districts.length > 0;
  return question.kind !== 'matrix' || rows.length > 0;
}

function listAskedRows(question: Question, answers: Answers): readonly Row[] {
  if (question.kind !== 'matrix') return [];
  const { rowsAskedWhen } = question;
  if (rowsAskedWhen === undefined) return question.rows;
  return question.rows.filter((row) => isRowAsked(row, rowsAskedWhen, answers));
}

function isRowAsked(row: Row, condition: RowCondition, answers: Answers): boolean {
  const codes = listCodes(readOwn(answers, condition.question), row.id);
  return codes.some((code) => condition.oneOf.includes(code));
}

/** What remains of an answer when only `rows` are asked, and what falls away. */
function keepAsked(question: Question, rows: readonly Row[], answer: Answer) {
  if (question.kind !== 'matrix' || !isRecord(answer)) return { kept: answer, dropped: [] };
  const asked = new Set(rows.map((row) => row.id));
  const entries = Object.entries(answer as MatrixAnswer);
  const kept = Object.fromEntries(entries.filter(([row]) => asked.has(row)));
  const dropped = entries
    .filter(([row]) => !asked.has(row))
    .map(([row]): Spot => ({ question: question.id, row }));
  return { kept: Object.keys(kept).length === 0 ? undefined : kept, dropped };
}

interface Route {
  readonly visible: readonly VisibleQuestion[];
  readonly answers: Answers;
  readonly dropped: readonly Spot[];
}

/**
 * Walks the questions in order. An answer to a question that is not asked counts for nothing, so it cannot make a
 * later question appear either.
 */
export function computeRoute(instrument: Instrument, answers: Answers): Route {
  const visible: VisibleQuestion[] = [];
  const kept: Record<string, Answer> = {};
  const dropped: Spot[] = [];
  const walk = (section: Section, question: Question, isSectionAsked: boolean): void => {
    const isAsked = isSectionAsked && isMet(question.askedWhen, kept);
    const rows = isAsked ? listAskedRows(question, kept) : [];
    const isShown = isAsked && isAskable(question, rows);
    if (isShown) visible.push({ section, question, rows });
    const answer = readOwn(answers, question.id);
    if (answer === undefined) return;
    if (!isShown) return void dropped.push({ question: question.id });
    const part = keepAsked(question, rows, answer);
    if (part.kept !== undefined) kept[question.id] = part.kept;
    dropped.push(...part.dropped);
  };
  for (const section of instrument.sections) {
    const isAsked = isMet(section.askedWhen, kept);
    for (const question of section.questions) walk(section, question, isAsked);
  }
  return { visible, answers: kept, dropped };
}

/**
 * The questions that are asked, in order, given the answers so far. A matrix comes with the rows asked; one
 * without any asked row is not listed, nor a district question without districts.
 *
 * @param instrument the questionnaire
 * @param answers accepted answers, complete or not
 * @example
 * listVisibleQuestions(EXAMPLE_INSTRUMENT, {}).map((shown) => shown.question.id) // => ["role", "contact", "change"]
 * listVisibleQuestions(EXAMPLE_INSTRUMENT, { contact: { school: { now: '2' } } }).map((shown) => shown.rows.map((row) => row.id)) // => [[], ["school", "club"], ["school"], []]
 */
export function listVisibleQuestions(instrument: Instrument, answers: Answers): readonly VisibleQuestion[] {
  return computeRoute(instrument, answers).visible;
}
