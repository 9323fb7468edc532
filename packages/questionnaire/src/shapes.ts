/** Small checks of shape, put together in instrument-shape.ts. Each names what it finds with its path. */
import { isRecord, readOwn } from './records.ts';
import type { InstrumentFinding } from './questionnaire.types.ts';

export type Shape = (value: unknown, path: string) => readonly InstrumentFinding[];

const MAXIMUM_TEXT_CHARACTERS = 5000;

function must(isFine: boolean, path: string, message: string): readonly InstrumentFinding[] {
  return isFine ? [] : [{ path, message }];
}

export const id: Shape = (value, path) =>
  must(
    typeof value === 'string' && /^[a-z0-9][a-z0-9-]{0,63}$/u.test(value),
    path,
    'must be 1 to 64 lower-case letters, digits or hyphens and begin with a letter or digit',
  );

export const text: Shape = (value, path) =>
  must(
    typeof value === 'string' && value.trim() !== '' && value.length <= MAXIMUM_TEXT_CHARACTERS,
    path,
    `must be a text of 1 to ${MAXIMUM_TEXT_CHARACTERS} characters`,
  );

export const texts: Shape = (value, path) => {
  if (!isRecord(value)) return must(false, path, 'must be texts by language, e.g. { "en": "Contacts" }');
  const languages = Object.keys(value);
  return [
    ...must(languages.includes('en'), path, 'must hold the language en'),
    ...languages.flatMap((language) => [
      ...languageTag(language, `${path}.${language}`),
      ...text(value[language], `${path}.${language}`),
    ]),
  ];
};

const languageTag: Shape = (value, path) =>
  must(
    typeof value === 'string' && /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/u.test(value),
    path,
    'must be a language tag such as en or pt-BR',
  );

export const flag: Shape = (value, path) => must(typeof value === 'boolean', path, 'must be true or false');

/** A mark that is either there or not: never false. */
export const always: Shape = (value, path) => must(value === true, path, 'must be true or left out');

export const finite: Shape = (value, path) =>
  must(
    typeof value === 'number' && Number.isFinite(value) && !Object.is(value, -0),
    path,
    'must be a number',
  );

export function wholeFrom(minimum: number, maximum: number): Shape {
  return (value, path) =>
    must(
      Number.isInteger(value) &&
        Number(value) >= minimum &&
        Number(value) <= maximum &&
        !Object.is(value, -0),
      path,
      `must be a whole number from ${minimum} to ${maximum}`,
    );
}

export function oneOf(allowed: readonly string[]): Shape {
  return (value, path) =>
    must(
      allowed.some((candidate) => candidate === value),
      path,
      `must be one of ${allowed.join(', ')}`,
    );
}

export function matching(pattern: RegExp, message: string): Shape {
  return (value, path) => must(typeof value === 'string' && pattern.test(value), path, message);
}

export function listOf(shape: Shape, minimum = 1): Shape {
  return (value, path) => {
    if (!Array.isArray(value)) return must(false, path, 'must be a list');
    return [
      ...must(value.length >= minimum, path, `must hold at least ${minimum}`),
      ...value.flatMap((entry, index) => shape(entry, `${path}[${index}]`)),
    ];
  };
}

/** Entries under language tags. */
export function byLanguage(shape: Shape): Shape {
  return (value, path) => {
    if (!isRecord(value)) return must(false, path, 'must be an object by language');
    return Object.keys(value).flatMap((language) => [
      ...languageTag(language, `${path}.${language}`),
      ...shape(value[language], `${path}.${language}`),
    ]);
  };
}

/** An object with exactly these fields; those in `optional` may be left out. Unknown fields are findings. */
export function objectOf(
  required: Readonly<Record<string, Shape>>,
  optional: Readonly<Record<string, Shape>> = {},
): Shape {
  return (value, path) => {
    if (!isRecord(value)) return must(false, path, 'must be an object');
    const shapes = { ...optional, ...required };
    const missing = Object.keys(required).filter((key) => !Object.hasOwn(value, key));
    return [
      ...missing.map((key) => ({ path, message: `must hold ${key}` })),
      ...Object.keys(value).flatMap((key) => {
        const shape = readOwn(shapes, key);
        const at = path === '' ? key : `${path}.${key}`;
        return shape === undefined ? must(false, at, 'is not known here') : shape(value[key], at);
      }),
    ];
  };
}
