/** How somebody with an invitation becomes a colleague. */
import type { Role } from '#server/auth/permissions.ts';
import { today } from '#server/clock.ts';
import { work, type WorkTransaction } from '#server/db/doors.ts';
import { Problem } from '#server/problem.ts';
import { hashInvitationToken, readInvitationPlace } from '../invitation-token.ts';

export interface JoinOffer {
  readonly placeName: string;
  readonly slug: string;
  readonly isExample: boolean;
  readonly email: string;
  readonly role: Role;
}

/** What the holder of a link is asked to join. Problem `join-link-used` (410) for used, old and unknown links. */
export async function readJoinOffer(token: string): Promise<JoinOffer> {
  const placeId = readInvitationPlace(token);
  return work('read an invitation', placeId, async (transaction) => {
    const invitation = await requireInvitation(transaction, placeId, token);
    return {
      placeName: invitation.name,
      slug: invitation.slug,
      isExample: invitation.is_example,
      email: invitation.email,
      role: invitation.role as Role,
    };
  });
}

/** Makes the signed-in person a colleague and spends the link. @returns the place's address */
export async function acceptInvitation(userId: string, token: string): Promise<string> {
  const placeId = readInvitationPlace(token);
  return work('join a place', placeId, async (transaction) => {
    const invitation = await requireInvitation(transaction, placeId, token);
    await transaction
      .insertInto('office.membership')
      .values({ place_id: placeId, user_id: userId, role: invitation.role, actor_id: invitation.actor_id })
      .onConflict((conflict) => conflict.columns(['place_id', 'user_id']).doNothing())
      .execute();
    await transaction
      .deleteFrom('office.member_invitation')
      .where('place_id', '=', placeId)
      .where('member_invitation_id', '=', invitation.member_invitation_id)
      .execute();
    await transaction
      .insertInto('office.audit_entry')
      .values({
        place_id: placeId,
        user_id: userId,
        action: 'member.join',
        object_kind: 'member',
        object_id: userId,
        detail: JSON.stringify({ role: invitation.role }),
      })
      .execute();
    return invitation.slug;
  });
}

async function requireInvitation(transaction: WorkTransaction, placeId: string, token: string) {
  const row = await transaction
    .selectFrom('office.member_invitation as i')
    .innerJoin('office.place as p', 'p.place_id', 'i.place_id')
    .select([
      'i.member_invitation_id',
      'i.email',
      'i.role',
      'i.actor_id',
      'i.expires_on',
      'p.name',
      'p.slug',
      'p.is_example',
    ])
    .where('i.place_id', '=', placeId)
    .where('i.token_hash', '=', hashInvitationToken(token))
    .forUpdate('i')
    .executeTakeFirst();
  if (row === undefined || row.expires_on < today()) throw new Problem('join-link-used', 410);
  return row;
}
