/** Sign-in, sign-out and who is signed in. Gives cookies as headers; the route hands them to the browser. */
import { Problem } from '../problem.ts';
import { isThrottled, recordFailure, recordSuccess } from './attempts.ts';
import { openAuth } from './auth.ts';

export interface SignedInUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: string;
}

/** The person whose session cookie the request carries, or null. */
export async function readSessionUser(headers: Headers): Promise<SignedInUser | null> {
  if (!(headers.get('cookie') ?? '').includes('vicus.session_token')) return null;
  const session = await openAuth().api.getSession({ headers });
  if (session === null) return null;
  const user = session.user as unknown as SignedInUser;
  return { id: user.id, name: user.name, email: user.email, language: user.language ?? 'en' };
}

/** @returns headers with the session cookie; Problem `sign-in-refused` (401), `too-many-attempts` (429) */
export async function signInWithPassword(email: string, password: string): Promise<Headers> {
  const name = email.trim().toLowerCase();
  if (isThrottled(name)) throw new Problem('too-many-attempts', 429);
  try {
    const { headers } = await openAuth().api.signInEmail({
      body: { email: name, password },
      returnHeaders: true,
    });
    recordSuccess(name);
    return headers;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    recordFailure(name);
    throw new Problem('sign-in-refused', 401);
  }
}

/** @returns headers with the session cookie; Problem `sign-in-link-used` (410) for a link that was used or is old */
export async function signInWithToken(token: string): Promise<Headers> {
  try {
    const { headers } = await openAuth().api.magicLinkVerify({
      query: { token },
      headers: new Headers(),
      returnHeaders: true,
    });
    if (!(headers.get('set-cookie') ?? '').includes('session_token'))
      throw new Problem('sign-in-link-used', 410);
    return headers;
  } catch (error) {
    if (error instanceof Problem) throw error;
    if (isRefusal(error) || isRedirect(error)) throw new Problem('sign-in-link-used', 410);
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
    if (code === 'PASSWORD_TOO_SHORT') throw new Problem('password-too-short', 422, {}, 'password');
    if (code === 'PASSWORD_TOO_LONG') throw new Problem('password-too-long', 422, {}, 'password');
    if (code === 'INVALID_EMAIL' || code === 'VALIDATION_ERROR')
      throw new Problem('email-invalid', 422, {}, 'email');
    throw error;
  }
}

/** Sets a password for the signed-in person who came by link and has none yet. */
export async function choosePassword(requestHeaders: Headers, password: string): Promise<void> {
  try {
    await openAuth().api.setPassword({ body: { newPassword: password }, headers: requestHeaders });
  } catch (error) {
    const code = readErrorCode(error);
    if (code === 'PASSWORD_TOO_SHORT') throw new Problem('password-too-short', 422, {}, 'password');
    if (code === 'PASSWORD_TOO_LONG') throw new Problem('password-too-long', 422, {}, 'password');
    if (code.includes('ALREADY')) throw new Problem('password-exists', 409);
    throw error;
  }
}

function readErrorCode(error: unknown): string {
  const body = (error as { body?: { code?: unknown } } | null)?.body;
  return typeof body?.code === 'string' ? body.code : '';
}

function isRefusal(error: unknown): boolean {
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status >= 400 && status < 500;
}

function isRedirect(error: unknown): boolean {
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status >= 300 && status < 400;
}
