/** What may come in about packs. */
import { z } from 'zod';
import { optionalEmail, optionalText, requiredText, rowId } from '#server/input.ts';
import { CARD_LANGUAGES } from './card.schema.ts';

export const newPackSchema = z.object({ title: requiredText(200), language: z.enum(CARD_LANGUAGES) });

/** One question a line, or a paragraph. */
const questions = optionalText(12_000)
  .transform((text) =>
    text
      .split(/\r?\n/)
      .map((line) => line.replace(/^\s*(?:[-–•*]|\d+[.)])\s+/, '').trim())
      .filter((line) => line !== ''),
  )
  .pipe(z.array(z.string().max(1_000)).max(30));

export const packSchema = newPackSchema.extend({
  introduction: optionalText(4_000),
  questions,
  /** what a clock shows, `2026-12-01T09:00`; '' not chosen yet */
  opensAt: z
    .string()
    .trim()
    .default('')
    .refine((text) => text === '' || /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text)),
  revision: z.coerce.number().int(),
});

export const placeOfFactSchema = z.object({ fact: z.coerce.number().int().min(0).max(30) });

export const recipientSchema = z.object({ name: requiredText(120), email: optionalEmail });

export const recipientIdSchema = z.object({ recipientId: rowId });
