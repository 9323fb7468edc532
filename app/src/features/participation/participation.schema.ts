/** What may come into this room. */
import { z } from 'zod';
import {
  emailAddress,
  optionalDay,
  optionalInteger,
  optionalText,
  requiredDay,
  requiredText,
  rowId,
  tickedBox,
} from '#server/input.ts';
import { LANGUAGES } from '#ui/languages.ts';
import { collectTexts } from './texts.rules.ts';
import {
  CODE_PURPOSES,
  CONSULTATION_KINDS,
  DECISIONS,
  HEADCOUNT_BANDS,
  LEVELS,
  MODERATION_REASONS,
  WAYS_OF_FILLING,
} from './participation.types.ts';

export const MAXIMUM_TITLE_LENGTH = 120;
export const MAXIMUM_BODY_LENGTH = 2_000;
export const MAXIMUM_QUESTION_LENGTH = 300;
export const MAXIMUM_TEXT_LENGTH = 6_000;
export const MAXIMUM_CODES = 5_000;

const RESIDENT_LANGUAGES = LANGUAGES.respond;

/** Texts by language from fields `name.en`, `name.de` …; those left empty are left out. */
const texts = (maximum: number, isRequired: boolean) =>
  z
    .record(z.enum(RESIDENT_LANGUAGES), optionalText(maximum))
    .transform((given) => Object.fromEntries(Object.entries(given).filter(([, text]) => text !== '')))
    .refine((given) => !isRequired || Object.keys(given).length > 0, 'text-in-one-language');

/** Digits; must be given. */
const wholeNumber = (minimum: number, maximum: number) => optionalInteger(minimum, maximum).pipe(z.int());

/** Several of a name, one, or none. */
const list = <Item extends z.ZodType>(item: Item, maximum: number) =>
  z.preprocess(
    (value) => (value === undefined || value === '' ? [] : typeof value === 'string' ? [value] : value),
    z.array(item).max(maximum),
  );

const withTexts = <Schema extends z.ZodType>(names: readonly string[], schema: Schema) =>
  z.preprocess((fields) => collectTexts(fields, names, RESIDENT_LANGUAGES), schema);

const link = z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(500)]).default('');

export const consultationSchema = withTexts(
  ['question', 'background'],
  z
    .object({
      kind: z.enum(CONSULTATION_KINDS),
      level: z.enum(LEVELS),
      question: texts(MAXIMUM_QUESTION_LENGTH, true),
      background: texts(MAXIMUM_TEXT_LENGTH, false),
      answerable: requiredText(200),
      answersBy: optionalDay,
      opensOn: optionalDay,
      closesOn: optionalDay,
      takesProposals: tickedBox,
      takesSupport: tickedBox,
      choicesPerCode: optionalInteger(1, 10).transform((given) => given ?? 1),
      supportThreshold: optionalInteger(1, 100_000),
      supportDays: optionalInteger(7, 730),
    })
    .refine((one) => one.closesOn === null || one.opensOn === null || one.closesOn >= one.opensOn, {
      message: 'closes-before-it-opens',
      path: ['closesOn'],
    })
    .refine((one) => one.answersBy === null || one.closesOn === null || one.answersBy >= one.closesOn, {
      message: 'answers-before-it-closes',
      path: ['answersBy'],
    })
    .refine(
      (one) => one.kind !== 'initiatives' || (one.supportThreshold !== null && one.supportDays !== null),
      {
        message: 'initiatives-need-a-threshold',
        path: ['supportThreshold'],
      },
    )
    .refine((one) => one.level !== 'information' || !one.takesProposals, {
      message: 'information-takes-no-proposals',
      path: ['takesProposals'],
    }),
);

const submissionKey = z.string().regex(/^[A-Za-z0-9_-]{22}$/);

export const proposalSchema = z.object({
  key: submissionKey,
  title: requiredText(MAXIMUM_TITLE_LENGTH),
  body: requiredText(MAXIMUM_BODY_LENGTH),
  language: z.enum(RESIDENT_LANGUAGES),
});

export const ballotSchema = z.object({
  key: submissionKey,
  proposalId: list(rowId, 10),
  way: z.enum(['code', 'expression']),
  code: optionalText(40),
});

export const noticeSchema = z.object({
  email: emailAddress,
  language: z.enum(RESIDENT_LANGUAGES),
});

export const moderationSchema = z.object({
  proposalId: rowId,
  verdict: z.enum(['show', 'not-show']),
  reason: z.preprocess(
    (value) => (value === '' ? null : value),
    z.enum(MODERATION_REASONS).nullable().default(null),
  ),
  /** goes to the audit only */
  note: optionalText(500),
  /** flagged words were looked at */
  hasLooked: tickedBox,
});

export const officeProposalSchema = z.object({
  title: requiredText(MAXIMUM_TITLE_LENGTH),
  body: optionalText(MAXIMUM_BODY_LENGTH),
  language: z.enum(RESIDENT_LANGUAGES),
});

export const translationSchema = officeProposalSchema.extend({ proposalId: rowId });

export const batchSchema = z.object({
  purpose: z.enum(CODE_PURPOSES),
  codes: wholeNumber(1, MAXIMUM_CODES),
  language: z.enum(RESIDENT_LANGUAGES).default('en'),
});

export const paperSchema = z
  .object({
    proposalId: rowId,
    supports: wholeNumber(1, 100_000),
    countedOn: requiredDay,
    occasion: requiredText(200),
    secondCounter: optionalText(200),
    note: optionalText(500),
  })
  .refine((one) => one.secondCounter !== '' || one.note !== '', {
    message: 'paper-counted-by-two',
    path: ['secondCounter'],
  });

const aboutProposal = z.preprocess((value) => (value === '' ? null : value), rowId.nullable().default(null));

export const answerSchema = withTexts(
  ['reasons'],
  z.object({
    proposalId: aboutProposal,
    decision: z.enum(DECISIONS),
    reasons: texts(MAXIMUM_TEXT_LENGTH, true),
    answeredOn: requiredDay,
    link,
  }),
);

export const followUpSchema = withTexts(
  ['what'],
  z.object({
    proposalId: aboutProposal,
    what: texts(MAXIMUM_TEXT_LENGTH, true),
    doneOn: requiredDay,
    link,
  }),
);

export const meetingSchema = withTexts(
  ['title', 'themes'],
  z.object({
    consultationId: aboutProposal,
    title: texts(MAXIMUM_QUESTION_LENGTH, true),
    heldOn: requiredDay,
    beginsAt: optionalText(20),
    venue: optionalText(300),
    languages: optionalText(200).transform(splitList),
    interpretation: optionalText(200).transform(splitList),
    hasChildcare: tickedBox,
    headcount: z.preprocess(
      (value) => (value === '' ? null : value),
      z.enum(HEADCOUNT_BANDS).nullable().default(null),
    ),
    themes: texts(MAXIMUM_TEXT_LENGTH, false),
    isPublic: tickedBox,
    hasLooked: tickedBox,
  }),
);

export const bodySchema = withTexts(
  ['name', 'purpose'],
  z
    .object({
      name: texts(MAXIMUM_QUESTION_LENGTH, true),
      purpose: texts(MAXIMUM_TEXT_LENGTH, false),
      seats: wholeNumber(1, 500),
      seatsFilled: wholeNumber(0, 500),
      seatsNewcomers: optionalInteger(0, 500),
      newcomersAgreed: tickedBox,
      filledBy: z.enum(WAYS_OF_FILLING),
      meets: optionalText(200),
      countedOn: requiredDay,
      isPublic: tickedBox,
    })
    .refine((one) => (one.seatsFilled ?? 0) <= (one.seats ?? 0), {
      message: 'more-filled-than-seats',
      path: ['seatsFilled'],
    })
    .refine((one) => (one.seatsNewcomers ?? 0) <= (one.seatsFilled ?? 0), {
      message: 'more-newcomers-than-filled',
      path: ['seatsNewcomers'],
    }),
);

/** For the addresses of pages. */
export const idSchema = rowId;

function splitList(text: string): string[] {
  return text
    .split(/[,;\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .slice(0, 20);
}
