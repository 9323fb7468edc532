/** What may come in about questionnaires. */
import { z } from 'zod';
import { AUDIENCES } from '@vicus/questionnaire';
import { optionalInteger, optionalText, requiredText, tickedBox } from '#server/input.ts';
import { INSTRUMENT_LANGUAGES } from './instrument.types.ts';

const MAXIMUM_LABEL = 1_000;
const MAXIMUM_PARAGRAPH = 4_000;

const requiredInteger = (minimum: number, maximum: number) =>
  optionalInteger(minimum, maximum).pipe(z.int().min(minimum).max(maximum));

const requiredNumber = z
  .string()
  .trim()
  .regex(/^[+-]?\d+([.,]\d+)?$/u)
  .transform((text) => Number(text.replace(',', '.')) + 0)
  .pipe(z.number().min(-1e12).max(1e12));

export const instrumentLanguage = z.enum(INSTRUMENT_LANGUAGES);

/** Any language of the world may be a target; the respondent's pages themselves have six. */
export const languageTag = z
  .string()
  .trim()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/u)
  .max(35);

export const commonSchema = z.object({
  label: requiredText(MAXIMUM_LABEL),
  help: optionalText(MAXIMUM_PARAGRAPH),
  required: tickedBox,
  random: tickedBox,
  takeDistricts: tickedBox,
  'special.none': tickedBox,
  'special.dont-know': tickedBox,
  'special.rather-not-say': tickedBox,
});

export const severalSchema = z.object({ maximumChoices: optionalInteger(1, 1_000) });
export const zeroToTenSchema = z.object({ low: requiredText(200), high: requiredText(200) });
export const gridSchema = z.object({
  maximumRows: requiredInteger(1, 200),
  maximumNameLength: requiredInteger(1, 500),
});
export const numberSchema = z.object({
  minimum: requiredNumber,
  maximum: requiredNumber,
  decimals: requiredInteger(0, 6),
  unit: optionalText(60),
});

const month = z
  .string()
  .trim()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/u);
export const monthSchema = z.object({ minimum: month, maximum: month });
export const textSchema = z.object({ maximumLength: requiredInteger(1, 20_000) });

export const sectionSchema = z.object({
  title: requiredText(300),
  intro: optionalText(MAXIMUM_PARAGRAPH),
});

export const wordsSchema = z.object({
  title: requiredText(300),
  purpose: requiredText(MAXIMUM_PARAGRAPH),
  source: requiredText(MAXIMUM_PARAGRAPH),
  consent: optionalText(MAXIMUM_PARAGRAPH),
  computed: optionalText(MAXIMUM_PARAGRAPH),
  cautions: optionalText(MAXIMUM_PARAGRAPH),
  audience: z
    .union([z.literal(''), z.enum(AUDIENCES)])
    .default('')
    .transform((given) => (given === '' ? null : given)),
  minutes: optionalInteger(1, 240),
});
export type Words = z.output<typeof wordsSchema>;

export const newInstrumentSchema = z.object({
  title: requiredText(300),
  purpose: requiredText(MAXIMUM_PARAGRAPH),
  language: instrumentLanguage,
});

export const copySchema = z.object({
  from: requiredText(80),
  title: optionalText(300),
  language: instrumentLanguage,
});

export const seenSchema = z.object({ revision: requiredInteger(0, 2_000_000_000) });

export const readingSchema = z.object({ by: requiredText(120), understood: tickedBox });
