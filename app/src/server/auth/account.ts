/** A person's own account: name, address, language, password. */
import { now } from '../clock.ts';
import { Problem } from '../problem.ts';
import { recordAccountEvent } from './account-events.ts';
import { ACCOUNT_LIMITS, mayReplacePassword } from './account.rules.ts';
import { openAuth } from './auth.ts';
import { hasPassword } from './operator.ts';
import { isRefusal, readErrorCode } from './refusal.ts';
import { choosePassword, readOpenSession, toPasswordProblem } from './session.ts';
import { endSessions } from './sessions.ts';

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

/** Whether a new password needs no present one: there is none, or a one-time link was opened just now. */
export async function mayChoosePassword(requestHeaders: Headers, userId: string): Promise<boolean> {
  if (!(await hasPassword(userId))) return true;
  const session = await readOpenSession(requestHeaders);
  return session !== null && session.user.id === userId && mayReplacePassword(session, now());
}

/**
 * Sets the first password, or another one for whoever knows the present one or came by a one-time link just now. Other
 * browsers are signed out. Problem `password-wrong` (422), `password-too-short` (422).
 * @returns headers with a new session cookie where the password was changed
 */
export async function changePassword(
  requestHeaders: Headers,
  userId: string,
  input: { currentPassword: string; password: string },
): Promise<Headers> {
  const headers = (await mayChoosePassword(requestHeaders, userId))
    ? await replacePassword(requestHeaders, userId, input.password)
    : await exchangePassword(requestHeaders, input);
  await recordAccountEvent(userId, 'password-changed');
  return headers;
}

async function replacePassword(requestHeaders: Headers, userId: string, password: string): Promise<Headers> {
  if (!(await hasPassword(userId))) {
    await choosePassword(requestHeaders, password);
    return new Headers();
  }
  const limit = password.length < ACCOUNT_LIMITS.passwordMinimum ? 'short' : 'long';
  if (limit === 'short' || password.length > ACCOUNT_LIMITS.passwordMaximum)
    throw new Problem(`password-too-${limit}`, 422, {}, 'password');
  const { internalAdapter, password: hasher } = await openAuth().$context;
  await internalAdapter.updatePassword(userId, await hasher.hash(password));
  const session = await readOpenSession(requestHeaders);
  await endSessions(userId, session?.sessionId ?? null);
  return new Headers();
}

async function exchangePassword(
  requestHeaders: Headers,
  input: { currentPassword: string; password: string },
): Promise<Headers> {
  const { currentPassword, password: newPassword } = input;
  try {
    const { headers } = await openAuth().api.changePassword({
      body: { currentPassword, newPassword, revokeOtherSessions: true },
      headers: requestHeaders,
      returnHeaders: true,
    });
    return headers;
  } catch (error) {
    if (readErrorCode(error).startsWith('PASSWORD_TOO_')) throw toPasswordProblem(error);
    if (!isRefusal(error)) throw error;
    throw new Problem('password-wrong', 422, {}, 'currentPassword');
  }
}

/** Before something weighty: who has a password gives it. Problem `password-wrong` (422). */
export async function requirePassword(
  requestHeaders: Headers,
  userId: string,
  currentPassword: string,
): Promise<void> {
  if (!(await hasPassword(userId))) return;
  try {
    await openAuth().api.verifyPassword({ body: { password: currentPassword }, headers: requestHeaders });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    throw new Problem('password-wrong', 422, {}, 'currentPassword');
  }
}
