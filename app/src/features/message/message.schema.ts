/** What may come in about messages. */
import { z } from 'zod';
import { optionalText, requiredText } from '#server/input.ts';
import { CARD_LANGUAGES } from './card.schema.ts';
import { factSchema } from '#features/fact/fact-address.rules.ts';
import {
  CHECKS,
  MESSAGE_BOXES,
  MESSAGE_FRAMES,
  MESSAGE_SEGMENTS,
  type CheckId,
  type MessageBox,
} from './message.types.ts';

const MAXIMUM_CLAIMS = 60;

export const newMessageSchema = z.object({ title: requiredText(200), language: z.enum(CARD_LANGUAGES) });

const answer = z.enum(['yes', 'no', 'open']).default('open');

const boxFields = Object.fromEntries(
  MESSAGE_BOXES.map((box) => [`box-${box}`, optionalText(4_000)]),
) as Record<`box-${MessageBox}`, ReturnType<typeof optionalText>>;

const answerFields = Object.fromEntries(CHECKS.map(({ id }) => [`check-${id}`, answer])) as Record<
  `check-${CheckId}`,
  typeof answer
>;

export const messageSchema = newMessageSchema.extend({
  audience: optionalText(300),
  segment: z.enum(MESSAGE_SEGMENTS).default('none'),
  messenger: optionalText(300),
  channel: optionalText(300),
  value: optionalText(300),
  frame: z.enum(MESSAGE_FRAMES).default('none'),
  success: optionalText(300),
  revision: z.coerce.number().int(),
  ...boxFields,
  ...answerFields,
});

export type MessageInput = z.output<typeof messageSchema>;

export const claimSchema = z.object({ quote: requiredText(400) });

/** Which one, from 0. */
export const claimPlaceSchema = z.object({ claim: z.coerce.number().int().min(0).max(MAXIMUM_CLAIMS) });

/** As it is kept; older forms of it are read with what was added since. */
export const contentSchema = z.object({
  language: z.enum(CARD_LANGUAGES),
  audience: z.string().default(''),
  segment: z.enum(MESSAGE_SEGMENTS).catch('none'),
  messenger: z.string().default(''),
  channel: z.string().default(''),
  value: z.string().default(''),
  frame: z.enum(MESSAGE_FRAMES).catch('none'),
  success: z.string().default(''),
  boxes: z.object(
    Object.fromEntries(MESSAGE_BOXES.map((box) => [box, z.string().default('')])) as Record<
      MessageBox,
      z.ZodDefault<z.ZodString>
    >,
  ),
  answers: z.object(
    Object.fromEntries(CHECKS.map(({ id }) => [id, answer])) as Record<CheckId, typeof answer>,
  ),
  claims: z
    .array(z.object({ quote: z.string(), fact: factSchema.nullable() }))
    .max(MAXIMUM_CLAIMS)
    .default([]),
});
