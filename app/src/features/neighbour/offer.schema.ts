/** What may come in about offers and bookings. Amounts of money are texts and read by `parseAmount`. */
import { AREAS_OF_LIFE } from '@vicus/reference';
import { z } from 'zod';
import {
  optionalDay,
  optionalInteger,
  optionalText,
  requiredDay,
  requiredText,
  rowId,
  tickedBox,
} from '#server/input.ts';
import { COST_PER, DIRECTIONS, OFFER_KINDS, OFFER_LANGUAGES, OFFER_UNITS, REPLACED } from './offer.types.ts';

export const areaOfLife = z.enum(AREAS_OF_LIFE.map(({ code }) => code));

/** One of them, several, or none: as ticked boxes come in. */
const toList = (value: unknown): unknown =>
  value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value];

const oneOr = (maximum: number) => optionalInteger(1, maximum).transform((given) => given ?? 1);

export const offerSchema = z
  .object({
    direction: z.enum(DIRECTIONS),
    kind: z.enum(OFFER_KINDS),
    area: areaOfLife,
    title: requiredText(120),
    what: optionalText(1_000),
    languages: z
      .unknown()
      .default('')
      .transform(toList)
      .pipe(z.array(z.enum(OFFER_LANGUAGES)).max(60)),
    atOnce: oneOr(10_000),
    unit: z.enum(OFFER_UNITS),
    perWeek: optionalInteger(1, 100_000),
    cost: optionalText(30),
    costPer: z.enum(COST_PER).default('free'),
    fromOn: optionalDay,
    untilOn: optionalDay,
    howToBook: optionalText(1_000),
    contact: optionalText(200),
    isOpen: tickedBox,
    isLookedAt: tickedBox,
  })
  .refine(({ fromOn, untilOn }) => fromOn === null || untilOn === null || fromOn <= untilOn, {
    message: 'offer-ends-before',
    path: ['untilOn'],
  });

const clock = z.iso.time({ precision: -1 });
const LONGEST_DAYS = 62;
const MS_PER_DAY = 86_400_000;

export const bookingSchema = z
  .object({
    startsOn: requiredDay,
    startsAt: clock,
    endsOn: optionalDay,
    endsAt: clock,
    atOnce: oneOr(10_000),
    units: oneOr(100_000),
    forWhat: requiredText(300),
    contact: optionalText(200),
  })
  .transform(({ startsOn, endsOn, startsAt, endsAt, ...rest }) => ({
    ...rest,
    startsAt: `${startsOn}T${startsAt}`,
    endsAt: `${endsOn ?? startsOn}T${endsAt}`,
  }))
  .refine(({ startsAt, endsAt }) => startsAt < endsAt, { message: 'lending-ends-before', path: ['endsAt'] })
  .refine(
    ({ startsAt, endsAt }) =>
      Date.parse(`${endsAt}Z`) - Date.parse(`${startsAt}Z`) <= LONGEST_DAYS * MS_PER_DAY,
    { message: 'lending-too-long', path: ['endsOn'] },
  );

export const cancelSchema = z.object({ bookingId: rowId, reason: requiredText(300) });
export const answerSchema = z.object({
  bookingId: rowId,
  answer: z.enum(['accepted', 'declined', 'released']),
  note: optionalText(500),
});
export const recordSchema = z.object({
  bookingId: rowId,
  replaced: z.enum(REPLACED),
  replacedNote: optionalText(500),
  usedUnits: optionalInteger(0, 100_000),
});
export const gapsSchema = z.object({
  areas: z.unknown().default('').transform(toList).pipe(z.array(areaOfLife).max(60)),
});
