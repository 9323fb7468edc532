/** What an instrument looks like, field by field. That its parts fit together is checked in instrument-sense.ts. */
import { isRecord, readOwn } from './records.ts';
import { AUDIENCES, SPECIAL_CODES } from './questionnaire.types.ts';
import type { QuestionKind } from './questionnaire.types.ts';
import {
  always,
  byLanguage,
  finite,
  flag,
  id,
  listOf,
  matching,
  objectOf,
  oneOf,
  type Shape,
  text,
  texts,
  wholeFrom,
} from './shapes.ts';

const MAXIMUM_TEXT_LENGTH = 20_000;
const MAXIMUM_ROSTER_ROWS = 200;
/** More digits than this are not told apart by the arithmetic of numbers. */
const MAXIMUM_DECIMALS = 6;

const code = id;
const month = matching(/^\d{4}-(?:0[1-9]|1[0-2])$/u, 'must be a month such as 2024-09');
const date = matching(
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/u,
  'must be a date such as 2024-09-30',
);

const choice = objectOf({ code, label: texts }, { last: always });
const point = objectOf({ code, label: texts, value: finite });
const labelled = objectOf({ id, label: texts });
/** Straight lines only: nothing in it can load or run anything. */
const outline: Shape = (value, path) =>
  matching(
    /^[Mm][MmLlHhVvZz0-9 ,.-]{1,5000}$/u,
    'must be an SVG path of straight lines, at most 5001 characters',
  )(value, path);
const district = objectOf({ code, label: texts }, { outline });
const rowCondition = objectOf({ question: id, oneOf: listOf(code) });

/** In characters of the path; a condition that people can follow is nested three or four deep. */
const MAXIMUM_CONDITION_PATH = 300;

const condition: Shape = (value, path) => {
  if (path.length > MAXIMUM_CONDITION_PATH) return [{ path, message: 'is nested too deeply' }];
  const branches: Readonly<Record<string, Shape>> = {
    all: objectOf({ all: listOf(condition) }),
    any: objectOf({ any: listOf(condition) }),
    not: objectOf({ not: condition }),
  };
  const branch = isRecord(value) ? Object.keys(branches).find((key) => Object.hasOwn(value, key)) : undefined;
  if (branch !== undefined) return branches[branch]?.(value, path) ?? [];
  const isRange = isRecord(value) && (Object.hasOwn(value, 'atLeast') || Object.hasOwn(value, 'atMost'));
  const leaf = isRange
    ? objectOf({ question: id }, { atLeast: finite, atMost: finite })
    : objectOf({ question: id, oneOf: listOf(code) }, { row: id, column: id });
  return leaf(value, path);
};

const BASE = { id, label: texts };
const BASE_OPTIONAL = {
  help: texts,
  required: flag,
  askedWhen: condition,
  specials: listOf(oneOf(SPECIAL_CODES), 0),
  audio: byLanguage(id),
  concept: id,
  order: oneOf(['random']),
};

function questionOf(
  kind: QuestionKind,
  required: Record<string, Shape>,
  optional: Record<string, Shape> = {},
): Shape {
  return objectOf({ ...BASE, kind: oneOf([kind]), ...required }, { ...BASE_OPTIONAL, ...optional });
}

const estimates = objectOf({ concept: id }, { codes: listOf(code), atLeast: finite });
const maximumLength = wholeFrom(1, MAXIMUM_TEXT_LENGTH);

const QUESTIONS: Readonly<Record<QuestionKind, Shape>> = {
  'one-choice': questionOf('one-choice', { choices: listOf(choice) }),
  'several-choices': questionOf(
    'several-choices',
    { choices: listOf(choice) },
    { maximumChoices: wholeFrom(1, 1000) },
  ),
  scale: questionOf('scale', { points: listOf(point) }),
  'zero-to-ten': questionOf('zero-to-ten', { lowLabel: texts, highLabel: texts }),
  matrix: questionOf(
    'matrix',
    { rows: listOf(labelled), columns: listOf(labelled), points: listOf(point) },
    { rowsAskedWhen: rowCondition },
  ),
  roster: questionOf('roster', {
    columns: listOf(labelled, 0),
    points: listOf(point, 0),
    maximumRows: wholeFrom(1, MAXIMUM_ROSTER_ROWS),
    maximumNameLength: maximumLength,
  }),
  number: questionOf(
    'number',
    { minimum: finite, maximum: finite, decimals: wholeFrom(0, MAXIMUM_DECIMALS) },
    { unit: texts, estimates },
  ),
  month: questionOf('month', { minimum: month, maximum: month }),
  'short-text': questionOf('short-text', { maximumLength }),
  'long-text': questionOf('long-text', { maximumLength }),
  // None: the place fills them in.
  district: questionOf('district', { districts: listOf(district, 0) }),
};

const question: Shape = (value, path) => {
  const kind = isRecord(value) ? value.kind : undefined;
  const shape = typeof kind === 'string' ? readOwn(QUESTIONS, kind) : undefined;
  if (shape !== undefined) return shape(value, path);
  return [{ path: `${path}.kind`, message: `must be one of ${Object.keys(QUESTIONS).join(', ')}` }];
};

const translationState: Shape = (value, path) => {
  const isRead = isRecord(value) && value.state === 'read';
  const shape = isRead
    ? objectOf({ state: oneOf(['read']), by: text, on: date })
    : objectOf({ state: oneOf(['source', 'draft', 'read']) });
  return shape(value, path);
};

const section = objectOf(
  { id, title: texts, questions: listOf(question) },
  { intro: texts, askedWhen: condition },
);

const score = objectOf({
  id,
  label: texts,
  items: listOf(id),
  method: oneOf(['mean', 'rescaled-sum']),
  minimumItems: wholeFrom(1, 1000),
});

export const instrumentShape: Shape = objectOf(
  {
    id,
    version: wholeFrom(1, 1_000_000),
    title: texts,
    purpose: texts,
    source: texts,
    languages: byLanguage(translationState),
    sections: listOf(section),
  },
  {
    consent: texts,
    audience: oneOf(AUDIENCES),
    minutes: wholeFrom(1, 240),
    computed: texts,
    cautions: texts,
    scores: listOf(score, 0),
  },
);
