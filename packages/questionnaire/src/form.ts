import { nameField, nameSpecialField, parseFieldName } from './fields.ts';
import { MAXIMUM_FINDINGS, toFinding } from './findings.ts';
import { isRecord, readOwn } from './records.ts';
import { toShownText } from './texts.ts';
import { SPECIAL_CODES } from './questionnaire.types.ts';
import type {
  Answer,
  Answers,
  Finding,
  MatrixAnswer,
  ParsedForm,
  RosterEntry,
  SpecialAnswer,
  Spot,
} from './answers.types.ts';
import type { Question, Section } from './questionnaire.types.ts';

/** One field of a form that belongs to a question of the section. */
interface Field extends Spot {
  readonly isSpecial: boolean;
  readonly values: readonly string[];
}

/** Digits of Arabic and Persian keyboards, their decimal mark and the true minus, in the form numbers are read. */
function toPlainDigits(text: string): string {
  const digits = text.replace(/[٠-٩۰-۹]/gu, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
  return digits.replace(/[,٫]/u, '.').replace('−', '-').trim();
}

/** A number where the text is one; otherwise the text, for the check to name. */
function parseNumber(text: string): number | string {
  const plain = toPlainDigits(text);
  return /^[-+]?\d{1,15}(?:\.\d{1,15})?$/u.test(plain) ? Number(plain) : text;
}

/** Whether a question of this kind has a field with this row and column. */
function hasField(question: Question, field: Field): boolean {
  const isPlain = field.row === undefined && field.column === undefined;
  if (field.isSpecial) return isPlain;
  if (question.kind === 'matrix') return field.row !== undefined && field.column !== undefined;
  if (question.kind === 'roster') return field.row !== undefined && /^\d{1,4}$/u.test(field.row);
  return isPlain;
}

/** The text in a field; a field that came twice with two texts is a finding. */
function readSingle(field: Field, findings: Finding[]): string {
  const texts = [...new Set(field.values.filter((value) => value !== ''))];
  const { question, row, column } = field;
  const spot = {
    question,
    ...(row === undefined ? {} : { row }),
    ...(column === undefined ? {} : { column }),
  };
  if (texts.length > 1) findings.push(toFinding(spot, 'given-twice'));
  return texts[0] ?? '';
}

/** Filled cells by row, then column; `''` as column is the name of a roster row. */
function collectCells(fields: readonly Field[], findings: Finding[]): Map<string, Map<string, string>> {
  const rows = new Map<string, Map<string, string>>();
  for (const field of fields) {
    const text = readSingle(field, findings);
    if (text === '') continue;
    const cells = rows.get(field.row ?? '') ?? new Map<string, string>();
    rows.set(field.row ?? '', cells.set(field.column ?? '', text));
  }
  return rows;
}

function parseMatrix(fields: readonly Field[], findings: Finding[]): MatrixAnswer | undefined {
  const rows = [...collectCells(fields, findings)];
  if (rows.length === 0) return undefined;
  return Object.fromEntries(rows.map(([row, cells]) => [row, Object.fromEntries(cells)]));
}

function parseRoster(fields: readonly Field[], findings: Finding[]): readonly RosterEntry[] | undefined {
  const rows = [...collectCells(fields, findings)].toSorted(([a], [b]) => Number(a) - Number(b));
  if (rows.length === 0) return undefined;
  return rows.map(([, cells]) => {
    const name = cells.get('') ?? '';
    cells.delete('');
    return { name, codes: Object.fromEntries(cells) };
  });
}

function parseQuestion(question: Question, fields: readonly Field[], findings: Finding[]): unknown {
  const plain = fields.filter((field) => !field.isSpecial);
  const special =
    fields.filter((field) => field.isSpecial).map((field) => readSingle(field, findings))[0] ?? '';
  const value = parsePlain(question, plain, findings);
  if (special === '') return value;
  if (value !== undefined)
    findings.push(toFinding({ question: question.id }, 'not-alone', { given: toShownText(special) }));
  const isText =
    question.kind === 'short-text' || question.kind === 'long-text' || question.kind === 'roster';
  return isText ? { special } : special;
}

function parsePlain(question: Question, fields: readonly Field[], findings: Finding[]): unknown {
  if (question.kind === 'matrix') return parseMatrix(fields, findings);
  if (question.kind === 'roster') return parseRoster(fields, findings);
  if (question.kind === 'several-choices') {
    const codes = fields.flatMap((field) => field.values).filter((value) => value !== '');
    return codes.length === 0 ? undefined : codes;
  }
  const text = fields.map((field) => readSingle(field, findings))[0] ?? '';
  if (text === '') return undefined;
  return question.kind === 'number' || question.kind === 'zero-to-ten' ? parseNumber(text) : text;
}

/** Our fields by name with all their values; fields of the page itself (a button, a key) are passed over. */
function collectFields(entries: Iterable<readonly [string, string]>): readonly (Field & { name: string })[] {
  const valuesByName = new Map<string, string[]>();
  for (const [name, value] of entries) {
    const values = valuesByName.get(name);
    if (values === undefined) valuesByName.set(name, [value]);
    else values.push(value);
  }
  return [...valuesByName].flatMap(([name, values]) => {
    const spot = parseFieldName(name);
    return spot === undefined ? [] : [{ ...spot, name, values }];
  });
}

/**
 * Reads the answers of one section out of a posted HTML form. Field names are those of `nameField` and
 * `nameSpecialField`; a blank field is no answer. The result is not checked yet: pass it to `checkAnswer`.
 *
 * @param section the section the page showed
 * @param entries names and values in the order of the form (`formData.entries()` without files)
 * @returns raw answers by question id, and findings about fields that are not asked or came twice
 * @example
 * parseFormData(EXAMPLE_INSTRUMENT.sections[1], [['q.contact.school.now', '2'], ['q.contact.club.now', ''], ['go', 'next']]) // => {"answers":{"contact":{"school":{"now":"2"}}},"findings":[]}
 */
export function parseFormData(section: Section, entries: Iterable<readonly [string, string]>): ParsedForm {
  const findings: Finding[] = [];
  const fieldsByQuestion = new Map<string, Field[]>();
  for (const field of collectFields(entries)) {
    const question = section.questions.find(({ id }) => id === field.question);
    if (question === undefined || !hasField(question, field)) {
      findings.push(toFinding({ question: '' }, 'unknown-question', { given: toShownText(field.name) }));
      continue;
    }
    const fields = fieldsByQuestion.get(question.id);
    if (fields === undefined) fieldsByQuestion.set(question.id, [field]);
    else fields.push(field);
  }
  const answers = section.questions.flatMap((question) => {
    const value = parseQuestion(question, fieldsByQuestion.get(question.id) ?? [], findings);
    return value === undefined ? [] : [[question.id, value] as const];
  });
  return { answers: Object.fromEntries(answers), findings: findings.slice(0, MAXIMUM_FINDINGS) };
}

function toQuestionEntries(question: Question, answer: Answer): readonly (readonly [string, string])[] {
  if (Array.isArray(answer)) return toListEntries(question, answer as readonly (string | RosterEntry)[]);
  if (isRecord(answer) && question.kind === 'matrix') {
    return Object.entries(answer as MatrixAnswer).flatMap(([row, cells]) =>
      Object.entries(cells).map(([column, code]) => [nameField(question.id, row, column), code] as const),
    );
  }
  if (isRecord(answer))
    return [[nameSpecialField(question.id), (answer as unknown as SpecialAnswer).special]];
  const isBesideField = question.kind === 'number' || question.kind === 'month';
  const isSpecial = isBesideField && SPECIAL_CODES.some((code) => code === answer);
  return [[isSpecial ? nameSpecialField(question.id) : nameField(question.id), String(answer)]];
}

function toListEntries(question: Question, list: readonly (string | RosterEntry)[]) {
  return list.flatMap((entry, index): readonly (readonly [string, string])[] => {
    if (typeof entry === 'string') return [[nameField(question.id), entry]];
    const cells = Object.entries(entry.codes);
    return [
      [nameField(question.id, String(index)), entry.name],
      ...cells.map(([column, code]) => [nameField(question.id, String(index), column), code] as const),
    ];
  });
}

/**
 * The fields that a page of this section shows filled in: the inverse of `parseFormData`.
 *
 * @param section the section the page shows
 * @param answers accepted answers
 * @example
 * toFormEntries(EXAMPLE_INSTRUMENT.sections[1], { contact: { school: { now: '2' } } }) // => [["q.contact.school.now","2"]]
 */
export function toFormEntries(section: Section, answers: Answers): readonly (readonly [string, string])[] {
  return section.questions.flatMap((question) => {
    const answer = readOwn(answers, question.id);
    return answer === undefined ? [] : toQuestionEntries(question, answer);
  });
}

/**
 * Puts the answers of one page in the place of what was saved for it; other sections stay. A field that was
 * emptied on the page is emptied.
 *
 * @param section the section the page showed
 * @param saved accepted answers so far
 * @param posted answers of this section, as `parseFormData` returned them
 * @returns raw answers, to be passed to `checkAnswer`
 * @example
 * replaceSectionAnswers(EXAMPLE_INSTRUMENT.sections[0], { role: 'elected', change: 'Trust' }, {}) // => {"change":"Trust"}
 */
export function replaceSectionAnswers(
  section: Section,
  saved: Answers,
  posted: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const ofSection = new Set(section.questions.map((question) => question.id));
  const others = Object.entries(saved).filter(([id]) => !ofSection.has(id));
  return Object.fromEntries([...others, ...Object.entries(posted)]);
}
