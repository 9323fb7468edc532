/** What may come in as counts by how long it took. */
import { z } from 'zod';
import { optionalInteger } from '#server/input.ts';
import { valueSchema } from './chosen.schema.ts';
import { MOST_BANDS, type BandCounts } from './durations.rules.ts';

const MOST_PEOPLE = 1_000_000;
const numbers = Array.from({ length: MOST_BANDS }, (_, index) => index);
const count = optionalInteger(0, MOST_PEOPLE);

/** Whose time it is, of which year, from whom. */
export const durationsSchema = valueSchema.pick({
  people: true,
  period: true,
  status: true,
  source: true,
  why: true,
});

/** Row by row, as the form has them. */
export const bandCountsSchema = z
  .object(
    Object.fromEntries(
      numbers.flatMap((at) => [
        [`reached-${at}`, count],
        [`waiting-${at}`, count],
      ]),
    ),
  )
  .transform((typed) =>
    numbers.map((at): BandCounts => ({
      reached: typed[`reached-${at}`] ?? null,
      waiting: typed[`waiting-${at}`] ?? null,
    })),
  );
