/** What may come in about funds. */
import { OWN_QUESTIONS } from '@vicus/reference';
import { z } from 'zod';
import {
  nullableText,
  optionalDay,
  optionalInteger,
  optionalText,
  requiredDay,
  requiredText,
} from '#server/input.ts';
import { NOTE_STATES, OUTCOMES } from './fund.types.ts';

const MOST_EUR = 1_000_000_000;
const revision = z.coerce.number().int().min(0).max(1_000_000).default(0);

/** '' for none; links lead out by https only. */
const link = optionalText(500)
  .refine((given) => given === '' || URL.canParse(given), 'fund-link')
  .refine((given) => given === '' || given.startsWith('https://'), 'fund-link');

/** Yes, no, or nothing: nobody knows. */
const answer = z.enum(['yes', 'no', '']).default('');

export const basisSchema = z.object({
  ...(Object.fromEntries(OWN_QUESTIONS.map((question) => [question, answer])) as Record<
    (typeof OWN_QUESTIONS)[number],
    typeof answer
  >),
  largestProjectEur: optionalInteger(1, 100_000_000),
  ownSharePercent: optionalInteger(0, 100),
});

export const noteSchema = z
  .object({
    state: z.enum(NOTE_STATES),
    askedOn: optionalDay,
    askedWhom: optionalText(200),
    answer: optionalText(2_000),
    answeredOutcome: z.union([z.enum(OUTCOMES), z.literal('')]).default(''),
    answeredOn: optionalDay,
    revision,
  })
  .refine((given) => given.state !== 'asked' || given.askedOn !== null, {
    path: ['askedOn'],
    message: 'fund-asked-when',
  })
  .refine(
    (given) =>
      given.state !== 'answered' ||
      (given.askedOn !== null && given.answeredOn !== null && given.answeredOutcome !== ''),
    { path: ['answeredOn'], message: 'fund-answered-how' },
  )
  .refine(
    (given) => given.answeredOn === null || given.askedOn === null || given.answeredOn >= given.askedOn,
    { path: ['answeredOn'], message: 'fund-answered-before' },
  );

export const ownFundSchema = z
  .object({
    name: requiredText(200),
    language: z.enum(['en', 'de', 'es', 'it', 'fr', 'nl', 'pl', 'sv']).default('en'),
    funder: requiredText(200),
    about: optionalText(1_500),
    minimumEur: optionalInteger(0, MOST_EUR),
    maximumEur: optionalInteger(0, MOST_EUR),
    ownSharePercent: optionalInteger(0, 100),
    deadline: optionalDay,
    link,
    checkedOn: requiredDay,
    revision,
  })
  .refine(
    ({ minimumEur, maximumEur }) => minimumEur === null || maximumEur === null || minimumEur <= maximumEur,
    { path: ['maximumEur'], message: 'fund-amounts-order' },
  );

/** Whom to look at together: a circle, or places of the register; and what is asked of the list of calls. */
export const groupSchema = z.object({
  circle: z
    .union([z.uuid(), z.literal('')])
    .catch('')
    .default(''),
  with: z
    .union([z.string(), z.array(z.string())])
    .transform((given) => (Array.isArray(given) ? given : [given]).filter((one) => /^[\w-]{1,40}$/.test(one)))
    .catch([])
    .default([]),
  find: nullableText(80).catch(null),
});

export const callFilterSchema = z.object({
  q: optionalText(200).catch(''),
  programme: z
    .string()
    .regex(/^[\w+-]{0,40}$/)
    .catch('')
    .default(''),
  all: z.enum(['yes', '']).catch('').default(''),
  until: optionalDay.catch(null),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});

export type BasisInput = z.output<typeof basisSchema>;
export type NoteInput = z.output<typeof noteSchema>;
export type OwnFundInput = z.output<typeof ownFundSchema>;
export type GroupInput = z.output<typeof groupSchema>;
export type CallFilterInput = z.output<typeof callFilterSchema>;
