/** What the office may write when it publishes. Text only: what is typed is shown as typed. */
import { z } from 'zod';
import { optionalText, requiredText } from '#server/input.ts';

/** What stands on one page of the report together with the key results. */
const SUMMARY_MAXIMUM_CHARACTERS = 2_500;

export const publishSchema = z.object({
  titleEn: requiredText(200),
  titleDe: optionalText(200),
  summaryEn: optionalText(SUMMARY_MAXIMUM_CHARACTERS),
  summaryDe: optionalText(SUMMARY_MAXIMUM_CHARACTERS),
  /** version and ledger the preview was made for, so that what was seen is what is published */
  version: z.coerce.number().int().min(1),
  ledgerSize: z.coerce.number().int().min(0),
  /** ids of the tables that were chosen; a governance wave is published whole */
  table: z
    .union([z.string().max(400), z.array(z.string().max(400)).max(300)])
    .optional()
    .transform((given) => (given === undefined ? null : [given].flat())),
});
