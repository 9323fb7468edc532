/** What a coordinator does with the people of a place. */
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { addDays, today } from '#server/clock.ts';
import { readOffice, write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { createInvitationToken, hashInvitationToken } from '../invitation-token.ts';
import {
  colleagueChangeSchema,
  colleagueKey,
  memberInvitationKey,
  memberInvitationSchema,
} from '../people.schema.ts';
import type { Colleague, OpenMemberInvitation } from '../people.types.ts';
import {
  hasActor,
  hasMemberWithEmail,
  lockCoordinators,
  selectActorChoices,
  selectColleagues,
  selectOpenInvitations,
} from './people.queries.ts';

const INVITATION_DAYS = 14;

export interface People {
  readonly colleagues: readonly Colleague[];
  readonly invitations: readonly OpenMemberInvitation[];
  /** organisations that a partner may be bound to */
  readonly actors: readonly { readonly actorId: string; readonly name: string }[];
}

export async function readPeople(member: Member): Promise<People> {
  authorise(member, 'member.read');
  return readOffice(member, async (reader) => ({
    colleagues: await selectColleagues(reader, member.placeId),
    invitations: await selectOpenInvitations(reader, member.placeId),
    actors: (await selectActorChoices(reader, member.placeId)).map((row) => ({
      actorId: row.actor_id,
      name: row.name,
    })),
  }));
}

/**
 * Asks a colleague to join. An open invitation to the same address is replaced.
 * @returns the token of the link `/join/<token>`, shown once, valid for two weeks
 */
export async function inviteColleague(
  member: Member,
  input: unknown,
): Promise<{ email: string; token: string; expiresOn: string }> {
  authorise(member, 'member.invite');
  const { email, role, actorId } = parseInput(memberInvitationSchema, input);
  const token = createInvitationToken(member.placeId);
  const expiresOn = addDays(today(), INVITATION_DAYS);
  await write(member, async (transaction) => {
    if (await hasMemberWithEmail(transaction, member.placeId, email))
      throw new Problem('already-member', 409, {}, 'email');
    const values = {
      role,
      actor_id: await requirePartnerActor(transaction, member.placeId, role, actorId),
      token_hash: hashInvitationToken(token),
      invited_by: member.userId,
      expires_on: expiresOn,
    };
    await transaction
      .insertInto('office.member_invitation')
      .values({ place_id: member.placeId, email, ...values })
      .onConflict((conflict) => conflict.columns(['place_id', 'email']).doUpdateSet(values))
      .execute();
    await noteMember(transaction, member, 'member.invite', email, { role });
  });
  return { email, token, expiresOn };
}

export async function withdrawInvitation(member: Member, input: unknown): Promise<void> {
  authorise(member, 'member.invite');
  const { memberInvitationId } = parseInput(memberInvitationKey, input);
  await write(member, async (transaction) => {
    const row = await transaction
      .deleteFrom('office.member_invitation')
      .where('place_id', '=', member.placeId)
      .where('member_invitation_id', '=', memberInvitationId)
      .returning('email')
      .executeTakeFirst();
    if (row === undefined) throw new Problem('not-found', 404);
    await noteMember(transaction, member, 'member.invite', row.email, { withdrawn: true });
  });
}

/** Gives a colleague another role. Problem `last-coordinator` (409) where nobody would be left to run the place. */
export async function changeColleague(member: Member, input: unknown): Promise<void> {
  authorise(member, 'member.change');
  const { userId, role, actorId } = parseInput(colleagueChangeSchema, input);
  await write(member, async (transaction) => {
    if (role !== 'coordinator') await refuseLastCoordinator(transaction, member.placeId, userId);
    const { numUpdatedRows } = await transaction
      .updateTable('office.membership')
      .set({ role, actor_id: await requirePartnerActor(transaction, member.placeId, role, actorId) })
      .where('place_id', '=', member.placeId)
      .where('user_id', '=', userId)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new Problem('not-found', 404);
    await noteMember(transaction, member, 'member.change', userId, { role });
  });
}

/** Ends a colleague's work in this place; their account and their other places stay. */
export async function removeColleague(member: Member, input: unknown): Promise<void> {
  authorise(member, 'member.change');
  const { userId } = parseInput(colleagueKey, input);
  await write(member, async (transaction) => {
    await refuseLastCoordinator(transaction, member.placeId, userId);
    // The audit is written while the person who acts may still write, even where they remove themselves.
    await noteMember(transaction, member, 'member.change', userId, { removed: true });
    const { numDeletedRows } = await transaction
      .deleteFrom('office.membership')
      .where('place_id', '=', member.placeId)
      .where('user_id', '=', userId)
      .executeTakeFirst();
    if (numDeletedRows === 0n) throw new Problem('not-found', 404);
  });
}

async function refuseLastCoordinator(
  transaction: OfficeTransaction,
  placeId: string,
  userId: string,
): Promise<void> {
  const coordinators = await lockCoordinators(transaction, placeId);
  if (coordinators.length === 1 && coordinators[0] === userId) throw new Problem('last-coordinator', 409);
}

/** Only partners are bound to an organisation, and only to one of this place. */
async function requirePartnerActor(
  transaction: OfficeTransaction,
  placeId: string,
  role: string,
  actorId: string | null,
): Promise<string | null> {
  if (role !== 'partner' || actorId === null) return null;
  if (!(await hasActor(transaction, placeId, actorId))) throw new Problem('not-found', 404);
  return actorId;
}

function noteMember(
  transaction: OfficeTransaction,
  member: Member,
  action: 'member.invite' | 'member.change',
  objectId: string,
  detail: Readonly<Record<string, string | boolean>>,
): Promise<void> {
  return recordAudit(transaction, member, { action, objectKind: 'member', objectId, detail });
}
