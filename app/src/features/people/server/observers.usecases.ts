/** How the operator asks people to a level: nobody works there before the first observer does. */
import { addDays, today } from '#server/clock.ts';
import type { OfficeTransaction } from '#server/db/doors.ts';
import { Problem } from '#server/problem.ts';
import { createInvitationToken, hashInvitationToken } from '../invitation-token.ts';

const INVITATION_DAYS = 14;

/**
 * Asks somebody to observe on a level, in the operator's transaction; an open invitation to the address is replaced.
 * @returns the token of the link `/join/<token>`, shown once, valid for two weeks
 */
export async function inviteObserver(
  transaction: OfficeTransaction,
  invitation: { readonly placeId: string; readonly email: string; readonly invitedBy: string },
): Promise<{ email: string; token: string; expiresOn: string }> {
  const { placeId, email, invitedBy } = invitation;
  const present = await transaction
    .selectFrom('office.membership as m')
    .innerJoin('auth.user as u', 'u.id', 'm.user_id')
    .select('u.id')
    .where('m.place_id', '=', placeId)
    .where('u.email', '=', email)
    .executeTakeFirst();
  if (present !== undefined) throw new Problem('already-member', 409, {}, 'email');
  const token = createInvitationToken(placeId);
  const values = {
    role: 'observer',
    actor_id: null,
    token_hash: hashInvitationToken(token),
    invited_by: invitedBy,
    expires_on: addDays(today(), INVITATION_DAYS),
  };
  await transaction
    .insertInto('office.member_invitation')
    .values({ place_id: placeId, email, ...values })
    .onConflict((conflict) => conflict.columns(['place_id', 'email']).doUpdateSet(values))
    .execute();
  return { email, token, expiresOn: values.expires_on };
}

/** Ends what one observer sees, or an invitation to observe (`userId` empty), in the operator's transaction. */
export async function endObserver(
  transaction: OfficeTransaction,
  one: { readonly placeId: string; readonly userId: string; readonly email: string },
): Promise<void> {
  const ended =
    one.userId === ''
      ? await transaction
          .deleteFrom('office.member_invitation')
          .where('place_id', '=', one.placeId)
          .where('email', '=', one.email)
          .where('role', '=', 'observer')
          .executeTakeFirst()
      : await transaction
          .deleteFrom('office.membership')
          .where('place_id', '=', one.placeId)
          .where('user_id', '=', one.userId)
          .where('role', '=', 'observer')
          .executeTakeFirst();
  if (ended.numDeletedRows === 0n) throw new Problem('not-found', 404);
}
