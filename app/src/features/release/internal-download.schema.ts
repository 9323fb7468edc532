/** What a member states before figures leave the house as they are. */
import { z } from 'zod';
import { requiredText } from '#server/input.ts';

/** GDPR art. 6(1)(e), 6(1)(c); a statute of statistics; art. 89. Consent is none: nobody was asked about this file. */
export const LEGAL_BASES = ['public-task', 'legal-obligation', 'official-statistics', 'research'] as const;
export type LegalBasis = (typeof LEGAL_BASES)[number];

export const INTERNAL_FORMATS = ['xlsx', 'csv'] as const;
/** A file is for a purpose, and a purpose ends. */
export const KEEP_DAYS = ['7', '30', '90'] as const;
export const MAXIMUM_INTERNAL_TABLES = 40;

/** Ticked boxes arrive as nothing, one text or a list. */
const ticked = z
  .unknown()
  .default([])
  .transform((given) => (Array.isArray(given) ? given : given === '' ? [] : [given]))
  .pipe(z.array(z.string().max(200)).max(MAXIMUM_INTERNAL_TABLES));

export const internalDownloadSchema = z
  .object({
    purpose: requiredText(500),
    legalBasis: z.enum(LEGAL_BASES),
    legalText: requiredText(300),
    format: z.enum(INTERNAL_FORMATS),
    keepDays: z.enum(KEEP_DAYS).transform(Number),
    tables: ticked,
    understood: z.unknown().optional(),
  })
  .refine(({ purpose }) => purpose.length >= 10, { message: 'internal-purpose-short', path: ['purpose'] })
  .refine(({ legalText }) => legalText.length >= 3, { message: 'internal-basis-short', path: ['legalText'] })
  .refine(({ tables }) => tables.length > 0, { message: 'internal-no-table', path: ['tables'] })
  .refine(({ understood }) => understood === 'on', {
    message: 'internal-not-understood',
    path: ['understood'],
  });
export type InternalDownloadInput = z.output<typeof internalDownloadSchema>;
