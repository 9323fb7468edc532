/** Named answers as rows of a table: one row a person, one column a field of the questionnaire. */
import {
  nameField,
  nameSpecialField,
  toFormEntries,
  type Answers,
  type Instrument,
  type Question,
} from '@vicus/questionnaire';

/** Several codes in one cell. */
const BETWEEN_CODES = ' ';
const PREFIX_LETTERS = 2;

/** The fields of the questionnaire as columns: `q.role` is headed `role`, `s.why` is headed `why (no answer)`. */
export interface AnswerColumn {
  readonly field: string;
  readonly heading: string;
}

export function listAnswerColumns(instrument: Instrument): AnswerColumn[] {
  return instrument.sections.flatMap(({ questions }) =>
    questions.flatMap((question) => listFields(question).map(toColumn)),
  );
}

function listFields(question: Question): string[] {
  const { id } = question;
  if (question.kind === 'matrix')
    return question.rows.flatMap((row) => question.columns.map((column) => nameField(id, row.id, column.id)));
  const plain =
    question.kind === 'roster'
      ? Array.from({ length: question.maximumRows }, (_, row) => [
          nameField(id, String(row)),
          ...question.columns.map((column) => nameField(id, String(row), column.id)),
        ]).flat()
      : [nameField(id)];
  return question.specials === undefined ? plain : [...plain, nameSpecialField(id)];
}

function toColumn(field: string): AnswerColumn {
  const name = field.slice(PREFIX_LETTERS);
  return { field, heading: field.startsWith('s.') ? `${name} (no answer)` : name };
}

/** The cells of one person; what was not asked or passed over is empty. */
export function toAnswerCells(
  instrument: Instrument,
  columns: readonly AnswerColumn[],
  answers: Answers,
): string[] {
  const cells = new Map<string, string>();
  for (const section of instrument.sections)
    for (const [field, value] of toFormEntries(section, answers)) {
      const before = cells.get(field);
      cells.set(field, before === undefined ? value : `${before}${BETWEEN_CODES}${value}`);
    }
  return columns.map(({ field }) => cells.get(field) ?? '');
}
