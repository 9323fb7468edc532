/** Rows of colleagues and of those who were asked to join. */
import type { Role } from '#server/auth/permissions.ts';
import type { OfficeReader, OfficeTransaction } from '#server/db/doors.ts';
import type { Colleague, OpenMemberInvitation } from '../people.types.ts';

export async function selectColleagues(reader: OfficeReader, placeId: string): Promise<Colleague[]> {
  const rows = await reader
    .selectFrom('office.membership as m')
    .innerJoin('auth.user as u', 'u.id', 'm.user_id')
    .leftJoin('office.actor as a', (join) =>
      join.onRef('a.place_id', '=', 'm.place_id').onRef('a.actor_id', '=', 'm.actor_id'),
    )
    .select(['m.user_id', 'u.name', 'u.email', 'm.role', 'm.actor_id', 'a.name as actor_name', 'm.since'])
    .where('m.place_id', '=', placeId)
    .orderBy('u.name')
    .execute();
  return rows.map((row) => ({
    userId: row.user_id,
    name: row.name,
    email: row.email,
    role: row.role as Role,
    actorId: row.actor_id,
    actorName: row.actor_name,
    since: row.since,
  }));
}

export async function selectOpenInvitations(
  reader: OfficeReader,
  placeId: string,
): Promise<OpenMemberInvitation[]> {
  const rows = await reader
    .selectFrom('office.member_invitation as i')
    .leftJoin('office.actor as a', (join) =>
      join.onRef('a.place_id', '=', 'i.place_id').onRef('a.actor_id', '=', 'i.actor_id'),
    )
    .select(['i.member_invitation_id', 'i.email', 'i.role', 'a.name as actor_name', 'i.expires_on'])
    .where('i.place_id', '=', placeId)
    .orderBy('i.email')
    .execute();
  return rows.map((row) => ({
    memberInvitationId: row.member_invitation_id,
    email: row.email,
    role: row.role as Role,
    actorName: row.actor_name,
    expiresOn: row.expires_on,
  }));
}

/** Organisations a partner may speak for: those still taking part. */
export function selectActorChoices(
  reader: OfficeReader,
  placeId: string,
): Promise<{ actor_id: string; name: string }[]> {
  return reader
    .selectFrom('office.actor')
    .select(['actor_id', 'name'])
    .where('place_id', '=', placeId)
    .where('ended_on', 'is', null)
    .orderBy('name')
    .execute();
}

export async function hasActor(
  transaction: OfficeTransaction,
  placeId: string,
  actorId: string,
): Promise<boolean> {
  const row = await transaction
    .selectFrom('office.actor')
    .select('actor_id')
    .where('place_id', '=', placeId)
    .where('actor_id', '=', actorId)
    .executeTakeFirst();
  return row !== undefined;
}

export async function hasMemberWithEmail(
  transaction: OfficeTransaction,
  placeId: string,
  email: string,
): Promise<boolean> {
  const row = await transaction
    .selectFrom('office.membership as m')
    .innerJoin('auth.user as u', 'u.id', 'm.user_id')
    .select('m.user_id')
    .where('m.place_id', '=', placeId)
    .where('u.email', '=', email)
    .executeTakeFirst();
  return row !== undefined;
}

/** Locks the place's coordinators until the transaction ends, so that two cannot remove one another. */
export async function lockCoordinators(transaction: OfficeTransaction, placeId: string): Promise<string[]> {
  const rows = await transaction
    .selectFrom('office.membership')
    .select('user_id')
    .where('place_id', '=', placeId)
    .where('role', '=', 'coordinator')
    .orderBy('user_id')
    .forUpdate()
    .execute();
  return rows.map((row) => row.user_id);
}
