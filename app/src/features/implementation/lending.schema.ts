/** What may come in about things that are lent and bookings. */
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
import { LENDABLE_KINDS } from './lending.types.ts';

/** The id of a row, or nothing chosen. */
const chosenRow = z
  .unknown()
  .default('')
  .transform((value) => (value === '' || value === undefined ? null : value))
  .pipe(rowId.nullable());

const howMany = optionalInteger(1, 10_000).transform((given) => given ?? 1);

export const lendableSchema = z
  .object({
    kind: z.enum(LENDABLE_KINDS),
    name: requiredText(120),
    actorId: chosenRow,
    capacity: howMany,
    heldAt: optionalText(200),
    conditions: optionalText(1_000),
    contact: optionalText(200),
    fromOn: optionalDay,
    untilOn: optionalDay,
    isOffered: tickedBox,
    isLookedAt: tickedBox,
  })
  .refine(({ fromOn, untilOn }) => fromOn === null || untilOn === null || fromOn <= untilOn, {
    message: 'lending-offer-ends-before',
    path: ['untilOn'],
  });

const clock = z.iso.time({ precision: -1 });

const bookingFields = z.object({
  startsOn: requiredDay,
  startsAt: clock,
  endsOn: optionalDay,
  endsAt: clock,
  amount: howMany,
  forWhat: requiredText(200),
  actorId: chosenRow,
  activityId: chosenRow,
  actionId: chosenRow,
});

const LONGEST_BOOKING_DAYS = 62;
const MS_PER_DAY = 86_400_000;

/** Day and hour of begin and end as clock times; where no last day is said, it is the first. */
export const bookingSchema = bookingFields
  .transform(({ startsOn, endsOn, startsAt, endsAt, ...rest }) => ({
    ...rest,
    startsAt: `${startsOn}T${startsAt}`,
    endsAt: `${endsOn ?? startsOn}T${endsAt}`,
  }))
  .refine(({ startsAt, endsAt }) => startsAt < endsAt, { message: 'lending-ends-before', path: ['endsAt'] })
  .refine(
    ({ startsAt, endsAt }) =>
      Date.parse(`${endsAt}Z`) - Date.parse(`${startsAt}Z`) <= LONGEST_BOOKING_DAYS * MS_PER_DAY,
    { message: 'lending-too-long', path: ['endsOn'] },
  );

export const cancelSchema = z.object({ reason: requiredText(300) });
