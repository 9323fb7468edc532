/** What a questionnaire asks, as variables that tables are made of, and what each respondent said to them. */
import type { Texts } from '@vicus/cube';
import {
  computeScores,
  SPECIAL_CODES,
  type Answer,
  type Answers,
  type Instrument,
  type MatrixAnswer,
  type MatrixQuestion,
  type Question,
} from '@vicus/questionnaire';
import type { AnswerCode, NumericItem, Variable } from './listening.types.ts';
import { joinTexts, LABELS, toPublicTexts } from './table-texts.ts';

export function listQuestions(instrument: Instrument): Question[] {
  return instrument.sections.flatMap(({ questions }) => questions);
}

/** Said to the office about one's own words: how many allow a quotation is no finding. */
const MAY_QUOTE = 'may-quote';

/** Every closed question; options of several choices and rows of a matrix stand alone. */
export function listVariables(instrument: Instrument): Variable[] {
  return listQuestions(instrument)
    .filter(({ concept }) => concept !== MAY_QUOTE)
    .flatMap(toVariables);
}

function toVariables(question: Question): Variable[] {
  const { id, label, concept } = question;
  const base = {
    id,
    questionId: id,
    label: toPublicTexts(label),
    isOrdered: false,
    kind: 'choice' as const,
    ...(concept === undefined ? {} : { concept }),
  };
  switch (question.kind) {
    case 'one-choice':
      return [{ ...base, codes: toCodes(question.choices) }];
    case 'district':
      return question.districts.length === 0 ? [] : [{ ...base, codes: toCodes(question.districts) }];
    case 'scale':
      return [{ ...base, codes: toCodes(question.points), isOrdered: true, kind: 'scale' }];
    case 'zero-to-ten':
      return [{ ...base, codes: listTen(), isOrdered: true, kind: 'ten' }];
    case 'several-choices':
      return question.choices.map((choice) => ({
        ...base,
        id: `${id}--${choice.code}`,
        option: choice.code,
        label: joinTexts([toPublicTexts(label), toPublicTexts(choice.label)], ': '),
        codes: [
          { code: 'chosen', label: LABELS.chosen },
          { code: 'not-chosen', label: LABELS.notChosen },
        ],
        kind: 'option',
      }));
    case 'matrix':
      return listRows(question, base);
    default:
      return [];
  }
}

function listRows(question: MatrixQuestion, base: Omit<Variable, 'codes'>): Variable[] {
  const { rows, columns, points } = question;
  return rows.flatMap((row) =>
    columns.map((column): Variable => {
      const parts = [row.label, ...(columns.length > 1 ? [column.label] : [])].map(toPublicTexts);
      const { concept, ...rest } = base;
      return {
        ...rest,
        id: [question.id, row.id, ...(columns.length > 1 ? [column.id] : [])].join('--'),
        row: row.id,
        column: column.id,
        label: joinTexts([base.label, ...parts], ': '),
        codes: toCodes(points),
        isOrdered: true,
        kind: 'scale',
        ...(concept === undefined ? {} : { concept: `${concept}--${row.id}` }),
      };
    }),
  );
}

function toCodes(
  choices: readonly { readonly code: string; readonly label: Texts; readonly value?: number }[],
): AnswerCode[] {
  return choices.map(({ code, label, value }) => ({
    code,
    label: toPublicTexts(label),
    ...(value === undefined ? {} : { value }),
  }));
}

function listTen(): AnswerCode[] {
  return Array.from({ length: 11 }, (_, value) => ({
    code: String(value),
    label: { en: String(value) },
    value,
  }));
}

/** What a population register may count; opinions it does not. A question of a town's own may be of either sort. */
const COUNTED_BY_REGISTERS = ['age-band', 'gender', 'district', 'years-here', 'born-abroad', 'household'];

export function isCountedByRegisters({ kind, concept }: Variable): boolean {
  return kind === 'choice' && (concept === undefined || COUNTED_BY_REGISTERS.includes(concept));
}

/** The code a respondent gave; undefined for none, for "don't know" and for "rather not say". */
export function readCode(variable: Variable, answers: Answers): string | undefined {
  const answer: Answer | undefined = Object.hasOwn(answers, variable.questionId)
    ? answers[variable.questionId]
    : undefined;
  if (answer === undefined) return undefined;
  if (variable.option !== undefined) return readOption(variable.option, answer);
  const code = variable.row === undefined ? String(answer) : readCell(answer, variable);
  return variable.codes.some((one) => one.code === code) ? code : undefined;
}

function readOption(option: string, answer: Answer): string | undefined {
  const chosen = typeof answer === 'string' ? [answer] : Array.isArray(answer) ? answer.map(String) : [];
  const special = chosen.find((code) => SPECIAL_CODES.some((one) => one === code));
  if (chosen.length === 0 || (special !== undefined && special !== 'none')) return undefined;
  return chosen.includes(option) ? 'chosen' : 'not-chosen';
}

function readCell(answer: Answer, { row = '', column = '' }: Variable): string | undefined {
  if (typeof answer !== 'object' || Array.isArray(answer)) return undefined;
  const rows = answer as MatrixAnswer;
  return Object.hasOwn(rows, row) ? rows[row]?.[column] : undefined;
}

/** Everything an average can be made of: scales with numbers, 0 to 10, numbers, scores. */
export function listNumericItems(instrument: Instrument): NumericItem[] {
  const fromVariables = listVariables(instrument).flatMap((variable): NumericItem[] => {
    const values = variable.codes.map(({ value }) => value);
    if (variable.kind === 'option' || values.some((value) => value === undefined)) return [];
    const numbers = values.filter((value) => value !== undefined);
    return [
      {
        id: variable.id,
        label: variable.label,
        scale: { min: Math.min(...numbers), max: Math.max(...numbers) },
        ...(variable.concept === undefined ? {} : { concept: variable.concept }),
        read: (answers) => {
          const code = readCode(variable, answers);
          return variable.codes.find((one) => one.code === code)?.value;
        },
      },
    ];
  });
  return [...fromVariables, ...listNumbers(instrument), ...listScores(instrument)].filter(
    ({ scale }) => scale.min < scale.max,
  );
}

function listNumbers(instrument: Instrument): NumericItem[] {
  return listQuestions(instrument).flatMap((question) => {
    if (question.kind !== 'number') return [];
    const { id, label, minimum: min, maximum: max, concept } = question;
    const read = (answers: Answers): number | undefined => {
      const value = Object.hasOwn(answers, id) ? answers[id] : undefined;
      return typeof value === 'number' && value >= min && value <= max ? value : undefined;
    };
    const named = concept === undefined ? {} : { concept };
    return [{ id, label: toPublicTexts(label), scale: { min, max }, read, ...named }];
  });
}

function listScores(instrument: Instrument): NumericItem[] {
  const spans = new Map<string, { min: number; max: number }>();
  for (const question of listQuestions(instrument)) {
    if (question.kind === 'zero-to-ten') spans.set(question.id, { min: 0, max: 10 });
    if (question.kind === 'number') spans.set(question.id, { min: question.minimum, max: question.maximum });
    if (question.kind === 'scale') {
      const values = question.points.map(({ value }) => value);
      spans.set(question.id, { min: Math.min(...values), max: Math.max(...values) });
    }
  }
  return (instrument.scores ?? []).map(({ id, label, items, method }): NumericItem => {
    const own = items.flatMap((item) => spans.get(item) ?? []);
    const scale =
      method === 'rescaled-sum'
        ? { min: 0, max: 1 }
        : { min: Math.min(...own.map(({ min }) => min)), max: Math.max(...own.map(({ max }) => max)) };
    spans.set(id, scale);
    return {
      id,
      label: toPublicTexts(label),
      scale,
      read: (answers) => computeScores(instrument, answers)[id],
    };
  });
}
