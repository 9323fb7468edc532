/** What may come in about the indicators a place follows, and about those it defines itself. */
import { AREAS_OF_LIFE } from '@vicus/reference';
import { z } from 'zod';
import { optionalDay, optionalNumber, optionalText, requiredText } from '#server/input.ts';
import { PEOPLE } from './indicator.types.ts';
import { parsePeriod } from './observation.rules.ts';
import {
  COUNTED_EACH_YEAR,
  DESCRIBED_PARTS,
  OWN_KINDS,
  POLARITIES,
  UNITS_OF_KIND,
  USUAL_SOURCES,
} from './definition.rules.ts';

const MAXIMUM_CHOSEN = 200;

/** Ticked boxes arrive as nothing, one text or a list. */
const ticked = z
  .unknown()
  .default([])
  .transform((given) => (Array.isArray(given) ? given : given === '' ? [] : [given]))
  .pipe(z.array(z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)).max(MAXIMUM_CHOSEN));

export const choiceSchema = z.object({ indicators: ticked });

/** '' or a period. */
const optionalPeriod = optionalText(20)
  .transform((text) => (text === '' ? null : (parsePeriod(text) ?? text)))
  .refine((period) => period === null || parsePeriod(period) !== null, 'period-unreadable');

export const aimSchema = z
  .object({
    newcomersAre: optionalText(300),
    baselinePeriod: optionalPeriod,
    targetValue: optionalNumber(-1_000_000, 1_000_000_000),
    targetOn: optionalDay,
  })
  .refine((aim) => (aim.targetValue === null) === (aim.targetOn === null), {
    message: 'target-half',
    path: ['targetOn'],
  });

export const ownIndicatorSchema = z
  .object({
    name: requiredText(120),
    question: requiredText(300),
    definition: requiredText(1_000),
    numerator: optionalText(300),
    denominator: optionalText(300),
    kind: z.enum(OWN_KINDS),
    unit: z.string(),
    polarity: z.enum(POLARITIES),
    heading: z.enum(AREAS_OF_LIFE.map(({ code }) => code)),
    describes: z.enum(DESCRIBED_PARTS),
    countedEachYear: z.enum(COUNTED_EACH_YEAR).default(COUNTED_EACH_YEAR[0]),
    usualSource: z.enum(USUAL_SOURCES),
    collecting: optionalText(1_000),
    hoursPerYear: optionalNumber(0, 2_000).transform((hours) => hours ?? 0),
    since: optionalPeriod,
  })
  .refine(({ kind, unit }) => (UNITS_OF_KIND[kind] as readonly string[]).includes(unit), {
    message: 'unit-of-other-kind',
    path: ['unit'],
  })
  .refine(({ kind, numerator }) => (kind !== 'share' && kind !== 'rate') || numerator !== '', {
    message: 'numerator-missing',
    path: ['numerator'],
  })
  .refine(({ kind, denominator }) => (kind !== 'share' && kind !== 'rate') || denominator !== '', {
    message: 'denominator-missing',
    path: ['denominator'],
  });

/** One value typed in: parts or a value, or the reason for none. */
export const valueSchema = z.object({
  people: z.enum(PEOPLE),
  period: requiredText(20)
    .transform((text) => parsePeriod(text) ?? text)
    .refine((period) => parsePeriod(period) !== null, 'period-unreadable'),
  numerator: optionalNumber(0, 1_000_000_000_000),
  denominator: optionalNumber(0, 1_000_000_000_000),
  value: optionalNumber(-1_000_000_000, 1_000_000_000_000),
  status: z.enum(['final', 'provisional', 'estimated']).default('final'),
  reason: z.enum(['', 'not-collected', 'not-applicable', 'withheld-at-source']).default(''),
  source: requiredText(300),
  why: optionalText(500),
});
export type ValueInput = z.output<typeof valueSchema>;
