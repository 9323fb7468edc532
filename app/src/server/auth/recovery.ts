/** The operator lets somebody in again who has lost password, app or device: by a one-time link, never by a password. */
import { recordAccountEvent } from './account-events.ts';
import { createSignInToken, openAuth } from './auth.ts';
import { removeSecondFactor } from './second-factor.ts';

export interface RecoveryChoice {
  /** also switch off the codes of an authenticator app */
  readonly withoutSecondFactor: boolean;
}

/** @returns the id of the account, or null where nobody signs in with this address */
export async function findAccount(email: string): Promise<string | null> {
  const { internalAdapter } = await openAuth().$context;
  const found = await internalAdapter.findUserByEmail(email.trim().toLowerCase());
  return found?.user.id ?? null;
}

/** @returns the address to open; the link works once, for a day */
export async function createRecoveryLink(
  userId: string,
  origin: string,
  { withoutSecondFactor }: RecoveryChoice,
): Promise<string> {
  const { internalAdapter } = await openAuth().$context;
  const user = await internalAdapter.findUserById(userId);
  if (user === null) throw new Error('there is no such account');
  // The operator vouches for the person; without this the library would drop password and provider at the first link.
  if (!user.emailVerified) await internalAdapter.updateUser(userId, { emailVerified: true });
  if (withoutSecondFactor) await removeSecondFactor(userId);
  await recordAccountEvent(userId, 'link-made');
  return `${origin}/sign-in/link/${await createSignInToken(user.email)}`;
}
