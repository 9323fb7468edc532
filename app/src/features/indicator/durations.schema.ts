/** What may come in as counts by how long it took. */
import type { z } from 'zod';
import { optionalInteger } from '#server/input.ts';
import { valueSchema } from './chosen.schema.ts';
import { MOST_BANDS, type BandCounts } from './durations.rules.ts';

const MOST_PEOPLE = 1_000_000;
const numbers = Array.from({ length: MOST_BANDS }, (_, index) => index);
const count = optionalInteger(0, MOST_PEOPLE);

export const durationsSchema = valueSchema
  .pick({ people: true, period: true, status: true, source: true, why: true })
  .extend(
    Object.fromEntries(
      numbers.flatMap((at) => [
        [`reached-${at}`, count],
        [`waiting-${at}`, count],
      ]),
    ),
  );

/** Row by row, as the form has them. */
export function readBandCounts(typed: z.output<typeof durationsSchema>): BandCounts[] {
  const read = (name: string): number | null => {
    const found = (typed as Record<string, unknown>)[name];
    return typeof found === 'number' ? found : null;
  };
  return numbers.map((at) => ({ reached: read(`reached-${at}`), waiting: read(`waiting-${at}`) }));
}
