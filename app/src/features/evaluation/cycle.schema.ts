/** What may come in about the year of a strategy. */
import { z } from 'zod';
import { optionalDay, optionalText, requiredDay } from '#server/input.ts';
import { CYCLE_STEPS } from './cycle.types.ts';

export const cycleSchema = z.object({
  year: z.coerce.number().int().min(1990).max(2200),
  step: z.enum(CYCLE_STEPS),
  dueOn: requiredDay,
  doneOn: optionalDay,
  note: optionalText(1_000),
});
