/** What a wave's questions are built from. */
import type { OfficeReader } from '#server/db/doors.ts';
import type { ActorOfPlace } from '../instrument.rules.ts';

/** Actors that still take part, by kind and name. */
export async function selectActorsAsked(reader: OfficeReader, placeId: string): Promise<ActorOfPlace[]> {
  const rows = await reader
    .selectFrom('office.actor')
    .select(['actor_id', 'kind', 'name'])
    .where('place_id', '=', placeId)
    .where('ended_on', 'is', null)
    .orderBy('kind')
    .orderBy('name')
    .execute();
  return rows.map((row) => ({ actorId: row.actor_id, kind: row.kind, name: row.name }));
}
