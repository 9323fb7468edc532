/** What may come in when a general wave is planned. */
import { AUDIENCES, type Answers } from '@vicus/questionnaire';
import { z } from 'zod';
import {
  optionalInteger,
  optionalNumber,
  optionalText,
  requiredDay,
  requiredText,
  tickedBox,
} from '#server/input.ts';
import { LANGUAGES } from '#ui/languages.ts';
import { ADDRESS_SOURCES, DESIGN_CHANNELS, HOSTINGS, SPECIAL_CATEGORIES } from './general.types.ts';
import { openWaveSchema } from './survey.schema.ts';
import { APPROACHES, MINIMUM_CROWD, WAVE_MODES } from './survey.types.ts';

const MAXIMUM_POPULATION = 10_000_000;
const PURPOSE_MAXIMUM_CHARACTERS = 2_000;
const MAXIMUM_MINIMUM_GROUP = 100;
const MAXIMUM_DISTRICTS = 200;
const MAXIMUM_COLLECTED = 20_000;

/** Ticked boxes arrive as nothing, one text or a list. */
const asList = (value: unknown): unknown =>
  Array.isArray(value) ? value : value === undefined || value === '' ? [] : [value];
const listOf = <Item extends z.ZodType>(item: Item, maximum: number) =>
  z.preprocess(asList, z.array(item).max(maximum));

const districtCode = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60);
export const instrumentRef = z.string().regex(/^(shipped:[a-z0-9]+(-[a-z0-9]+)*|[0-9a-f-]{36})$/);

/** As it is stored with the wave and frozen at opening. */
export const generalDesignSchema = z
  .object({
    /** `shipped:<id>` or the id of an own instrument */
    instrument: instrumentRef,
    audience: z.enum(AUDIENCES),
    approach: z.enum(APPROACHES),
    /** people who belong to the audience; null: not known */
    population: z.int().min(1).max(MAXIMUM_POPULATION).nullable(),
    /** of a hundred people asked, how many are expected to answer */
    expectedResponsePercent: z.number().min(1).max(100),
    /** how far a share in the sample may lie from that of all, in points, 95 times of 100 */
    marginPercent: z.number().min(1).max(20),
    /** codes of districts that are asked about; all of them where the place names none */
    districts: z.array(districtCode).max(MAXIMUM_DISTRICTS),
    channels: z.array(z.enum(DESIGN_CHANNELS)),
    languages: z.array(z.enum(LANGUAGES.respond)).min(1),
    /** why the answers may be used; shown to respondents */
    basis: z.enum(['consent', 'public-task']),
    /** law or by-law that gives the task, as the office names it */
    legalReference: z.string(),
    purpose: z.string(),
    closesOn: z.string(),
    retentionUntil: z.string(),
    adultsOnly: z.boolean(),
    addressSource: z.enum(ADDRESS_SOURCES),
    hosting: z.enum(HOSTINGS),
    /** who runs the computer, or the towns that share it */
    hostName: z.string(),
    /** how the data protection officer is reached */
    protectionOfficer: z.string(),
    specialCategories: z.array(z.enum(SPECIAL_CATEGORIES)),
    /** in small letters above the address of a letter; empty: the name of the place */
    returnAddress: z.string(),
  })
  .readonly();
export type GeneralDesign = z.output<typeof generalDesignSchema>;

/** The form that begins or changes a draft. */
export const generalFormSchema = z
  .object({
    instrument: instrumentRef,
    title: requiredText(200),
    mode: z.enum(WAVE_MODES),
    minimumGroup: z.coerce.number().int().min(MINIMUM_CROWD).max(MAXIMUM_MINIMUM_GROUP),
    audience: z.enum(AUDIENCES),
    approach: z.enum(APPROACHES),
    population: optionalInteger(1, MAXIMUM_POPULATION),
    expectedResponsePercent: optionalNumber(1, 100).transform((given) => given ?? DEFAULT_RESPONSE_PERCENT),
    marginPercent: optionalNumber(1, 20).transform((given) => given ?? DEFAULT_MARGIN_PERCENT),
    districts: listOf(districtCode, MAXIMUM_DISTRICTS),
    channels: listOf(z.enum(DESIGN_CHANNELS), DESIGN_CHANNELS.length),
    // Every question is written in English, whatever else it is translated into.
    languages: listOf(z.enum(LANGUAGES.respond), LANGUAGES.respond.length).transform((chosen) =>
      LANGUAGES.respond.filter((one) => one === 'en' || chosen.includes(one)),
    ),
    basis: z.enum(['consent', 'public-task']).default('public-task'),
    legalReference: optionalText(300),
    purpose: requiredText(PURPOSE_MAXIMUM_CHARACTERS),
    closesOn: requiredDay,
    retentionUntil: requiredDay,
    adultsOnly: tickedBox,
    addressSource: z.enum(ADDRESS_SOURCES).default('none'),
    hosting: z.enum(HOSTINGS).default('own'),
    hostName: optionalText(300),
    protectionOfficer: optionalText(300),
    specialCategories: listOf(z.enum(SPECIAL_CATEGORIES), SPECIAL_CATEGORIES.length),
    returnAddress: optionalText(120),
  })
  .refine((form) => form.retentionUntil >= form.closesOn, {
    message: 'retention-before-closing',
    path: ['retentionUntil'],
  })
  .refine((form) => form.approach !== 'open' || form.mode === 'anonymous', {
    message: 'open-link-is-anonymous',
    path: ['mode'],
  })
  .refine((form) => form.approach !== 'sample' || form.population !== null, {
    message: 'sample-needs-population',
    path: ['population'],
  })
  .refine((form) => form.hosting === 'own' || form.hostName !== '', {
    message: 'host-needs-name',
    path: ['hostName'],
  });
export type GeneralForm = z.output<typeof generalFormSchema>;

/** What small towns report of postal surveys of residents; the office writes its own experience. */
export const DEFAULT_RESPONSE_PERCENT = 30;
export const DEFAULT_MARGIN_PERCENT = 5;

export const openingSchema = z.object({
  /** everything was read that is said before opening */
  confirmed: tickedBox,
  /** draft translations may be used although nobody has read them */
  draftsConfirmed: tickedBox,
});

const addressLines = z.preprocess(
  (value) =>
    (Array.isArray(value) ? value : String(value ?? '').split(/\r?\n/))
      .map((line) => String(line).trim())
      .filter((line) => line !== ''),
  z.array(requiredText(80)).max(6),
);

/** One resident on the list of a general wave. */
export const residentSchema = z
  .object({
    name: requiredText(120),
    email: z
      .preprocess((value) => String(value ?? ''), z.string())
      .pipe(
        z
          .string()
          .trim()
          .toLowerCase()
          .max(254)
          .pipe(z.union([z.literal(''), z.email()])),
      ),
    addressLines,
    language: z.enum(LANGUAGES.respond),
    district: z.preprocess((value) => (value === '' ? null : value), districtCode.nullable().default(null)),
    channel: z.enum(['mail', 'letter', 'hand']).default('letter'),
  })
  .refine((row) => row.channel !== 'mail' || row.email !== '', {
    message: 'mail-needs-address',
    path: ['email'],
  })
  .refine((row) => row.channel !== 'letter' || row.addressLines.length > 0, {
    message: 'letter-needs-address',
    path: ['addressLines'],
  });
export type ResidentInput = z.output<typeof residentSchema>;

/** Stated on the page that takes the list. */
export const MAXIMUM_RESIDENTS = 20_000;

/** Answers of a general wave that ended elsewhere: on paper, or with another program. */
export const collectedAnswersSchema = z.strictObject({
  instrument: openWaveSchema.shape.instrument,
  /** its last day is the day the collection ended */
  design: generalDesignSchema,
  title: requiredText(200),
  minimumGroup: z.int().min(MINIMUM_CROWD).max(MAXIMUM_MINIMUM_GROUP),
  openedOn: requiredDay,
  /** people asked, those who did not answer included */
  asked: z.int().min(1),
  answers: z
    .array(z.custom<Answers>((value) => typeof value === 'object' && value !== null && !Array.isArray(value)))
    .min(1)
    .max(MAXIMUM_COLLECTED),
});
export type CollectedAnswersInput = z.input<typeof collectedAnswersSchema>;
