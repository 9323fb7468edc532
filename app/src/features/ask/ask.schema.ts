/** What may come in about asks, answers, questions and needs. */
import { AREAS_OF_LIFE } from '@vicus/reference';
import { z } from 'zod';
import { LEVEL_KINDS } from '#features/level/level.types.ts';
import { optionalDay, optionalText, requiredDay, requiredText, rowId, tickedBox } from '#server/input.ts';
import { ANSWER_STATES, ASK_SOURCES, CHOICES } from './ask.types.ts';
import { AGREEMENT_YEARS } from './needs.types.ts';

export const NEED_LIMIT = 1500;
export const OTHERWISE_LIMIT = 1000;
export const JOIN_LIMIT = 300;

const AREA_CODES = AREAS_OF_LIFE.map(({ code }) => code);
const area = z.enum(AREA_CODES as [string, ...string[]]);
const language = z.enum(['en', 'de', 'es', 'it']);

export const askSchema = z
  .object({
    title: requiredText(120),
    area,
    source: z.enum(ASK_SOURCES).default('free'),
    sourceCode: optionalText(80),
    need: requiredText(NEED_LIMIT),
    otherwise: optionalText(OTHERWISE_LIMIT),
    language,
    revision: z.coerce.number().int().min(0).default(0),
  })
  .refine(({ source, sourceCode }) => (source === 'free') === (sourceCode === ''), {
    message: 'ask-source-unknown',
    path: ['source'],
  });

export const evidenceWordsSchema = z.object({ words: requiredText(500) });

/** A level of this installation by its id, or an office elsewhere by name. */
export const addresseeSchema = z.object({
  level: z.union([z.literal(''), rowId]).default(''),
  kind: z.enum(LEVEL_KINDS).default('region'),
  name: optionalText(200),
  contact: optionalText(200),
});

export const withdrawalSchema = z.object({ reason: requiredText(500) });

export const joinSchema = z.object({
  words: requiredText(JOIN_LIMIT),
  language,
  understood: tickedBox.refine((isTicked) => isTicked, 'ask-not-confirmed'),
});

export const answerSchema = z
  .object({
    state: z.enum(ANSWER_STATES),
    words: optionalText(1500),
    dueOn: optionalDay,
    isPublic: tickedBox,
    addressee: optionalText(60),
    answeredOn: optionalDay,
  })
  .refine(({ state, dueOn }) => state !== 'will-do' || dueOn !== null, {
    message: 'ask-due-day-missing',
    path: ['dueOn'],
  })
  .refine(({ state, words }) => (state !== 'will-not' && state !== 'not-ours') || words !== '', {
    message: 'ask-reason-missing',
    path: ['words'],
  });

export const questionSchema = z.object({
  title: requiredText(120),
  words: requiredText(2000),
  language,
  dueOn: requiredDay,
});

export const questionAnswerSchema = z.object({
  choice: z.enum(CHOICES),
  words: optionalText(500),
  isLookedAt: tickedBox,
});

const listOf = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((given) => (typeof given === 'string' ? [given] : given))
  .pipe(z.array(area).max(AREA_CODES.length));

export const confirmNeedsSchema = z.object({ ask: listOf, obstacle: listOf, action: listOf });

export const needsAgreementSchema = z.object({
  years: z.coerce
    .number()
    .pipe(z.literal([...AGREEMENT_YEARS]))
    .default(3),
  understood: tickedBox.refine((isTicked) => isTicked, 'needs-not-confirmed'),
});
