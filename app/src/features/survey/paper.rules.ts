/** A questionnaire as it stands on paper, and the way back from what was keyed to answers. */
import {
  checkAnswer,
  type Answers,
  type Column,
  type Instrument,
  type MatrixAnswer,
  type Question,
  type RosterEntry,
  type Row,
} from '@vicus/questionnaire';
import type { Translate } from '#ui/messages.ts';
import { listOptions, pickText } from './answer-text.rules.ts';
import {
  SPECIAL_MARKS,
  type KeyedDifference,
  type KeyedFinding,
  type KeyedForm,
  type PaperField,
  type PaperMark,
  type PaperQuestion,
  type PaperSection,
} from './paper.types.ts';

interface Reader {
  readonly language: string;
  readonly t: Translate;
}

/** The sheets in one language: everything in the order of the questionnaire, numbered through. */
export function layOutPaper(instrument: Instrument, reader: Reader): readonly PaperSection[] {
  let last = 0;
  return instrument.sections.map((section) => ({
    id: section.id,
    title: pickText(section.title, reader.language),
    intro: section.intro === undefined ? '' : pickText(section.intro, reader.language),
    questions: section.questions.map((question) => {
      last += 1;
      return layOutQuestion(question, String(last), reader);
    }),
  }));
}

function layOutQuestion(question: Question, number: string, reader: Reader): PaperQuestion {
  const { label, help } = question;
  return {
    number,
    question,
    label: pickText(label, reader.language),
    help: help === undefined ? '' : pickText(help, reader.language),
    fields: listFields(question, number, reader),
  };
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const letterOf = (at: number): string =>
  at < LETTERS.length
    ? (LETTERS[at] ?? '')
    : (LETTERS[Math.floor(at / LETTERS.length) - 1] ?? '') + (LETTERS[at % LETTERS.length] ?? '');

function listFields(question: Question, number: string, reader: Reader): readonly PaperField[] {
  const marks = listMarks(question, reader);
  const base = { number, label: '', row: null, column: null, marks };
  switch (question.kind) {
    case 'matrix':
      return question.rows.flatMap((row, r) =>
        question.columns.map((column, c) =>
          toCell(question, { row, column }, { number, r, c, marks, reader }),
        ),
      );
    case 'roster':
      return listRosterFields(question, number, marks, reader);
    case 'several-choices':
      return [{ ...base, name: question.id, form: 'several' }];
    case 'number':
      return [{ ...base, name: question.id, form: 'number' }];
    case 'month':
      return [{ ...base, name: question.id, form: 'month' }];
    case 'short-text':
    case 'long-text':
      return [{ ...base, name: question.id, form: 'words' }];
    default:
      return [{ ...base, name: question.id, form: 'one' }];
  }
}

function toCell(
  question: Question & { readonly kind: 'matrix' },
  { row, column }: { readonly row: Row; readonly column: Column },
  place: { number: string; r: number; c: number; marks: readonly PaperMark[]; reader: Reader },
): PaperField {
  const { number, r, c, marks, reader } = place;
  const isSingle = question.columns.length === 1;
  const words = [row.label, ...(isSingle ? [] : [column.label])].map((text) =>
    pickText(text, reader.language),
  );
  return {
    name: `${question.id}.${row.id}.${column.id}`,
    number: `${number}${letterOf(r)}${isSingle ? '' : `·${c + 1}`}`,
    label: words.join(': '),
    row: row.id,
    column: column.id,
    marks,
    form: 'one',
  };
}

function listRosterFields(
  question: Question & { readonly kind: 'roster' },
  number: string,
  marks: readonly PaperMark[],
  reader: Reader,
): readonly PaperField[] {
  return Array.from({ length: question.maximumRows }, (_, at) => String(at + 1)).flatMap((row, at) => [
    {
      name: `${question.id}.${row}`,
      number: `${number}${letterOf(at)}`,
      label: '',
      row,
      column: null,
      marks: [],
      form: 'name' as const,
    },
    ...question.columns.map((column, c) => ({
      name: `${question.id}.${row}.${column.id}`,
      number: `${number}${letterOf(at)}·${c + 1}`,
      label: pickText(column.label, reader.language),
      row,
      column: column.id,
      marks,
      form: 'one' as const,
    })),
  ]);
}

/** Choices are numbered from 1; 0 to 10 keep their numbers; ways of not answering have letters. */
function listMarks(question: Question, { language, t }: Reader): readonly PaperMark[] {
  const isWritten = ['number', 'month', 'short-text', 'long-text'].includes(question.kind);
  const isText = question.kind === 'short-text' || question.kind === 'long-text';
  let last = 0;
  return listOptions(question, language, t).map(({ code, label }) => {
    const special = SPECIAL_MARKS[code as keyof typeof SPECIAL_MARKS];
    if (special !== undefined) return { mark: isText ? `/${special}` : special, code, label };
    if (question.kind === 'zero-to-ten' || isWritten) return { mark: code, code, label };
    last += 1;
    return { mark: String(last), code, label };
  });
}

type Keyed = Readonly<Record<string, string>>;

/** What was keyed, as answers. Left blank stays blank; what should have been skipped is left out and named. */
export function readKeyedForm(instrument: Instrument, keyed: Keyed, reader: Reader): KeyedForm {
  const findings: KeyedFinding[] = [];
  const given: Record<string, unknown> = {};
  const questions = layOutPaper(instrument, reader).flatMap((section) => section.questions);
  for (const question of questions) {
    const answer = readQuestion(question, keyed, findings);
    if (answer !== undefined) given[question.question.id] = answer;
  }
  if (findings.length > 0) return { ok: false, findings };
  const checked = checkAnswer(instrument, given as Answers, { partial: true });
  const numberOf = (id: string) => questions.find(({ question }) => question.id === id)?.number ?? '';
  if (!checked.ok) {
    const seen = checked.findings.map(({ question, row, column }): KeyedFinding => {
      const name = [question, row, column].filter((part) => part !== undefined).join('.');
      return { name, number: numberOf(question), reason: 'other', given: keyed[name] ?? '' };
    });
    return { ok: false, findings: seen };
  }
  const skipped = [...new Set(checked.dropped.map(({ question }) => numberOf(question)))];
  return { ok: true, answers: checked.answers, skipped };
}

function readQuestion({ question, fields }: PaperQuestion, keyed: Keyed, findings: KeyedFinding[]): unknown {
  const values = fields.map((field) => ({ field, value: readField(question, field, keyed, findings) }));
  if (question.kind === 'matrix') return toMatrix(values);
  if (question.kind === 'roster') return toRoster(values);
  return values[0]?.value;
}

type FieldValues = readonly { readonly field: PaperField; readonly value: unknown }[];

function toMatrix(values: FieldValues): MatrixAnswer | undefined {
  const cells: Record<string, Record<string, string>> = {};
  for (const { field, value } of values)
    if (value !== undefined && field.row !== null && field.column !== null)
      (cells[field.row] ??= {})[field.column] = String(value);
  return Object.keys(cells).length === 0 ? undefined : cells;
}

function toRoster(values: FieldValues): readonly RosterEntry[] | undefined {
  const rows = new Map<string, { name: string; codes: Record<string, string> }>();
  for (const { field, value } of values) {
    if (value === undefined || field.row === null) continue;
    const row = rows.get(field.row) ?? { name: '', codes: {} };
    if (field.column === null) row.name = String(value);
    else row.codes[field.column] = String(value);
    rows.set(field.row, row);
  }
  return rows.size === 0 ? undefined : [...rows.values()];
}

function readField(question: Question, field: PaperField, keyed: Keyed, findings: KeyedFinding[]): unknown {
  const text = (keyed[field.name] ?? '').trim();
  if (text === '') return undefined;
  const refuse = (reason: KeyedFinding['reason']): undefined => {
    findings.push({ name: field.name, number: field.number, reason, given: text });
    return undefined;
  };
  const codeOf = (mark: string) => field.marks.find((one) => one.mark === mark.toLowerCase())?.code;
  const special = codeOf(text);
  switch (field.form) {
    case 'name':
      return text;
    case 'words':
      return special === undefined ? text : { special };
    case 'one':
      return special === undefined ? refuse('no-such-mark') : toValue(question, special);
    case 'several': {
      const codes = text.split(/[\s,;.]+/).map(codeOf);
      return codes.includes(undefined) ? refuse('no-such-mark') : [...new Set(codes)];
    }
    case 'number':
      return special ?? readNumber(question, text, refuse);
    default:
      return special ?? (/^\d{4}-\d{2}$/.test(text) ? text : refuse('not-a-month'));
  }
}

/** A scale from 0 to 10 is answered with a number; its specials and everything else with codes. */
function toValue(question: Question, code: string): string | number {
  return question.kind === 'zero-to-ten' && /^\d+$/.test(code) ? Number(code) : code;
}

function readNumber(
  question: Question,
  text: string,
  refuse: (reason: KeyedFinding['reason']) => undefined,
): number | undefined {
  if (!/^-?\d+([.,]\d+)?$/.test(text)) return refuse('not-a-number');
  const value = Number(text.replace(',', '.'));
  const isInside = question.kind !== 'number' || (value >= question.minimum && value <= question.maximum);
  return isInside ? value : refuse('out-of-range');
}

/** Answers as they would be keyed: to compare what two people keyed, field by field. */
export function writeKeyedForm(instrument: Instrument, answers: Answers, reader: Reader): Keyed {
  const fields = layOutPaper(instrument, reader).flatMap(({ questions }) => questions);
  return Object.fromEntries(
    fields.flatMap(({ question, fields: own }) =>
      own.flatMap((field) => {
        const text = writeField(question, field, answers);
        return text === '' ? [] : [[field.name, text]];
      }),
    ),
  );
}

function writeField(question: Question, field: PaperField, answers: Answers): string {
  const answer = answers[question.id];
  if (answer === undefined) return '';
  const markOf = (code: unknown) => field.marks.find((one) => one.code === code)?.mark ?? String(code);
  if (question.kind === 'matrix')
    return writeMark((answer as MatrixAnswer)[field.row ?? '']?.[field.column ?? ''], markOf);
  if (question.kind === 'roster') {
    const entry = (answer as readonly RosterEntry[])[Number(field.row) - 1];
    return field.column === null ? (entry?.name ?? '') : writeMark(entry?.codes[field.column], markOf);
  }
  if (Array.isArray(answer)) return answer.map(markOf).join(' ');
  if (typeof answer === 'object' && 'special' in answer) return markOf(answer.special);
  return field.form === 'words' ? String(answer) : markOf(String(answer));
}

function writeMark(code: string | undefined, markOf: (code: unknown) => string): string {
  return code === undefined ? '' : markOf(code);
}

/** Fields that differ between two people's keying. Space at the ends and between words does not count. */
export function compareKeyedForms(
  instrument: Instrument,
  [first, second]: readonly [Answers, Answers],
  reader: Reader,
): readonly KeyedDifference[] {
  const [a, b] = [first, second].map((answers) => writeKeyedForm(instrument, answers, reader));
  const plain = (text: string | undefined) => (text ?? '').trim().replaceAll(/\s+/g, ' ');
  return layOutPaper(instrument, reader)
    .flatMap(({ questions }) => questions.flatMap(({ fields }) => fields))
    .filter(({ name }) => plain(a?.[name]) !== plain(b?.[name]))
    .map(({ name, number }) => ({ name, number, first: a?.[name] ?? '', second: b?.[name] ?? '' }));
}
