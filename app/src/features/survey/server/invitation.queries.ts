import type { OfficeReader, OfficeTransaction, WorkTransaction } from '#server/db/doors.ts';
import type { Channel, Invitation } from '../survey.types.ts';

export const INVITATION_COLUMNS = [
  'invitation_id',
  'actor_id',
  'name',
  'email',
  'language',
  'role',
  'political_group',
  'channel',
  'address_lines',
  'district',
] as const;

interface InvitationRow {
  readonly invitation_id: string;
  readonly actor_id: string | null;
  readonly name: string;
  readonly email: string;
  readonly language: string;
  readonly role: string;
  readonly political_group: string | null;
  readonly channel: string;
  readonly address_lines: readonly string[];
  readonly district: string | null;
}

export function toInvitation(row: InvitationRow): Invitation {
  return {
    invitationId: row.invitation_id,
    actorId: row.actor_id,
    name: row.name,
    email: row.email,
    language: row.language,
    role: row.role,
    politicalGroup: row.political_group,
    channel: row.channel as Channel,
    addressLines: row.address_lines,
    district: row.district,
  };
}

/** The list of a wave by name. */
export async function selectInvitations(
  reader: OfficeReader | OfficeTransaction | WorkTransaction,
  placeId: string,
  waveId: string,
): Promise<Invitation[]> {
  const rows = await (reader as OfficeReader)
    .selectFrom('office.invitation')
    .select(INVITATION_COLUMNS)
    .where('place_id', '=', placeId)
    .where('wave_id', '=', waveId)
    .orderBy('name')
    .orderBy('invitation_id')
    .execute();
  return rows.map(toInvitation);
}

/** One person on the list; undefined: not on it any more. */
export async function selectInvitation(
  reader: OfficeReader | OfficeTransaction | WorkTransaction,
  placeId: string,
  waveId: string,
  invitationId: string,
): Promise<Invitation | undefined> {
  const row = await (reader as OfficeReader)
    .selectFrom('office.invitation')
    .select(INVITATION_COLUMNS)
    .where('place_id', '=', placeId)
    .where('wave_id', '=', waveId)
    .where('invitation_id', '=', invitationId)
    .executeTakeFirst();
  return row && toInvitation(row);
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
