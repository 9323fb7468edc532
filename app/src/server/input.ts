/**
 * What comes from outside becomes a value of a known shape here, or a Problem that names the field and says in plain
 * words what to mend. Rooms build their Zod schemas from the field shapes below and call `parseInput` in use cases.
 */
import { z } from 'zod';
import { Problem } from './problem.ts';

type Issue = z.core.$ZodIssue;

/**
 * Reads `value` by `schema`.
 * @throws Problem `input-invalid` (422) with the field and `{ reason, limit }`, where reason is one of required,
 * too-long, too-short, too-small, too-big, number, choice, email, format, unknown. A schema's own `refine` message in
 * kebab-case (`reception-ends-before`) is a problem code of its own.
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  if (issue === undefined) throw new Problem('input-invalid', 422, { reason: 'format', limit: 0 });
  throw toInputProblem(issue, value);
}

/**
 * Fields of a form as text; a name that comes several times is a list. Files are left out. A new line is one character, as
 * the field counted it: browsers send two.
 */
export function readFields(form: FormData): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = {};
  for (const name of new Set(form.keys())) {
    const texts = form
      .getAll(name)
      .filter((one): one is string => typeof one === 'string')
      .map((text) => text.replaceAll('\r\n', '\n'));
    const [first] = texts;
    if (first !== undefined) fields[name] = texts.length === 1 ? first : texts;
  }
  return fields;
}

function toInputProblem(issue: Issue, value: unknown): Problem {
  const field = issue.path.length === 0 ? undefined : issue.path.join('.');
  if (issue.code === 'custom' && /^[a-z]+(-[a-z0-9]+)+$/.test(issue.message))
    return new Problem(issue.message, 422, {}, field);
  return new Problem('input-invalid', 422, { field: field ?? '', ...toReason(issue, value) }, field);
}

/** Issue codes whose reason needs no second look. */
const REASONS: Readonly<Partial<Record<Issue['code'], string>>> = {
  invalid_value: 'choice',
  unrecognized_keys: 'unknown',
};

function toReason(issue: Issue, value: unknown): { reason: string; limit: number } {
  if (isEmptyAt(value, issue.path)) return { reason: 'required', limit: 0 };
  if (issue.code === 'too_big')
    return { reason: isLength(issue.origin) ? 'too-long' : 'too-big', limit: Number(issue.maximum) };
  if (issue.code === 'too_small')
    return { reason: isLength(issue.origin) ? 'too-short' : 'too-small', limit: Number(issue.minimum) };
  const isNumber = issue.code === 'invalid_type' && ['number', 'int'].includes(issue.expected);
  if (isNumber) return { reason: 'number', limit: 0 };
  if (issue.code === 'invalid_format' && issue.format === 'email') return { reason: 'email', limit: 0 };
  return { reason: REASONS[issue.code] ?? 'format', limit: 0 };
}

function isLength(origin: string): boolean {
  return origin === 'string' || origin === 'array';
}

function isEmptyAt(value: unknown, path: readonly PropertyKey[]): boolean {
  let here: unknown = value;
  for (const key of path) here = (here as Record<PropertyKey, unknown> | null | undefined)?.[key];
  return here === undefined || here === null || (typeof here === 'string' && here.trim() === '');
}

// Field shapes. An empty field of a form arrives as ''.

/** Neither a database nor a page on paper can hold these: control characters, halves of pairs, U+FFFE and U+FFFF. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const UNREADABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]/;

const readableText = (maximum: number) =>
  z
    .string()
    .trim()
    .max(maximum)
    .refine((given) => given.isWellFormed() && !UNREADABLE.test(given), 'unreadable-characters');

/** One line or several, trimmed; must not be empty. `maximum`: characters. */
export const requiredText = (maximum = 200) => readableText(maximum).min(1);

/** Trimmed; may be left out, and is '' then. */
export const optionalText = (maximum = 200) => readableText(maximum).default('');

/** Trimmed; null when left empty. */
export const nullableText = (maximum = 200) =>
  readableText(maximum)
    .transform((given) => (given === '' ? null : given))
    .default(null);

/** A whole number written in digits; null when left empty. Spaces and group separators (thin space, ') are allowed. */
export const optionalInteger = (minimum: number, maximum: number) =>
  z.unknown().default('').transform(toNumberOrNull).pipe(z.int().min(minimum).max(maximum).nullable());

/** A number with point or comma; null when left empty. */
export const optionalNumber = (minimum: number, maximum: number) =>
  z.unknown().default('').transform(toNumberOrNull).pipe(z.number().min(minimum).max(maximum).nullable());

/** A day as ISO text such as `2026-11-21`; null when left empty. */
export const optionalDay = z
  .unknown()
  .default('')
  .transform((value) => (typeof value === 'string' && value.trim() === '' ? null : value))
  .pipe(z.iso.date().nullable());
export const requiredDay = z.iso.date();

/** Lower case, because an address is one person whatever the capitals. */
export const emailAddress = z.string().trim().toLowerCase().max(254).pipe(z.email());

/** '' when left empty. */
export const optionalEmail = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .default('')
  .pipe(z.union([z.literal(''), z.email()]));

/** A ticked box sends something; an empty one sends nothing. */
export const tickedBox = z
  .unknown()
  .default('')
  .transform((value) => value !== undefined && value !== '' && value !== 'false' && value !== false);

/** The id of a row. What is no UUID cannot be a row's id: Problem `input-invalid`, never a database error. */
export const rowId = z.uuid();

function toNumberOrNull(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') return value;
  const text = value.replaceAll(/[\s'’\u00a0\u202f]/g, '');
  if (text === '') return null;
  return /^[+-]?\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : text;
}
