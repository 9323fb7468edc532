/** What may come in when a wave is designed. */
import { z } from 'zod';
import { optionalText, requiredDay, requiredText, tickedBox } from '#server/input.ts';
import { LANGUAGES } from '#ui/languages.ts';

const EARLIEST_YEAR = 1950;
const LATEST_YEAR = 2200;
const PURPOSE_MAXIMUM_CHARACTERS = 2_000;

const year = z.coerce.number().int().min(EARLIEST_YEAR).max(LATEST_YEAR);
const timeWindow = z.object({ fromYear: year, toYear: year });

const choice = tickedBox;
const languages = z.preprocess(
  (value) => (typeof value === 'string' ? [value] : value),
  z.array(z.enum(LANGUAGES.respond)).min(1),
);

/** As it is stored with the wave and frozen at opening. */
export const designSchema = z
  .object({
    windows: z.object({ earlier: timeWindow, later: timeWindow }),
    /** ask about the kinds of actors, or about the named actors of the place (kinds where it has none) */
    rows: z.enum(['kinds', 'named']),
    /** employers, housing, trade unions …: beside the index */
    furtherKinds: z.boolean(),
    /** political group of elected members, in the three groups of the source */
    politicalGroup: z.boolean(),
    /** how respondents see their town: government, arrivals */
    localityFacts: z.boolean(),
    /** one open question a group */
    openQuestions: z.boolean(),
    languages: z.array(z.enum(LANGUAGES.respond)).min(1),
    /** why the answers may be used; shown to respondents */
    basis: z.enum(['consent', 'public-task']),
    purpose: z.string(),
    /** ISO days; empty until chosen */
    closesOn: z.string(),
    retentionUntil: z.string(),
  })
  .readonly();
export type GovernanceDesign = z.output<typeof designSchema>;

/** The form that begins or changes a draft. */
export const waveFormSchema = z
  .object({
    title: requiredText(200),
    mode: z.enum(['anonymous', 'named']),
    earlierFrom: year,
    earlierTo: year,
    laterFrom: year,
    laterTo: year,
    rows: z.enum(['kinds', 'named']),
    furtherKinds: choice,
    politicalGroup: choice,
    localityFacts: choice,
    openQuestions: choice,
    languages,
    basis: z.enum(['consent', 'public-task']).default('consent'),
    purpose: optionalText(PURPOSE_MAXIMUM_CHARACTERS),
    closesOn: requiredDay,
    retentionUntil: requiredDay,
  })
  .refine((form) => form.earlierFrom <= form.earlierTo, {
    message: 'window-ends-before',
    path: ['earlierTo'],
  })
  .refine((form) => form.laterFrom <= form.laterTo, { message: 'window-ends-before', path: ['laterTo'] })
  .refine((form) => form.earlierTo < form.laterFrom, { message: 'windows-overlap', path: ['laterFrom'] })
  .refine((form) => form.retentionUntil >= form.closesOn, {
    message: 'retention-before-closing',
    path: ['retentionUntil'],
  })
  .refine((form) => form.mode === 'anonymous' || form.purpose !== '', {
    message: 'named-needs-purpose',
    path: ['purpose'],
  });
export type WaveForm = z.output<typeof waveFormSchema>;
