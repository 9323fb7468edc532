import { checkValue } from './check-kinds.ts';
import { MAXIMUM_FINDINGS, toFinding } from './findings.ts';
import { isRecord, readOwn } from './records.ts';
import { computeRoute } from './routing.ts';
import { toShownText } from './texts.ts';
import type {
  Answer,
  Answers,
  CheckedAnswers,
  CheckOptions,
  Finding,
  MatrixAnswer,
  VisibleQuestion,
} from './answers.types.ts';
import type { Instrument } from './questionnaire.types.ts';

/** Ids of questions begin with a letter or digit; what begins so is said about the answers by whoever stores them. */
function isRemark(id: string): boolean {
  return id.startsWith('$');
}

/** What a complete answer still lacks, in the order of the questions. */
function listMissing({ question, rows }: VisibleQuestion, answers: Answers): readonly Finding[] {
  if (question.required !== true) return [];
  const answer = readOwn(answers, question.id);
  if (question.kind !== 'matrix') {
    return answer === undefined ? [toFinding({ question: question.id }, 'required')] : [];
  }
  const cells = (answer ?? {}) as MatrixAnswer;
  return rows.flatMap((row) =>
    question.columns
      .filter((column) => readOwn(readOwn(cells, row.id) ?? {}, column.id) === undefined)
      .map((column) => toFinding({ question: question.id, row: row.id, column: column.id }, 'required')),
  );
}

/**
 * Checks answers against their instrument. Everything unknown, out of range or too long is refused with what is
 * wrong and how to mend it; nothing is guessed. Accepted answers are normalised (texts trimmed, without control
 * characters; codes in the order of the instrument; blanks left out) and checking them again changes nothing. Entries
 * whose id begins with `$` are remarks about the answers (`$language`), not answers: neither refused nor returned.
 *
 * @param instrument the questionnaire
 * @param answers raw answers by question id, as parsed from JSON or a form
 * @param options `partial`: nothing is required yet
 * @returns accepted answers with what was dropped because it is no longer asked, or at most 50 findings
 * @example
 * checkAnswer(EXAMPLE_INSTRUMENT, { role: 'official', change: '  More \u0007trust ' }) // => {"ok":true,"answers":{"role":"official","change":"More trust"},"dropped":[]}
 * checkAnswer(EXAMPLE_INSTRUMENT, { role: 'mayor' }) // => {"ok":false,"findings":[{"question":"role","code":"unknown-choice","what":"answer.unknown-choice.what","mend":"answer.unknown-choice.mend","parameters":{"given":"mayor"}}]}
 * checkAnswer(EXAMPLE_INSTRUMENT, { nature: { club: { nature: '2' } } }, { partial: true }) // => {"ok":true,"answers":{},"dropped":[{"question":"nature"}]}
 */
export function checkAnswer(
  instrument: Instrument,
  answers: unknown,
  options: CheckOptions = {},
): CheckedAnswers {
  if (!isRecord(answers)) return { ok: false, findings: [toFinding({ question: '' }, 'not-answers')] };
  const questions = instrument.sections.flatMap((section) => section.questions);
  const known = new Set(questions.map((question) => question.id));
  const findings = Object.keys(answers)
    .filter((id) => !known.has(id) && !isRemark(id))
    .map((id) => toFinding({ question: '' }, 'unknown-question', { given: toShownText(id) }));
  const accepted: Record<string, Answer> = {};
  for (const question of questions) {
    const checked = checkValue(question, readOwn(answers, question.id));
    findings.push(...checked.findings);
    if (checked.answer !== undefined) accepted[question.id] = checked.answer;
  }
  const route = computeRoute(instrument, accepted);
  // A refused answer is no missing one: what is required is asked for only when the rest is sound.
  if (findings.length === 0 && options.partial !== true) {
    findings.push(...route.visible.flatMap((shown) => listMissing(shown, route.answers)));
  }
  if (findings.length > 0) return { ok: false, findings: findings.slice(0, MAXIMUM_FINDINGS) };
  return { ok: true, answers: route.answers, dropped: route.dropped };
}
