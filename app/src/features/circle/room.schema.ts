/** What may come in about what is written inside a circle. Money arrives as text and is read by the rules of budgets. */
import { z } from 'zod';
import { AREAS_OF_LIFE } from '@vicus/reference';
import { optionalText, requiredDay, requiredText, rowId, tickedBox } from '#server/input.ts';
import { LANGUAGES } from '#ui/messages.ts';
import { MONEY_KINDS } from './room.types.ts';

const AREAS = new Set<string>(AREAS_OF_LIFE.map(({ code }) => code));

const listOf = <Item extends z.ZodType>(item: Item) =>
  z
    .unknown()
    .default([])
    .transform((value) => (Array.isArray(value) ? value : value === '' ? [] : [value]))
    .pipe(z.array(item).max(100));

export const topicSchema = z.object({
  title: requiredText(160),
  area: z
    .string()
    .default('')
    .refine((code) => code === '' || AREAS.has(code), { message: 'circle-area' }),
  note: optionalText(1_000),
});

export const meetingSchema = z.object({
  heldOn: requiredDay,
  heldAt: optionalText(200),
  came: listOf(rowId),
  about: optionalText(2_000),
  decided: optionalText(2_000),
  isLookedAt: tickedBox,
});

export const moneySchema = z.object({
  year: z.coerce.number().int().min(2000).max(2100),
  kind: z.enum(MONEY_KINDS),
  what: requiredText(200),
  amount: requiredText(40),
  isPaid: tickedBox,
});

export const trainingSchema = z.object({
  title: requiredText(160),
  heldOn: requiredDay,
  hours: z
    .string()
    .trim()
    .transform((text) => Number(text.replace(',', '.')))
    .pipe(z.number().min(0.1).max(1_000)),
  givenBy: optionalText(200),
});

export const trainedSchema = z.object({
  trainingId: rowId,
  people: z.coerce.number().int().min(0).max(10_000),
});

export const outcomeSchema = z.object({
  language: z.enum(LANGUAGES.public as readonly [string, ...string[]]),
  title: requiredText(160),
  words: requiredText(3_000),
  learned: optionalText(2_000),
  isLookedAt: tickedBox,
});

/** What a place takes back or ticks off: one of its own rows. */
export const WRITTEN_KINDS = ['topic', 'meeting', 'money', 'training', 'outcome'] as const;
export type WrittenKind = (typeof WRITTEN_KINDS)[number];
export const ownRowSchema = z.object({ kind: z.enum(WRITTEN_KINDS), id: rowId });
export const outcomeIdSchema = z.object({ outcomeId: rowId });
