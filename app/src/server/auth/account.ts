/** A person's own account: name, address, language, password. */
import { Problem } from '../problem.ts';
import { openAuth } from './auth.ts';
import { choosePassword } from './session.ts';
import { hasPassword } from './operator.ts';

export interface Account {
  readonly name: string;
  readonly email: string;
  readonly language: string;
  readonly hasPassword: boolean;
}

export async function readAccount(userId: string): Promise<Account> {
  const { internalAdapter } = await openAuth().$context;
  const user = await internalAdapter.findUserById(userId);
  if (user === null) throw new Problem('not-signed-in', 401);
  const language = (user as { language?: string }).language ?? 'en';
  return { name: user.name, email: user.email, language, hasPassword: await hasPassword(userId) };
}

/** Problem `account-exists` (409) where the address belongs to another account. */
export async function changeAccount(userId: string, change: { name: string; email: string }): Promise<void> {
  const { internalAdapter } = await openAuth().$context;
  const other = await internalAdapter.findUserByEmail(change.email);
  if (other !== null && other.user.id !== userId) throw new Problem('account-exists', 409, {}, 'email');
  await internalAdapter.updateUser(userId, change);
}

export async function changeLanguage(userId: string, language: string): Promise<void> {
  const { internalAdapter } = await openAuth().$context;
  await internalAdapter.updateUser(userId, { language });
}

/**
 * Sets the first password, or another one for whoever knows the present one. Other browsers are signed out.
 * Problem `password-wrong` (422).
 * @returns headers with a new session cookie where the password was changed
 */
export async function changePassword(
  requestHeaders: Headers,
  userId: string,
  input: { currentPassword: string; password: string },
): Promise<Headers> {
  if (!(await hasPassword(userId))) {
    await choosePassword(requestHeaders, input.password);
    return new Headers();
  }
  try {
    const { headers } = await openAuth().api.changePassword({
      body: {
        currentPassword: input.currentPassword,
        newPassword: input.password,
        revokeOtherSessions: true,
      },
      headers: requestHeaders,
      returnHeaders: true,
    });
    return headers;
  } catch (error) {
    const status = (error as { statusCode?: unknown } | null)?.statusCode;
    if (typeof status !== 'number' || status >= 500) throw error;
    throw new Problem('password-wrong', 422, {}, 'currentPassword');
  }
}
