/** What may come in about money: lines and sources. Amounts are texts and read by `parseAmount`. */
import { z } from 'zod';
import { optionalDay, optionalText, requiredText, rowId, tickedBox } from '#server/input.ts';
import { COST_KINDS, MONEY_KINDS } from './action.types.ts';

/** Lines that one form may hold: more come in by a file. */
export const MOST_LINES = 60;

export const moneySourceSchema = z.object({
  name: requiredText(200),
  kind: z.enum(MONEY_KINDS),
  programme: optionalText(100),
  endsOn: optionalDay,
});

export const budgetLineSchema = z.object({
  /** '' a new line */
  budgetLineId: z.union([z.literal(''), rowId]).default(''),
  revision: z.coerce.number().int().min(1).max(1_000_000).default(1),
  actionId: rowId,
  year: z.coerce.number().int().min(1990).max(2100),
  costKind: z.enum(COST_KINDS),
  /** '' removes a line that is there, and leaves out a new one */
  amount: optionalText(40),
  moneySourceId: z.union([z.literal(''), rowId]).default(''),
  isSecured: tickedBox,
  costOption: optionalText(60),
  note: optionalText(500),
});

export const budgetSchema = z.object({ lines: z.array(budgetLineSchema).max(MOST_LINES).default([]) });
