/** One question from the fields of its form. Codes, recordings, conditions and translations that are there stay. */
import {
  SPECIAL_CODES,
  type Choice,
  type District,
  type Question,
  type QuestionKind,
  type ScalePoint,
  type Texts,
} from '@vicus/questionnaire';
import { parseInput } from '#server/input.ts';
import { parseEntries, type Entry, type Fields } from './entries.rules.ts';
import { rangeTurned } from './instrument.problems.ts';
import {
  commonSchema,
  gridSchema,
  monthSchema,
  numberSchema,
  severalSchema,
  textSchema,
  zeroToTenSchema,
} from './instrument.schema.ts';
import { writeWording } from './wording.rules.ts';

export interface QuestionForm {
  readonly id: string;
  readonly kind: QuestionKind;
  /** null: a new question */
  readonly current: Question | null;
  readonly source: string;
  readonly fields: Fields;
  /** parts of the place, offered to questions of the kind `district` */
  readonly districts: readonly District[];
}

type Of<Kind extends QuestionKind> = Extract<Question, { kind: Kind }>;

/** The question as it is, when it is of this kind. */
function readCurrent<Kind extends QuestionKind>(form: QuestionForm, kind: Kind): Of<Kind> | null {
  return form.current?.kind === kind ? (form.current as Of<Kind>) : null;
}

const write = (form: QuestionForm, before: Texts | undefined, text: string): Texts =>
  writeWording(before, form.source, form.source, text);

/** What every question has. */
function parseCommon({ id, current, source, fields }: QuestionForm) {
  const given = parseInput(commonSchema, fields);
  const specials = SPECIAL_CODES.filter((code) => given[`special.${code}`]);
  return {
    id,
    label: writeWording(current?.label, source, source, given.label),
    ...(given.help === '' ? {} : { help: writeWording(current?.help, source, source, given.help) }),
    ...(given.required ? { required: true } : {}),
    ...(current?.askedWhen === undefined ? {} : { askedWhen: current.askedWhen }),
    ...(specials.length === 0 ? {} : { specials }),
    ...(current?.audio === undefined ? {} : { audio: current.audio }),
    ...(current?.concept === undefined ? {} : { concept: current.concept }),
    ...(given.random ? { order: 'random' as const } : {}),
  };
}

function parseList(
  form: QuestionForm,
  name: string,
  current: readonly Entry[] | undefined,
  options: { readonly minimum?: number; readonly isValued?: boolean } = {},
): readonly Entry[] {
  const { minimum = 1, isValued = false } = options;
  return parseEntries(form.fields, { name, minimum, isValued, source: form.source }, current ?? []);
}

const toPoints = (entries: readonly Entry[]): readonly ScalePoint[] =>
  entries.map(({ code, label, value = 0 }) => ({ code, label, value }));
const toChoices = (entries: readonly Entry[]): readonly Choice[] =>
  entries.map(({ code, label, last }) => ({ code, label, ...(last ? { last } : {}) }));
const toLabelled = (entries: readonly Entry[]) => entries.map(({ code, label }) => ({ id: code, label }));
const fromLabelled = (items: readonly { id: string; label: Texts }[] | undefined) =>
  items?.map(({ id, label }) => ({ code: id, label }));

function parseChoices(form: QuestionForm, kind: 'one-choice' | 'several-choices'): Question {
  const common = parseCommon(form);
  const choices = toChoices(parseList(form, 'choice', readCurrent(form, kind)?.choices, { minimum: 2 }));
  if (kind === 'one-choice') return { ...common, kind, choices };
  const { maximumChoices } = parseInput(severalSchema, form.fields);
  return { ...common, kind, choices, ...(maximumChoices === null ? {} : { maximumChoices }) };
}

function parseZeroToTen(form: QuestionForm): Question {
  const current = readCurrent(form, 'zero-to-ten');
  const common = parseCommon(form);
  const { low, high } = parseInput(zeroToTenSchema, form.fields);
  const lowLabel = write(form, current?.lowLabel, low);
  return { ...common, kind: 'zero-to-ten', lowLabel, highLabel: write(form, current?.highLabel, high) };
}

function parseMatrix(form: QuestionForm): Question {
  const current = readCurrent(form, 'matrix');
  const common = parseCommon(form);
  const rows = toLabelled(parseList(form, 'row', fromLabelled(current?.rows)));
  const columns = toLabelled(parseList(form, 'column', fromLabelled(current?.columns)));
  const points = toPoints(parseList(form, 'point', current?.points, { minimum: 2, isValued: true }));
  const kept = current?.rowsAskedWhen;
  return { ...common, kind: 'matrix', rows, columns, points, ...(kept ? { rowsAskedWhen: kept } : {}) };
}

function parseRoster(form: QuestionForm): Question {
  const current = readCurrent(form, 'roster');
  const common = parseCommon(form);
  const columns = toLabelled(parseList(form, 'column', fromLabelled(current?.columns), { minimum: 0 }));
  const minimum = columns.length === 0 ? 0 : 2;
  const points = toPoints(parseList(form, 'point', current?.points, { minimum, isValued: true }));
  return { ...common, kind: 'roster', columns, points, ...parseInput(gridSchema, form.fields) };
}

function parseNumber(form: QuestionForm): Question {
  const current = readCurrent(form, 'number');
  const common = parseCommon(form);
  const { unit, ...range } = parseInput(numberSchema, form.fields);
  if (range.minimum > range.maximum) throw rangeTurned('maximum');
  return {
    ...common,
    kind: 'number',
    ...range,
    ...(unit === '' ? {} : { unit: write(form, current?.unit, unit) }),
    ...(current?.estimates === undefined ? {} : { estimates: current.estimates }),
  };
}

function parseMonth(form: QuestionForm): Question {
  const common = parseCommon(form);
  const range = parseInput(monthSchema, form.fields);
  if (range.minimum > range.maximum) throw rangeTurned('maximum');
  return { ...common, kind: 'month', ...range };
}

/** Typed in, or those of the place; a district that is both keeps what it was called here. */
function parseDistricts(form: QuestionForm): Question {
  const current = readCurrent(form, 'district')?.districts ?? [];
  const common = parseCommon(form);
  if (parseInput(commonSchema, form.fields).takeDistricts)
    return { ...common, kind: 'district', districts: form.districts };
  const entries = parseList(form, 'district', current, { minimum: 0 });
  const outlines = new Map(current.map(({ code, outline }) => [code, outline] as const));
  const districts = entries.map(({ code, label }) => {
    const outline = outlines.get(code);
    return { code, label, ...(outline === undefined ? {} : { outline }) };
  });
  return { ...common, kind: 'district', districts };
}

/** @throws Problem 422 with the field that is wrong */
export function parseQuestion(form: QuestionForm): Question {
  const { kind } = form;
  switch (kind) {
    case 'one-choice':
    case 'several-choices':
      return parseChoices(form, kind);
    case 'scale': {
      const current = readCurrent(form, kind)?.points;
      const common = parseCommon(form);
      const points = toPoints(parseList(form, 'point', current, { minimum: 2, isValued: true }));
      return { ...common, kind, points };
    }
    case 'zero-to-ten':
      return parseZeroToTen(form);
    case 'matrix':
      return parseMatrix(form);
    case 'roster':
      return parseRoster(form);
    case 'number':
      return parseNumber(form);
    case 'month':
      return parseMonth(form);
    case 'district':
      return parseDistricts(form);
    default:
      return { ...parseCommon(form), kind, ...parseInput(textSchema, form.fields) };
  }
}
