/** What may come in about themes, conversations and coding. */
import { AREAS_OF_LIFE } from '@vicus/reference';
import { z } from 'zod';
import { optionalText, requiredText, rowId, tickedBox } from '#server/input.ts';
import { PEOPLE_BANDS, THEME_KINDS } from './theme.types.ts';

export const themeSchema = z.object({
  kind: z.enum(THEME_KINDS),
  name: requiredText(120),
  meaning: requiredText(1_000),
  area: z.enum(['', ...AREAS_OF_LIFE.map(({ code }) => code)]).default(''),
});

export const responseSchema = z.object({
  owner: optionalText(200),
  response: optionalText(2_000),
});

/** The hash of what was previewed: what is published is what was seen. */
export const publishSchema = z.object({ previewHash: z.string().min(1).max(100) });

export const roundSchema = z.object({
  /** `<wave>:<question>`, or `conversations` */
  source: z.union([
    z.literal('conversations').transform(() => null),
    z
      .string()
      .regex(/^[0-9a-f-]{36}:[a-z0-9-]{1,60}$/)
      .transform((text) => ({ waveId: text.slice(0, 36), questionId: text.slice(37) })),
  ]),
  title: requiredText(200),
});

/** Ticked boxes arrive as nothing, one text or a list. */
const themeIds = z
  .unknown()
  .default([])
  .transform((given) => (Array.isArray(given) ? given : given === '' ? [] : [given]))
  .pipe(z.array(rowId).max(5));

export const codeSchema = z
  .object({ statementId: rowId, themeIds, noneFits: tickedBox })
  .refine((one) => one.themeIds.length > 0 || one.noneFits, {
    message: 'no-theme-chosen',
    path: ['themeIds'],
  })
  .refine((one) => one.themeIds.length === 0 || !one.noneFits, {
    message: 'theme-and-none',
    path: ['themeIds'],
  });

/** Ticked: nobody else in the office can code. */
export const talkSchema = z.object({ alone: tickedBox });

const MAXIMUM_NOTES = 60;
const MAXIMUM_NOTE_LENGTH = 1_000;

/** One note a line; empty lines are passed over. */
const notes = z
  .string()
  .max(MAXIMUM_NOTES * (MAXIMUM_NOTE_LENGTH + 2))
  .transform((text) =>
    text
      .split('\n')
      .map((line) => line.replace(/^\s*[-*•]\s*/, '').trim())
      .filter((line) => line !== ''),
  )
  .pipe(z.array(requiredText(MAXIMUM_NOTE_LENGTH)).min(1).max(MAXIMUM_NOTES));

export const conversationSchema = z.object({
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  setting: requiredText(200),
  people: z.enum(PEOPLE_BANDS),
  isInterpreted: tickedBox,
  /** somebody looked at the words that could tell who was there */
  isLookedAt: tickedBox,
  notes,
});
