/** What the office may type about a report. Text only: what is typed is shown as typed. */
import { AREAS_OF_LIFE } from '@vicus/reference';
import { z } from 'zod';
import { optionalText, requiredText, rowId, tickedBox } from '#server/input.ts';
import { REPORT_KINDS, REPORT_LANGUAGES, REPORT_PARTS } from './report.types.ts';

const TITLE_CHARACTERS = 200;
/** Some ten pages. */
export const BLOCK_CHARACTERS = 20_000;
const NOTICE_CHARACTERS = 1_000;
const COVER_CHARACTERS = 1_500;
const FOOTER_CHARACTERS = 200;
const MAXIMUM_RELEASES = 12;

const releases = z
  .union([rowId, z.array(rowId).max(MAXIMUM_RELEASES)])
  .optional()
  .transform((given) => [...new Set(given === undefined ? [] : [given].flat())]);

const areas = AREAS_OF_LIFE.map(({ code }) => code);
const area = z
  .string()
  .default('')
  .refine((given) => given === '' || areas.includes(given), { message: 'report-area-unknown' });

export const startSchema = z
  .object({
    kind: z.enum(REPORT_KINDS),
    language: z.enum(REPORT_LANGUAGES),
    title: optionalText(TITLE_CHARACTERS),
    area,
    release: releases,
    fund: z.enum(['AMIF', 'ESF+']).optional(),
    year: z
      .string()
      .trim()
      .regex(/^(\d{4})?$/)
      .default(''),
    project: optionalText(200),
  })
  .refine(({ kind, area: chosen }) => kind !== 'area' || chosen !== '', {
    path: ['area'],
    message: 'report-area-missing',
  });

export const choiceSchema = z.object({ title: requiredText(TITLE_CHARACTERS), release: releases });

const revision = z.coerce.number().int().min(1);
export const revisionSchema = z.object({ revision });
export const blockId = z.string().regex(/^[a-z0-9.-]{1,160}$/i);

export const wordsSchema = z.object({
  heading: optionalText(TITLE_CHARACTERS),
  text: optionalText(BLOCK_CHARACTERS),
  revision,
});
export const ownBlockSchema = wordsSchema.extend({ text: requiredText(BLOCK_CHARACTERS) });
export const figureSchema = z.object({ shows: z.enum(['both', 'picture', 'table']), revision });
export const moveSchema = z.object({ by: z.enum(['up', 'down']), revision });

export const issueSchema = z.object({
  revision,
  isPublic: tickedBox,
  checked: tickedBox,
  correction: optionalText(NOTICE_CHARACTERS),
});
export const shownSchema = z.object({ isPublic: tickedBox });
export const withdrawalSchema = z.object({ reason: requiredText(NOTICE_CHARACTERS) });

const words = (maximum: number) =>
  z.object(Object.fromEntries(REPORT_LANGUAGES.map((language) => [language, optionalText(maximum)])));

export const templateSchema = z.object({
  parts: z.array(z.object({ part: z.enum(REPORT_PARTS), isShown: z.boolean() })).max(REPORT_PARTS.length),
  cover: words(COVER_CHARACTERS),
  footer: words(FOOTER_CHARACTERS),
});
