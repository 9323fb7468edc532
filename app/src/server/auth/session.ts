/** Sign-in, sign-out and who is signed in. Gives cookies as headers; the route hands them to the browser. */
import { Problem } from '../problem.ts';
import { toProof, type Proof } from './account.rules.ts';
import { recordFailure, recordSuccess, refuseTooMany } from './attempts.ts';
import { openAuth } from './auth.ts';
import { isRedirection, isRefusal, readErrorCode } from './refusal.ts';

export interface SignedInUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: string;
}

/** The present session of whoever asks. */
export interface OpenSession {
  readonly user: SignedInUser;
  readonly sessionId: string;
  readonly provenBy: Proof;
  readonly openedAt: Date;
}

export interface SignInResult {
  /** with the session cookie, or with that of the challenge where a code is still to be given */
  readonly headers: Headers;
  readonly needsCode: boolean;
}

/** The person whose session cookie the request carries, or null. */
export async function readSessionUser(headers: Headers): Promise<SignedInUser | null> {
  return (await readOpenSession(headers))?.user ?? null;
}

export async function readOpenSession(headers: Headers): Promise<OpenSession | null> {
  if (!(headers.get('cookie') ?? '').includes('vicus.session_token')) return null;
  const found = await openAuth().api.getSession({ headers });
  if (found === null) return null;
  const user = found.user as unknown as SignedInUser;
  const { provenBy } = found.session as { provenBy?: unknown };
  return {
    user: { id: user.id, name: user.name, email: user.email, language: user.language ?? 'en' },
    sessionId: found.session.id,
    provenBy: toProof(provenBy),
    openedAt: new Date(found.session.createdAt),
  };
}

/**
 * @param address where the request comes from, for counting only
 * @throws Problem `sign-in-refused` (401), `too-many-attempts` (429)
 */
export async function signInWithPassword(
  email: string,
  password: string,
  address = '',
): Promise<SignInResult> {
  const attempt = { account: email.trim().toLowerCase(), address };
  refuseTooMany(attempt);
  try {
    const { headers, response } = await openAuth().api.signInEmail({
      body: { email: attempt.account, password },
      returnHeaders: true,
    });
    recordSuccess(attempt);
    return { headers, needsCode: 'twoFactorRedirect' in response };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    recordFailure(attempt);
    throw new Problem('sign-in-refused', 401);
  }
}

/** Problem `sign-in-link-used` (410) for a link that was used or is old. */
export async function signInWithToken(token: string): Promise<SignInResult> {
  try {
    const { headers, response } = await openAuth().api.magicLinkVerify({
      query: { token },
      headers: new Headers(),
      returnHeaders: true,
    });
    const needsCode = 'twoFactorRedirect' in response;
    const isOpen = (headers.get('set-cookie') ?? '').includes('session_token');
    if (!isOpen && !needsCode) throw new Problem('sign-in-link-used', 410);
    return { headers, needsCode };
  } catch (error) {
    if (error instanceof Problem) throw error;
    if (isRefusal(error) || isRedirection(error)) throw new Problem('sign-in-link-used', 410);
    throw error;
  }
}

export async function signOut(requestHeaders: Headers): Promise<Headers> {
  const { headers } = await openAuth().api.signOut({ headers: requestHeaders, returnHeaders: true });
  return headers;
}

/** Makes an account. Problem `account-exists` (409), `password-too-short` (422). */
export async function createAccount(input: {
  name: string;
  email: string;
  password: string;
}): Promise<Headers> {
  try {
    const { headers } = await openAuth().api.signUpEmail({
      body: { ...input, email: input.email.trim().toLowerCase() },
      returnHeaders: true,
    });
    return headers;
  } catch (error) {
    const code = readErrorCode(error);
    if (code.startsWith('USER_ALREADY_EXISTS')) throw new Problem('account-exists', 409, {}, 'email');
    if (code === 'INVALID_EMAIL' || code === 'VALIDATION_ERROR')
      throw new Problem('email-invalid', 422, {}, 'email');
    throw toPasswordProblem(error);
  }
}

/** Sets a password for the signed-in person who came by link and has none yet. */
export async function choosePassword(requestHeaders: Headers, password: string): Promise<void> {
  try {
    await openAuth().api.setPassword({ body: { newPassword: password }, headers: requestHeaders });
  } catch (error) {
    if (readErrorCode(error).includes('ALREADY')) throw new Problem('password-exists', 409);
    throw toPasswordProblem(error);
  }
}

/** Limits that the library found broken, as Problems; anything else as it is. */
export function toPasswordProblem(error: unknown): unknown {
  const code = readErrorCode(error);
  if (code === 'PASSWORD_TOO_SHORT') return new Problem('password-too-short', 422, {}, 'password');
  if (code === 'PASSWORD_TOO_LONG') return new Problem('password-too-long', 422, {}, 'password');
  return error;
}
