/** The form of an owner: names of its fields, what stands in them, and what they say when they come back. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import {
  formatPlainAmount,
  MAXIMUM_LINE_CENTS,
  parseAmount,
  readMinorDigits,
} from '#features/strategy/budget.rules.ts';
import { optionalText, parseInput, rowId } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import type { Language } from '#ui/languages.ts';
import { amountTooLarge, notAnAmount } from './report.problems.ts';
import {
  REPORT_STATES,
  type ActionReport,
  type AskedAction,
  type AskedForm,
  type ReportEntry,
  type SpentPart,
} from './report.types.ts';

export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** Names of the fields of one action. Money: one field for each source, in the order of the form. */
export const toFieldNames = (actionId: string) => ({
  state: `state.${actionId}`,
  output: (outputId: string) => `output.${outputId}`,
  spent: (source: number) => `spent.${actionId}.${source}`,
  hinders: `hinders.${actionId}`,
  evidence: `evidence.${actionId}`,
  link: `link.${actionId}`,
});

/** A town's largest count of anything in a month. */
const MAXIMUM_OUTPUT = 10_000_000;
const stateSchema = z.enum(REPORT_STATES);
const wordsSchema = z.object({
  hinders: optionalText(1000),
  evidence: optionalText(1000),
  evidenceLink: optionalText(500),
});

const readText = (fields: Fields, name: string): string => {
  const value = fields[name];
  return (typeof value === 'string' ? value : (value?.[0] ?? '')).trim();
};

/** A page's own number, so that sending it twice stores it once. */
export function drawSendingId(): string {
  return randomUUID();
}

/** The page a report is sent with; anything else is a page of somebody else's making. */
export function parseSendingId(fields: Fields): string {
  const parsed = rowId.safeParse(readText(fields, 'sending'));
  if (!parsed.success) throw new Problem('bad-form', 400);
  return parsed.data;
}

/**
 * Reads a whole form. One click on "nothing to report" says it for every action, whatever stands in the fields.
 * Problems name the field: `input-invalid`, `report-amount`, `report-amount-too-large`, `report-count`,
 * `report-link-https` (422)
 */
export function parseReportForm(asked: AskedForm, fields: Fields, language: Language): ReportEntry[] {
  if (readText(fields, 'nothing') !== '') return asked.actions.map(composeNothingNew);
  return asked.actions.map((action) => parseAction(action, asked.currency, fields, language));
}

/** The state is the one before; nothing was counted and nothing spent. What hindered still does. */
export function composeNothingNew(action: AskedAction): ReportEntry {
  return {
    actionId: action.actionId,
    state: action.lastState,
    isNothingNew: true,
    outputs: {},
    spent: [],
    hinders: action.lastState === 'blocked' ? action.lastHinders : '',
    evidence: '',
    evidenceLink: '',
  };
}

function parseAction(action: AskedAction, currency: string, fields: Fields, language: Language): ReportEntry {
  const names = toFieldNames(action.actionId);
  const state = stateSchema.safeParse(readText(fields, names.state));
  if (!state.success)
    throw new Problem('input-invalid', 422, { field: names.state, reason: 'choice', limit: 0 }, names.state);
  const words = parseWords(fields, names);
  const outputs = action.outputs.flatMap(({ outputId, isAsked }) => {
    const amount = isAsked ? parseCount(fields, names.output(outputId)) : null;
    return amount === null ? [] : [[outputId, amount] as const];
  });
  const spent = parseSpent(action, currency, fields, language);
  return {
    actionId: action.actionId,
    state: state.data,
    isNothingNew: false,
    outputs: Object.fromEntries(outputs),
    spent,
    ...words,
  };
}

function parseWords(fields: Fields, names: ReturnType<typeof toFieldNames>) {
  const given = [
    ['hinders', names.hinders],
    ['evidence', names.evidence],
    ['evidenceLink', names.link],
  ] as const;
  const words = { hinders: '', evidence: '', evidenceLink: '' };
  for (const [word, name] of given) {
    try {
      words[word] = parseInput(wordsSchema.shape[word], readText(fields, name));
    } catch (problem) {
      throw nameField(problem, name);
    }
  }
  if (words.evidenceLink !== '' && !isHttps(words.evidenceLink))
    throw new Problem('report-link-https', 422, {}, names.link);
  return words;
}

/** The same problem, naming the field of this action. */
function nameField(problem: unknown, name: string): unknown {
  if (!(problem instanceof Problem)) return problem;
  return new Problem(problem.code, problem.status, { ...problem.values, field: name }, name);
}

function isHttps(text: string): boolean {
  return text.startsWith('https://') && URL.canParse(text) && !/\s/.test(text);
}

/** Null where nothing was typed: not told is not zero. */
function parseCount(fields: Fields, name: string): number | null {
  const text = readText(fields, name).replaceAll(/[\s'’\u00a0\u202f.,]/g, (sign) =>
    /[.,]/.test(sign) ? sign : '',
  );
  if (text === '') return null;
  const digits = /^\d{1,3}([.,]\d{3})+$/.test(text) ? text.replaceAll(/[.,]/g, '') : text;
  if (!/^\d{1,8}$/.test(digits) || Number(digits) > MAXIMUM_OUTPUT)
    throw new Problem('report-count', 422, { limit: MAXIMUM_OUTPUT }, name);
  return Number(digits);
}

/** What an action spent in a month comes to no more than one line of its budget may. */
function parseSpent(action: AskedAction, currency: string, fields: Fields, language: Language): SpentPart[] {
  const names = toFieldNames(action.actionId);
  const limit = MAXIMUM_LINE_CENTS / 10 ** readMinorDigits(currency);
  let sum = 0;
  return action.sources.flatMap(({ moneySourceId }, at): SpentPart[] => {
    const name = names.spent(at);
    const text = readText(fields, name);
    if (text === '') return [];
    const parsed = parseAmount(text, language, currency);
    if ('wrong' in parsed)
      throw parsed.wrong === 'too-large' ? amountTooLarge(name, limit) : notAnAmount(name);
    sum += parsed.cents;
    if (sum > MAXIMUM_LINE_CENTS) throw amountTooLarge(name, limit);
    return [{ moneySourceId, cents: parsed.cents }];
  });
}

/** What stands in the fields: what was sent for this month before, or what was said last. */
export function toFieldValues(
  asked: AskedForm,
  sent: readonly ActionReport[],
  language: Language,
): Record<string, string> {
  const values: Record<string, string> = {};
  for (const action of asked.actions) {
    const report = sent.find(({ actionId }) => actionId === action.actionId) ?? composeNothingNew(action);
    const names = toFieldNames(action.actionId);
    values[names.state] = report.state;
    values[names.hinders] = report.hinders;
    values[names.evidence] = report.evidence;
    values[names.link] = report.evidenceLink;
    for (const { outputId } of action.outputs)
      values[names.output(outputId)] = String(report.outputs[outputId] ?? '');
    for (const [at, { moneySourceId }] of action.sources.entries()) {
      const part = report.spent.find((one) => one.moneySourceId === moneySourceId);
      values[names.spent(at)] =
        part === undefined ? '' : formatPlainAmount(part.cents, asked.currency, language);
    }
  }
  return values;
}
