/** What may come in from the office about questions of researchers. */
import { z } from 'zod';
import { requiredText, rowId } from '#server/input.ts';

export const chosenRequestSchema = z.object({
  request: rowId,
  /** addresses of tables */
  table: z
    .union([z.string().max(400), z.array(z.string().max(400)).max(200)])
    .default([])
    .transform((given) => [given].flat()),
});
export const refusalSchema = z.object({ request: rowId, reason: requiredText(2_000) });
