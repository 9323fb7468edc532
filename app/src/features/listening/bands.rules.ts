/**
 * Numbers, months and rosters as variables for cross-tables: in bands that the questionnaire fixes by itself. What people
 * answered has no say in where a band begins, so the bands tell nothing of them.
 */
import type { Texts } from '@vicus/cube';
import type { Answer, Answers, Instrument, Question } from '@vicus/questionnaire';
import type { AnswerCode, Variable } from './listening.types.ts';
import { joinTexts, LABELS, toPublicTexts } from './table-texts.ts';
import { listQuestions, listVariables } from './variables.rules.ts';

/** More of them leave too few people in a cell of a small town's cross-table. */
const MOST_BANDS = 6;
/** Widths that people count in, each ten, a hundred … times as well. */
const WIDTHS = [1, 2, 5];

interface Range {
  readonly minimum: number;
  readonly maximum: number;
  /** digits after the point that an answer may have */
  readonly decimals: number;
}

/** Everything that may be crossed: the closed questions, and those with a number behind them in bands. */
export function listCrossable(instrument: Instrument): Variable[] {
  return [...listVariables(instrument), ...listQuestions(instrument).flatMap(toBanded)];
}

function toBanded(question: Question): Variable[] {
  const range = toRange(question);
  if (range === undefined || range.minimum >= range.maximum) return [];
  const { id, label, concept, kind } = question;
  const own = toPublicTexts(label);
  return [
    {
      id,
      questionId: id,
      label: kind === 'roster' ? joinTexts([own, LABELS.entries], ': ') : own,
      codes: listBands(range),
      isOrdered: true,
      kind: 'band',
      ...(concept === undefined ? {} : { concept }),
    },
  ];
}

function toRange(question: Question): Range | undefined {
  switch (question.kind) {
    case 'number':
      return question;
    case 'month':
      return { minimum: readYear(question.minimum), maximum: readYear(question.maximum), decimals: 0 };
    case 'roster':
      return { minimum: 0, maximum: question.maximumRows, decimals: 0 };
    default:
      return undefined;
  }
}

const readYear = (month: string): number => Number(month.slice(0, 4));

/** The smallest width of 1, 2, 5, 10, 20 … that needs at most `MOST_BANDS`. */
function chooseWidth({ minimum, maximum }: Range): number {
  for (let power = 1; ; power *= 10) {
    const width = WIDTHS.map((one) => one * power).find(
      (one) => Math.floor(maximum / one) - Math.floor(minimum / one) < MOST_BANDS,
    );
    if (width !== undefined) return width;
  }
}

/** Bands that begin at whole multiples of their width: 0–9, 10–19 …; the code is where a band begins. */
export function listBands(range: Range): AnswerCode[] {
  const width = chooseWidth(range);
  const begin = Math.floor(range.minimum / width) * width;
  const count = Math.floor((range.maximum - begin) / width) + 1;
  return Array.from({ length: count }, (_, i): AnswerCode => {
    const [from, to] = [begin + i * width, begin + (i + 1) * width];
    const first = Math.max(from, Math.ceil(range.minimum));
    const last = Math.min(to - 1, range.maximum);
    const whole = first === last ? String(first) : `${first}–${last}`;
    const label = range.decimals === 0 ? whole : `${from}–<${to}`;
    return { code: `from${from < 0 ? 'minus' : ''}${Math.abs(from)}`, label: { en: label }, from, to };
  });
}

/** `10–19` and `20–29` put together: `10–29`. */
export function joinBandLabels(labels: readonly Texts[]): Texts {
  const [from = ''] = (labels[0]?.en ?? '').split('–');
  const to = (labels.at(-1)?.en ?? '').split('–').at(-1) ?? '';
  return { en: from === to ? from : `${from}–${to}` };
}

/**
 * The band of what somebody answered; undefined for no answer, for "don't know" and for "rather not say". "None" counts
 * as nought; of a month its year counts, of a roster how many were named.
 */
export function readBand({ codes, questionId }: Variable, answers: Answers): string | undefined {
  const answer = Object.hasOwn(answers, questionId) ? answers[questionId] : undefined;
  const value = toNumber(answer);
  if (value === undefined) return undefined;
  return codes.find(({ from = Infinity, to = -Infinity }) => value >= from && value < to)?.code;
}

function toNumber(answer: Answer | undefined): number | undefined {
  if (typeof answer === 'number') return answer;
  if (answer === 'none') return 0;
  if (typeof answer === 'string') return /^\d{4}-\d{2}$/.test(answer) ? readYear(answer) : undefined;
  return Array.isArray(answer) ? answer.length : undefined;
}
