/** Where the figures of an expected value come from. */
import { sql } from 'kysely';
import type { PublicReader } from '#server/db/doors.ts';
import { readRows } from '#server/db/read-rows.ts';

/** A data set with the figure; found by the index of characteristic and year. */
export async function selectDatasetOfFigure(
  reader: PublicReader,
  characteristic: string,
  year: number,
): Promise<readonly string[]> {
  const rows = await readRows(
    reader,
    sql<{ dataset: string }>`
    select dataset from reference.place_characteristic
    where characteristic = ${characteristic} and year = ${year} and value is not null limit 1`,
  );
  return rows.map(({ dataset }) => dataset);
}
