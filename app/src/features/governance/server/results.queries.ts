/** Who was asked, for the results of a wave. */
import type { WorkTransaction } from '#server/db/doors.ts';
import type { ListedRespondent } from '../answers.rules.ts';

/** What the list says of everybody on it, by invitation. */
export async function selectListed(
  transaction: WorkTransaction,
  placeId: string,
  waveId: string,
): Promise<ReadonlyMap<string, ListedRespondent>> {
  const rows = await transaction
    .selectFrom('office.invitation')
    .select(['invitation_id', 'role', 'political_group', 'actor_id', 'name'])
    .where('place_id', '=', placeId)
    .where('wave_id', '=', waveId)
    .execute();
  return new Map(
    rows.map(({ invitation_id, role, political_group: politicalGroup, actor_id: actorId, name }) => [
      invitation_id,
      { role, politicalGroup, actorId, name },
    ]),
  );
}
