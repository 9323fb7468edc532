/** What may come in about applications, their papers and words, own money and duties. */
import { z } from 'zod';
import { optionalDay, optionalText, requiredDay, requiredText, rowId, tickedBox } from '#server/input.ts';
import { LANGUAGES } from '#ui/languages.ts';
import { APPLICATION_STATES, DUTY_KINDS, MONEY_STATES, OUTLINES } from './application.types.ts';
import { TIME_ZONES } from './calendar.rules.ts';

const chosenRow = z
  .unknown()
  .default('')
  .transform((value) => (value === '' || value === undefined ? null : value))
  .pipe(rowId.nullable());

/** A choice of several: none, one or many of a form. */
const chosenRows = z
  .unknown()
  .default([])
  .transform((value) => (Array.isArray(value) ? value : value === '' || value === undefined ? [] : [value]))
  .pipe(z.array(rowId).max(500));

const currency = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{3}$/)
  .default('EUR');

const timeZone = z.string().refine((name) => TIME_ZONES.includes(name), { message: 'time-zone-unknown' });
const timeOfDay = z
  .string()
  .trim()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d)?$/)
  .default('');

const span = <Given extends { projectFrom: string | null; projectUntil: string | null }>(
  given: Given,
): boolean =>
  given.projectFrom === null || given.projectUntil === null || given.projectUntil >= given.projectFrom;

/** The revision that a form was made from. */
export const revisionSchema = z.object({ revision: z.coerce.number().int().min(1).max(1_000_000) });

export const beginSchema = z.object({
  fundKey: z
    .string()
    .max(220)
    .regex(/^(programme|call|own):.{1,200}$/),
  title: requiredText(200),
  dueOn: requiredDay,
  outline: z.enum(OUTLINES).optional(),
  strategyId: chosenRow,
});

export const applicationSchema = z
  .object({
    title: requiredText(200),
    dueOn: requiredDay,
    dueTime: timeOfDay,
    timeZone,
    outline: z.enum(OUTLINES),
    language: z.enum(LANGUAGES.public),
    strategyId: chosenRow,
    actionIds: chosenRows,
    partners: optionalText(4_000),
    projectFrom: optionalDay,
    projectUntil: optionalDay,
  })
  .refine(span, { message: 'application-span', path: ['projectUntil'] });

/** Amounts are read with the language and the currency, in the use case. */
export const standingSchema = z.object({
  state: z.enum(APPLICATION_STATES),
  asked: optionalText(40),
  granted: optionalText(40),
  currency,
  submittedOn: optionalDay,
  decidedOn: optionalDay,
  lastPaymentOn: optionalDay,
  fundReference: optionalText(200),
});

export const itemSchema = z.object({
  what: requiredText(500),
  who: optionalText(200),
  dueOn: requiredDay,
  doneOn: optionalDay,
  liesAt: optionalText(500),
});

export const itemDoneSchema = z.object({ itemId: rowId, isDone: tickedBox });

export const wordsSchema = z.object({
  heading: z
    .string()
    .max(60)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  words: optionalText(20_000),
});

export const moneySchema = z
  .object({
    name: requiredText(200),
    programme: optionalText(200),
    state: z.enum(MONEY_STATES),
    amount: optionalText(40),
    currency,
    fromOn: optionalDay,
    endsOn: optionalDay,
    lastPaymentOn: optionalDay,
    note: optionalText(1_000),
  })
  .refine(({ fromOn, endsOn }) => fromOn === null || endsOn === null || endsOn >= fromOn, {
    message: 'application-span',
    path: ['endsOn'],
  });

export const dutySchema = z.object({
  kind: z.enum(DUTY_KINDS),
  what: requiredText(300),
  dueOn: requiredDay,
  moneyId: chosenRow,
});
