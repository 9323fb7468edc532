/** What may come into this room. */
import { POLITICAL_GROUPS, RESPONDENT_ROLES } from '@vicus/reference';
import type { Answers, Instrument } from '@vicus/questionnaire';
import { z } from 'zod';
import { optionalEmail, requiredDay, requiredText, rowId } from '#server/input.ts';
import { LANGUAGES } from '#ui/languages.ts';
import { APPROACHES, CHANNELS, MINIMUM_CROWD, WAVE_MODES } from './survey.types.ts';

const code = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60);
const design = z.record(z.string().max(100), z.unknown());

/** Codes of packages/reference: in which role somebody is asked, and the three political groups of the source. */
export const INVITED_ROLES = RESPONDENT_ROLES.map((role) => role.code);
export const POLITICAL_GROUP_CODES = POLITICAL_GROUPS.map((group) => group.code);

export const createWaveSchema = z.strictObject({
  instrumentId: code,
  instrumentVersion: z.int().min(1),
  title: requiredText(200),
  mode: z.enum(WAVE_MODES),
  design,
  approach: z.enum(APPROACHES).optional(),
  minimumGroup: z.int().min(MINIMUM_CROWD).optional(),
});

export const changeWaveSchema = createWaveSchema.partial();

export const closingDaySchema = z.strictObject({ closesOn: requiredDay });

const category = z.strictObject({ code, stands: z.array(z.string()).optional() });
export const openWaveSchema = z
  .strictObject({
    instrument: z.custom<Instrument>(
      (value) => typeof value === 'object' && value !== null && 'sections' in value,
    ),
    closesOn: requiredDay,
    retentionUntil: requiredDay,
    respondentQuestions: z.array(
      z.strictObject({
        id: z.string(),
        fact: z.enum(['role', 'political-group']).nullable(),
        categories: z.array(category),
        askedOf: z.strictObject({ question: z.string(), codes: z.array(z.string()) }).optional(),
        mergers: z.array(z.array(z.array(z.string()))).optional(),
      }),
    ),
  })
  .refine((input) => input.retentionUntil >= input.closesOn, {
    message: 'retention-before-closing',
    path: ['retentionUntil'],
  });

const invitationShape = z.object({
  name: requiredText(200),
  email: optionalEmail,
  language: z.enum(LANGUAGES.respond).default('en'),
  role: z.enum(INVITED_ROLES),
  politicalGroup: z.preprocess(
    (value) => (value === '' ? null : value),
    z.enum(POLITICAL_GROUP_CODES).nullable().default(null),
  ),
  channel: z.enum(CHANNELS).default('mail'),
  actorId: z.preprocess((value) => (value === '' ? null : value), rowId.nullable().default(null)),
});

/** One person on the list. Mail needs an address; only elected members have a political group. */
export const invitationSchema = invitationShape
  .refine((row) => row.channel !== 'mail' || row.email !== '', {
    message: 'mail-needs-address',
    path: ['email'],
  })
  .refine((row) => row.politicalGroup === null || row.role === 'elected-policymaker', {
    message: 'political-group-of-elected-only',
    path: ['politicalGroup'],
  });
export type InvitationInput = z.output<typeof invitationSchema>;

/** While a wave is open: how a person is reached may be mended, who they are may not change. */
export const contactSchema = invitationShape
  .pick({ email: true, language: true, channel: true })
  .refine((row) => row.channel !== 'mail' || row.email !== '', {
    message: 'mail-needs-address',
    path: ['email'],
  });

export const MAXIMUM_INVITATIONS = 2_000;

export const importedAnswersSchema = z.strictObject({
  instrument: openWaveSchema.shape.instrument,
  title: requiredText(200),
  mode: z.enum(WAVE_MODES),
  design,
  /** the day the collection ended */
  closedOn: requiredDay,
  retentionUntil: requiredDay,
  /** people asked, those who did not answer included */
  asked: z.int().min(1),
  respondents: z
    .array(
      z.strictObject({
        name: requiredText(200),
        role: z.enum(INVITED_ROLES),
        politicalGroup: z.enum(POLITICAL_GROUP_CODES).nullable().default(null),
        actorId: rowId.nullable().default(null),
        answers: z.custom<Answers>(
          (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
        ),
      }),
    )
    .min(1)
    .max(MAXIMUM_INVITATIONS),
});
export type ImportedAnswersInput = z.input<typeof importedAnswersSchema>;
