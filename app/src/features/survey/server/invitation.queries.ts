import type { OfficeReader, OfficeTransaction, WorkTransaction } from '#server/db/doors.ts';
import type { Channel, Invitation } from '../survey.types.ts';

const COLUMNS = [
  'invitation_id',
  'actor_id',
  'name',
  'email',
  'language',
  'role',
  'political_group',
  'channel',
] as const;

/** The list of a wave by name. */
export async function selectInvitations(
  reader: OfficeReader | OfficeTransaction | WorkTransaction,
  placeId: string,
  waveId: string,
): Promise<Invitation[]> {
  const rows = await (reader as OfficeReader)
    .selectFrom('office.invitation')
    .select(COLUMNS)
    .where('place_id', '=', placeId)
    .where('wave_id', '=', waveId)
    .orderBy('name')
    .orderBy('invitation_id')
    .execute();
  return rows.map((row) => ({
    invitationId: row.invitation_id,
    actorId: row.actor_id,
    name: row.name,
    email: row.email,
    language: row.language,
    role: row.role,
    politicalGroup: row.political_group,
    channel: row.channel as Channel,
  }));
}

/** Takes the political groups off the list of a wave. */
export async function forgetPoliticalGroups(
  transaction: OfficeTransaction,
  placeId: string,
  waveId: string,
): Promise<void> {
  await transaction
    .updateTable('office.invitation')
    .set({ political_group: null })
    .where('place_id', '=', placeId)
    .where('wave_id', '=', waveId)
    .where('political_group', 'is not', null)
    .execute();
}
