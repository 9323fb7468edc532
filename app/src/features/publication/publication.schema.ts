/** What the office may write when it publishes. Text only: what is typed is shown as typed. */
import { z } from 'zod';
import { optionalText, requiredText } from '#server/input.ts';

export const publishSchema = z.object({
  titleEn: requiredText(200),
  titleDe: optionalText(200),
  summaryEn: optionalText(4_000),
  summaryDe: optionalText(4_000),
  /** version and ledger the preview was made for, so that what was seen is what is published */
  version: z.coerce.number().int().min(1),
  ledgerSize: z.coerce.number().int().min(0),
});
