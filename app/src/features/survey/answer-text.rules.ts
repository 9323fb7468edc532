/** Questions and answers as a respondent reads them, in one language. */
import type {
  Answer,
  Answers,
  Choice,
  Column,
  Question,
  Row,
  RosterEntry,
  Texts,
  VisibleQuestion,
} from '@vicus/questionnaire';
import { formatMonth, type Language, type Translate } from '#ui/messages.ts';

/** The text in this language; English where it is not written in it. */
export function pickText(texts: Texts, language: string): string {
  return texts[language] ?? texts.en;
}

export interface Option {
  readonly code: string;
  readonly label: string;
}

/** What may be chosen, the ways of not answering included. */
export function listOptions(question: Question, language: string, t: Translate): readonly Option[] {
  const specials = (question.specials ?? []).map((code) => ({ code, label: t(`word.${code}`) }));
  const toOption = ({ code, label }: Choice) => ({ code, label: pickText(label, language) });
  switch (question.kind) {
    case 'one-choice':
    case 'several-choices':
      return [...question.choices.map(toOption), ...specials];
    case 'scale':
    case 'matrix':
    case 'roster':
      return [...question.points.map(toOption), ...specials];
    case 'district':
      return [...question.districts.map(toOption), ...specials];
    case 'zero-to-ten':
      return [
        ...Array.from({ length: 11 }, (_, value) => ({ code: String(value), label: String(value) })),
        ...specials,
      ];
    default:
      return specials;
  }
}

/** An answer on the review page: one line, or a table for what was asked row by row. */
export type ShownAnswer =
  | { readonly kind: 'text'; readonly question: string; readonly text: string | null }
  | {
      readonly kind: 'table';
      readonly question: string;
      readonly columns: readonly string[];
      readonly rows: readonly { readonly label: string; readonly cells: readonly (string | null)[] }[];
    };

/** null stands for blank. */
export function showAnswer(
  { question, rows }: VisibleQuestion,
  answers: Answers,
  language: string,
  t: Translate,
): ShownAnswer {
  const label = pickText(question.label, language);
  const answer = answers[question.id];
  const options = listOptions(question, language, t);
  if (question.kind === 'matrix')
    return showMatrix(label, question.columns, rows, { answer, options, language });
  if (question.kind === 'roster' && Array.isArray(answer))
    return showRoster(label, question.columns, answer as readonly RosterEntry[], { options, language });
  return { kind: 'text', question: label, text: showPlain(question, answer, { options, language }) };
}

interface Shown {
  readonly options: readonly Option[];
  readonly language: string;
}

function showMatrix(
  question: string,
  columns: readonly Column[],
  rows: readonly Row[],
  { answer, options, language }: Shown & { answer: Answer | undefined },
): ShownAnswer {
  const cells = (answer ?? {}) as Readonly<Record<string, Readonly<Record<string, string>>>>;
  return {
    kind: 'table',
    question,
    columns: columns.map((column) => pickText(column.label, language)),
    rows: rows.map((row) => ({
      label: pickText(row.label, language),
      cells: columns.map((column) => findLabel(options, cells[row.id]?.[column.id])),
    })),
  };
}

function showRoster(
  question: string,
  columns: readonly Column[],
  entries: readonly RosterEntry[],
  { options, language }: Shown,
): ShownAnswer {
  return {
    kind: 'table',
    question,
    columns: columns.map((column) => pickText(column.label, language)),
    rows: entries.map((entry) => ({
      label: entry.name,
      cells: columns.map((column) => findLabel(options, entry.codes[column.id])),
    })),
  };
}

function showPlain(
  question: Question,
  answer: Answer | undefined,
  { options, language }: Shown,
): string | null {
  if (answer === undefined) return null;
  if (Array.isArray(answer)) return answer.map((code) => findLabel(options, String(code))).join(', ');
  if (typeof answer === 'object' && 'special' in answer) return findLabel(options, String(answer.special));
  if (question.kind === 'month' && /^\d{4}-\d{2}$/.test(String(answer)))
    return formatMonth(String(answer), language as Language);
  const isText = question.kind === 'short-text' || question.kind === 'long-text';
  return isText ? String(answer) : findLabel(options, String(answer));
}

function findLabel(options: readonly Option[], code: string | undefined): string | null {
  if (code === undefined) return null;
  return options.find((option) => option.code === code)?.label ?? code;
}

/** Values of a page's fields by field name, as typed or as saved. */
export type FieldValues = Readonly<Record<string, readonly string[]>>;

export function collectValues(entries: readonly (readonly [string, string])[]): FieldValues {
  const values = new Map<string, string[]>();
  for (const [name, value] of entries) values.set(name, [...(values.get(name) ?? []), value]);
  return Object.fromEntries(values);
}
