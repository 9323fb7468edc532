/** A characteristic of a place by year, over mergers where it is a share of all inhabitants. */
import { sql } from 'kysely';
import type { PublicReader } from '#server/db/doors.ts';
import { readRows } from '#server/db/read-rows.ts';
import type { CountsByCode, JoinedPoint } from '../joined-series.rules.ts';
import { joinShares, SHARES_OF_INHABITANTS } from '../joined-shares.rules.ts';
import { selectPopulationHistory } from './register.queries.ts';

/**
 * In today's boundaries, weighted by inhabitants, where the characteristic is a share of them; of anything else only the place's own
 * values. See docs/methods/place-register.md.
 */
export async function readCharacteristicSeries(
  reader: PublicReader,
  { placeCode, characteristic }: { readonly placeCode: string; readonly characteristic: string },
): Promise<readonly JoinedPoint[]> {
  const history = await selectPopulationHistory(reader, placeCode);
  const changes = SHARES_OF_INHABITANTS.has(characteristic) ? history.changes : [];
  const codes = [placeCode, ...changes.map(({ fromCode }) => fromCode)];
  const rows = await readRows(
    reader,
    sql<{ code: string; year: number; count: number }>`
    select place_code as code, year, value as count from reference.place_characteristic
    where characteristic = ${characteristic} and value is not null and place_code = any(${codes}::text[])`,
  );
  const counts = history.counts.map(({ code, year, population }) => ({ code, year, count: population }));
  return joinShares({ code: placeCode, changes, percents: toCounts(rows), populations: toCounts(counts) });
}

function toCounts(
  rows: readonly { readonly code: string; readonly year: number; readonly count: number }[],
): CountsByCode {
  const byCode = new Map<string, Map<number, number>>();
  for (const { code, year, count } of rows)
    byCode.set(code, (byCode.get(code) ?? new Map<number, number>()).set(year, count));
  return byCode;
}
