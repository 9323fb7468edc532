/** What may come in while a release is put together. Text only: what is typed is shown as typed. */
import { z } from 'zod';
import { RELEASE_LICENCES } from '#features/release/release.types.ts';
import { optionalText, requiredText, rowId, tickedBox } from '#server/input.ts';

const SUMMARY_MAXIMUM_CHARACTERS = 2_500;
const CORRECTION_MAXIMUM_CHARACTERS = 2_000;
const TABLES_MAXIMUM = 200;

const list = z
  .union([z.string().max(400), z.array(z.string().max(400)).max(TABLES_MAXIMUM)])
  .default([])
  .transform((given) => [...new Set([given].flat())]);
const optionalId = z
  .string()
  .default('')
  .transform((given) => (given === '' ? null : given))
  .pipe(rowId.nullable());

export const choiceSchema = z.object({
  table: list,
  /** the draft that is changed; empty: a new one */
  draft: optionalId,
  /** the release whose next version this is; empty: a release of its own */
  follows: optionalId,
  isCorrection: tickedBox,
  correctionEn: optionalText(CORRECTION_MAXIMUM_CHARACTERS),
  correctionDe: optionalText(CORRECTION_MAXIMUM_CHARACTERS),
});

export const wordsSchema = z.object({
  titleEn: requiredText(200),
  titleDe: optionalText(200),
  summaryEn: optionalText(SUMMARY_MAXIMUM_CHARACTERS),
  summaryDe: optionalText(SUMMARY_MAXIMUM_CHARACTERS),
  methodEn: optionalText(SUMMARY_MAXIMUM_CHARACTERS),
  methodDe: optionalText(SUMMARY_MAXIMUM_CHARACTERS),
  licence: z.enum(RELEASE_LICENCES),
  /** as a clock of the place shows it; empty: at once */
  embargo: z
    .string()
    .trim()
    .default('')
    .transform((given) => (given === '' ? null : given))
    .pipe(
      z
        .string()
        .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/)
        .refine((given) => !Number.isNaN(new Date(`${given}Z`).getTime()))
        .nullable(),
    ),
  correctionEn: optionalText(CORRECTION_MAXIMUM_CHARACTERS),
  correctionDe: optionalText(CORRECTION_MAXIMUM_CHARACTERS),
});

/** What was looked at is what is published. */
export const revisionSchema = z.object({ revision: z.coerce.number().int().min(1) });
