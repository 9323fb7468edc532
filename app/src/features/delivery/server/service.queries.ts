/** Values told apart by service, of the indicators that departments are asked for. */
import { sql } from 'kysely';
import type { OfficeReader, OfficeTransaction } from '#server/db/doors.ts';
import type { Observation } from '#features/indicator/indicator.types.ts';

export async function selectServiceObservations(
  reader: OfficeReader,
  placeId: string,
): Promise<Observation[]> {
  const { rows } = await sql<Observation>`select o.indicator_id as "indicatorId",
      o.definition_version as "definitionVersion", o.people, o.breakdown, o.period, o.numerator, o.denominator, o.value,
      o.status, o.reason, o.counted, o.import_id as "importId"
    from confidential.observation o
    where o.place_id = ${placeId} and o.breakdown like 'service=%'
    order by o.indicator_id, o.breakdown, o.period`.execute(reader as unknown as OfficeTransaction);
  return rows;
}
