/** Rows of counts by age, of services and of years of arrival. */
import type { ArrivalCohort } from '@vicus/statistics';
import type { OfficeReader, OfficeTransaction } from '#server/db/doors.ts';
import type { PopulationByAge, ServiceNeed } from '../keeps-open.types.ts';

type Reader = OfficeReader | OfficeTransaction;

export async function selectPopulation(reader: Reader, placeId: string): Promise<PopulationByAge | null> {
  const office = reader as OfficeReader;
  const note = await office
    .selectFrom('confidential.population_note')
    .selectAll()
    .where('place_id', '=', placeId)
    .executeTakeFirst();
  if (note === undefined) return null;
  const rows = await office
    .selectFrom('confidential.population_by_age')
    .selectAll()
    .where('place_id', '=', placeId)
    .orderBy('from_age')
    .execute();
  return {
    countedOn: note.counted_on,
    newcomersAre: note.newcomers_are,
    source: note.source,
    ages: rows.map(({ from_age: from, to_age: to, residents, newcomers }) => ({
      from,
      to,
      residents,
      newcomers,
    })),
  };
}

/** All bands at once: those of before go. */
export async function replacePopulation(
  transaction: OfficeTransaction,
  placeId: string,
  { ages, countedOn, newcomersAre, source }: PopulationByAge,
): Promise<void> {
  await transaction.deleteFrom('confidential.population_note').where('place_id', '=', placeId).execute();
  await transaction
    .insertInto('confidential.population_note')
    .values({ place_id: placeId, counted_on: countedOn, newcomers_are: newcomersAre, source })
    .execute();
  const rows = ages.map(({ from, to, residents, newcomers }) => ({
    place_id: placeId,
    from_age: from,
    to_age: to,
    residents,
    newcomers,
  }));
  await transaction.insertInto('confidential.population_by_age').values(rows).execute();
}

export async function selectServices(reader: Reader, placeId: string): Promise<ServiceNeed[]> {
  const rows = await (reader as OfficeReader)
    .selectFrom('office.service_threshold')
    .selectAll()
    .where('place_id', '=', placeId)
    .orderBy('from_age')
    .orderBy('name')
    .execute();
  return rows.map((row) => ({
    thresholdId: row.threshold_id,
    name: row.name,
    fromAge: row.from_age,
    toAge: row.to_age,
    usePercent: row.use_percent,
    needed: row.needed,
    source: row.source,
  }));
}

/** `thresholdId` null: a new one. @returns its id; null where the one named does not exist */
export async function saveServiceRow(
  transaction: OfficeTransaction,
  placeId: string,
  thresholdId: string | null,
  need: Omit<ServiceNeed, 'thresholdId'>,
): Promise<string | null> {
  const row = {
    name: need.name,
    from_age: need.fromAge,
    to_age: need.toAge,
    use_percent: need.usePercent,
    needed: need.needed,
    source: need.source,
  };
  const saved =
    thresholdId === null
      ? await transaction
          .insertInto('office.service_threshold')
          .values({ place_id: placeId, ...row })
          .returning('threshold_id')
          .executeTakeFirst()
      : await transaction
          .updateTable('office.service_threshold')
          .set(row)
          .where('place_id', '=', placeId)
          .where('threshold_id', '=', thresholdId)
          .returning('threshold_id')
          .executeTakeFirst();
  return saved?.threshold_id ?? null;
}

/** @returns whether there was one */
export async function deleteService(
  transaction: OfficeTransaction,
  placeId: string,
  thresholdId: string,
): Promise<boolean> {
  const { numDeletedRows } = await transaction
    .deleteFrom('office.service_threshold')
    .where('place_id', '=', placeId)
    .where('threshold_id', '=', thresholdId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Newest first. */
export async function selectCohorts(reader: Reader, placeId: string): Promise<ArrivalCohort[]> {
  const rows = await (reader as OfficeReader)
    .selectFrom('confidential.arrival_cohort')
    .selectAll()
    .where('place_id', '=', placeId)
    .orderBy('year', 'desc')
    .execute();
  return rows.map(({ year, arrived, still_here_after_2: after2, still_here_after_5: after5 }) => ({
    year,
    arrived,
    ...(after2 === null ? {} : { stillHereAfter2: after2 }),
    ...(after5 === null ? {} : { stillHereAfter5: after5 }),
  }));
}

export interface CohortRow {
  readonly year: number;
  readonly arrived: number;
  readonly after2: number | null;
  readonly after5: number | null;
}

/** All years at once: those of before go. */
export async function replaceCohorts(
  transaction: OfficeTransaction,
  placeId: string,
  cohorts: readonly CohortRow[],
): Promise<void> {
  await transaction.deleteFrom('confidential.arrival_cohort').where('place_id', '=', placeId).execute();
  if (cohorts.length === 0) return;
  const rows = cohorts.map(({ year, arrived, after2, after5 }) => ({
    place_id: placeId,
    year,
    arrived,
    still_here_after_2: after2,
    still_here_after_5: after5,
  }));
  await transaction.insertInto('confidential.arrival_cohort').values(rows).execute();
}
