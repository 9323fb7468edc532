/** What may come in from paper. */
import { z } from 'zod';
import { optionalInteger, requiredText, tickedBox } from '#server/input.ts';
import { LANGUAGES } from '#ui/languages.ts';

export const slipSchema = z.object({ code: requiredText(40) });

export const keyedFormSchema = z.object({
  /** the number on the sheet; null: keyed for the first time */
  sheet: optionalInteger(1, 1_000_000),
  language: z.enum(LANGUAGES.respond),
  settled: tickedBox,
});
