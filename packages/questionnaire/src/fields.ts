import type { Spot } from './answers.types.ts';

/** Fields of answers begin with this; every other field of a form is not ours. */
const ANSWER_PREFIX = 'q';
const SPECIAL_PREFIX = 's';

/**
 * The name of an HTML form field. Ids hold no point, so that a name can be taken apart again.
 *
 * @param questionId id of the question
 * @param rowId matrix: id of the row; roster: number of the row from 0
 * @param columnId matrix, roster: id of the column; a roster row without column is the name of the row
 * @example
 * nameField('contact', 'npo', 'now') // => "q.contact.npo.now"
 * nameField('role') // => "q.role"
 */
export function nameField(questionId: string, rowId?: string, columnId?: string): string {
  return [ANSWER_PREFIX, questionId, rowId, columnId].filter((part) => part !== undefined).join('.');
}

/**
 * The name of the field that holds `dont-know` and its like beside a number, a month or a text.
 *
 * @param questionId id of the question
 * @example
 * nameSpecialField('why') // => "s.why"
 */
export function nameSpecialField(questionId: string): string {
  return `${SPECIAL_PREFIX}.${questionId}`;
}

/** A field name taken apart; `undefined` for a field that is none of ours. */
export function parseFieldName(name: string): (Spot & { readonly isSpecial: boolean }) | undefined {
  const [prefix, question, row, column, ...rest] = name.split('.');
  if ((prefix !== ANSWER_PREFIX && prefix !== SPECIAL_PREFIX) || question === undefined) return undefined;
  if (rest.length > 0) return { question: name, isSpecial: false };
  return {
    question,
    ...(row === undefined ? {} : { row }),
    ...(column === undefined ? {} : { column }),
    isSpecial: prefix === SPECIAL_PREFIX,
  };
}
