/** One row of the survey sheet → one question, or two where people may name another answer. */
import { toMaximumChoices, toNumberBounds } from './constraint.ts';
import { toCondition } from './condition.ts';
import { takeLabel, takeTexts } from './form-texts.ts';
import { claimId, quote } from './report.ts';
import type { Form, Frame } from './form.types.ts';
import type { RowType } from './row-types.ts';
import type { FormRow } from './sheet.ts';
import type { Choice, Condition, Question, Texts } from '../questionnaire.types.ts';

/** Whole numbers as forms know them (32 bits). */
const MAXIMUM_WHOLE = 2_147_483_647;
const MAXIMUM_DECIMAL = 1_000_000_000;
const DECIMALS = 6;
const SHORT_TEXT_LENGTH = 500;
const LONG_TEXT_LENGTH = 5000;
const FIRST_MONTH = '1900-01';
const LAST_MONTH = '2100-12';

/** The id of a row, and a finding where it is more than the name in small letters. */
export function takeId(row: FormRow, form: Form): string {
  const name = row.take('name');
  const { id, isSame } = claimId(name, `row-${row.number}`, form.questionIds);
  if (!isSame) form.report(row.sheet, row.number, 'name-changed', { name, id }, row.headingOf('name'));
  return id;
}

interface TakenCondition {
  readonly askedWhen: Condition | undefined;
  readonly isLost: boolean;
}

/** The `relevant` cell. What cannot be carried over is asked of everybody. */
export function takeCondition(row: FormRow, form: Form): TakenCondition {
  const source = row.take('relevant');
  if (source === '' || /^true\(\)$/u.test(source)) return { askedWhen: undefined, isLost: false };
  const translated = toCondition(source, form.references);
  if (translated.ok) return { askedWhen: translated.condition, isLost: false };
  const { obstacle, at } = translated;
  const parameters = { expression: quote(source), reason: obstacle, at };
  form.report(row.sheet, row.number, 'condition-not-carried-over', parameters, row.headingOf('relevant'));
  return { askedWhen: undefined, isLost: true };
}

/** Whether the form insists on an answer. Where a condition was lost, nobody may be held up by it. */
export function takeRequired(row: FormRow, form: Form, isConditionLost: boolean): boolean {
  const text = row.look('required').toLowerCase();
  const isYes = /^(?:yes|true|true\(\)|1)$/u.test(text);
  if (isYes && isConditionLost) return false;
  row.take('required');
  if (isYes || text === '' || /^(?:no|false|false\(\)|0)$/u.test(text)) return isYes;
  form.report(
    row.sheet,
    row.number,
    'required-not-constant',
    { expression: quote(text) },
    row.headingOf('required'),
  );
  return false;
}

export interface QuestionBase {
  readonly id: string;
  readonly label: Texts;
  readonly help?: Texts;
  readonly required?: boolean;
  readonly askedWhen?: Condition;
}

function takeBase(row: FormRow, form: Form, frame: Frame): QuestionBase {
  const name = row.look('name');
  const { askedWhen, isLost } = takeCondition(row, form);
  const label = takeLabel(row, form, name);
  const help = takeTexts(row, 'hint', form);
  const isRequired = takeRequired(row, form, isLost || frame.isConditionLost);
  return {
    id: takeId(row, form),
    label,
    ...(help === undefined ? {} : { help }),
    ...(isRequired ? { required: true } : {}),
    ...(askedWhen === undefined ? {} : { askedWhen }),
  };
}

interface Ends {
  readonly minimum: number;
  readonly maximum: number;
}

/** Ends of a number from its `constraint`, within those of its type. */
function takeRange(row: FormRow, form: Form, isWhole: boolean, ends: Ends): Ends {
  const source = row.look('constraint');
  if (source === '') return ends;
  const bounds = toNumberBounds(source, row.look('name'), isWhole);
  const { minimum = ends.minimum, maximum = ends.maximum } = bounds ?? {};
  const heading = row.headingOf('constraint');
  row.take('constraint');
  if (bounds === undefined || minimum > maximum) {
    form.report(row.sheet, row.number, 'constraint-not-carried-over', { expression: quote(source) }, heading);
    return ends;
  }
  if (bounds.isWidened)
    form.report(row.sheet, row.number, 'constraint-widened', { expression: quote(source) }, heading);
  return { minimum: Math.max(minimum, ends.minimum), maximum: Math.min(maximum, ends.maximum) };
}

function toNumberQuestion(row: FormRow, form: Form, frame: Frame, isWhole: boolean): Question {
  const limit = isWhole ? MAXIMUM_WHOLE : MAXIMUM_DECIMAL;
  const range = takeRange(row, form, isWhole, { minimum: -limit, maximum: limit });
  const name = row.look('name');
  const base = takeBase(row, form, frame);
  form.references.set(name, { question: base.id, range: { ...range, isWhole } });
  return { ...base, kind: 'number', ...range, decimals: isWhole ? 0 : DECIMALS };
}

/** `parameters`: `start=1 end=10 step=1`; the step is not kept. */
function toRangeQuestion(row: FormRow, form: Form, frame: Frame): Question {
  const text = row.look('parameters');
  const read = (word: string, otherwise: number): number =>
    Number(new RegExp(`${word}\\s*=\\s*(-?\\d+(?:\\.\\d+)?)`, 'u').exec(text)?.[1] ?? otherwise);
  const [start, end, step] = [read('start', 1), read('end', 10), read('step', 1)];
  const isWhole = Number.isInteger(start) && Number.isInteger(step);
  // Other parameters, and a step other than 1, stay in the findings: any number in between can be given.
  const isWholeText = /^(?:(?:start|end|step)\s*=\s*-?\d+(?:\.\d+)?[\s,;]*)+$/u.test(text);
  if (step === 1 && isWholeText) row.take('parameters');
  const ends = { minimum: Math.min(start, end), maximum: Math.max(start, end) };
  const range = takeRange(row, form, isWhole, ends);
  const name = row.look('name');
  const base = takeBase(row, form, frame);
  form.references.set(name, { question: base.id, range: { ...range, isWhole } });
  return { ...base, kind: 'number', ...range, decimals: isWhole ? 0 : DECIMALS };
}

function toTextQuestion(row: FormRow, form: Form, frame: Frame): Question {
  const isLong = /\bmulti-?line\b/u.test(row.look('appearance'));
  if (isLong) row.take('appearance');
  const name = row.look('name');
  const base = takeBase(row, form, frame);
  form.references.set(name, { question: base.id });
  return isLong
    ? { ...base, kind: 'long-text', maximumLength: LONG_TEXT_LENGTH }
    : { ...base, kind: 'short-text', maximumLength: SHORT_TEXT_LENGTH };
}

function toMonthQuestion(row: FormRow, form: Form, frame: Frame): Question {
  const hasMonthOnly = /\bmonth-year\b/u.test(row.look('appearance'));
  const name = row.look('name');
  if (hasMonthOnly) row.take('appearance');
  else form.report(row.sheet, row.number, 'date-became-month', { name }, row.headingOf('type'));
  const base = takeBase(row, form, frame);
  form.references.set(name, { question: base.id });
  return { ...base, kind: 'month', minimum: FIRST_MONTH, maximum: LAST_MONTH };
}

function toAcknowledgement(row: FormRow, form: Form, frame: Frame): Question {
  const name = row.look('name');
  form.report(row.sheet, row.number, 'acknowledge-became-choice', { name }, row.headingOf('type'));
  const base = takeBase(row, form, frame);
  form.references.set(name, { question: base.id, codes: new Map([['OK', 'ok']]) });
  return { ...base, kind: 'one-choice', choices: [{ code: 'ok', label: { en: 'OK' } }] };
}

type ChoiceType = RowType & { readonly kind: 'one-choice' | 'several-choices' };

/** The choice "other" with a line to say which, where the form asks for it. */
function addOther(row: FormRow, form: Form, id: string, choices: readonly Choice[]) {
  const hasOther = choices.some(({ code }) => code === 'other');
  form.report(row.sheet, row.number, 'other-added', { name: row.look('name') }, row.headingOf('type'));
  const { id: textId } = claimId(`${id}-other`, 'other', form.questionIds);
  const text: Question = {
    id: textId,
    kind: 'short-text',
    label: { en: 'Other: which?' },
    maximumLength: SHORT_TEXT_LENGTH,
    askedWhen: { question: id, oneOf: ['other'] },
  };
  const other: Choice = { code: 'other', label: { en: 'Other' }, last: true };
  return { choices: hasOther ? choices : [...choices, other], text };
}

function takeMaximumChoices(row: FormRow, form: Form, count: number): number | undefined {
  const source = row.look('constraint');
  const maximum = source === '' ? undefined : toMaximumChoices(source);
  if (source === '') return undefined;
  row.take('constraint');
  if (maximum !== undefined) return Math.min(maximum, count);
  const heading = row.headingOf('constraint');
  form.report(row.sheet, row.number, 'constraint-not-carried-over', { expression: quote(source) }, heading);
  return undefined;
}

function toChoiceQuestions(row: FormRow, type: ChoiceType, form: Form, frame: Frame): readonly Question[] {
  const list = form.lists.get(type.list);
  if (list === undefined || (list.choices.length === 0 && !type.hasOther)) {
    form.report(row.sheet, row.number, 'list-missing', { list: type.list, name: row.look('name') });
    row.takeAll();
    return [];
  }
  form.usedLists.add(type.list);
  const name = row.look('name');
  const base = takeBase(row, form, frame);
  const other = type.hasOther ? addOther(row, form, base.id, list.choices) : undefined;
  const choices = other?.choices ?? list.choices;
  const codes = new Map([...list.codes, ...(other === undefined ? [] : ([['other', 'other']] as const))]);
  form.references.set(name, { question: base.id, codes });
  const shared = { ...base, choices, ...(list.specials.length === 0 ? {} : { specials: list.specials }) };
  const maximum = type.kind === 'several-choices' ? takeMaximumChoices(row, form, choices.length) : undefined;
  const question: Question =
    type.kind === 'one-choice'
      ? { ...shared, kind: 'one-choice' }
      : { ...shared, kind: 'several-choices', ...(maximum === undefined ? {} : { maximumChoices: maximum }) };
  return other === undefined ? [question] : [question, other.text];
}

/** What a row asks. Notes and brackets ask nothing and do not come here. */
export function toQuestions(row: FormRow, type: RowType, form: Form, frame: Frame): readonly Question[] {
  switch (type.kind) {
    case 'one-choice':
    case 'several-choices':
      return toChoiceQuestions(row, type, form, frame);
    case 'whole':
    case 'decimal':
      return [toNumberQuestion(row, form, frame, type.kind === 'whole')];
    case 'range':
      return [toRangeQuestion(row, form, frame)];
    case 'date':
      return [toMonthQuestion(row, form, frame)];
    case 'acknowledge':
      return [toAcknowledgement(row, form, frame)];
    case 'text':
      return [toTextQuestion(row, form, frame)];
    default:
      return [];
  }
}
