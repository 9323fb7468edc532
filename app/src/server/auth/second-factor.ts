/** The second factor: codes of an authenticator app (TOTP, RFC 6238), and ten recovery codes for when it is lost. */
import { createHash } from 'node:crypto';
import { symmetricDecrypt } from 'better-auth/crypto';
import { now } from '../clock.ts';
import { Problem } from '../problem.ts';
import { recordAccountEvent } from './account-events.ts';
import { openAuth, readAuthSetup } from './auth.ts';
import { isRefusal, readErrorCode } from './refusal.ts';
import { toTotpOffer, type TotpOffer } from './totp-uri.ts';

export type SecondFactorState = 'off' | 'pending' | 'on';

const CODE_LIFE_MS = 90_000;
const spentCodes = new Map<string, number>();

export async function readSecondFactor(userId: string): Promise<SecondFactorState> {
  const row = await findRow(userId);
  if (row === undefined) return 'off';
  return row.verified ? 'on' : 'pending';
}

/** Begins: makes a secret, which counts once a code was right. Problem `password-wrong` (422). */
export async function beginSecondFactor(requestHeaders: Headers, password: string): Promise<void> {
  await explainRefusal(() =>
    openAuth().api.enableTwoFactor({ body: toBody(password), headers: requestHeaders }),
  );
}

/** What the app reads, while the first code is awaited. Null afterwards: the secret is shown no more. */
export async function readPendingOffer(userId: string): Promise<TotpOffer | null> {
  const row = await findRow(userId);
  if (row === undefined || row.verified) return null;
  const { secretConfig, internalAdapter } = await openAuth().$context;
  const user = await internalAdapter.findUserById(userId);
  const secret = await symmetricDecrypt({ key: secretConfig, data: row.secret });
  return toTotpOffer(secret, user?.email ?? '');
}

/** The first code of the app switches it on. Problem `code-wrong` (422). */
export async function confirmSecondFactor(
  requestHeaders: Headers,
  userId: string,
  code: string,
): Promise<{ headers: Headers; recoveryCodes: readonly string[] }> {
  const { headers } = await explainRefusal(() =>
    openAuth().api.verifyTOTP({
      body: { code: toDigits(code) },
      headers: requestHeaders,
      returnHeaders: true,
    }),
  );
  await recordAccountEvent(userId, 'second-factor-on');
  const { backupCodes } = await openAuth().api.viewBackupCodes({ body: { userId } });
  return { headers, recoveryCodes: backupCodes };
}

/** New codes; the old ones work no more. Problem `password-wrong` (422). */
export async function renewRecoveryCodes(
  requestHeaders: Headers,
  userId: string,
  password: string,
): Promise<readonly string[]> {
  const { backupCodes } = await explainRefusal(() =>
    openAuth().api.generateBackupCodes({ body: toBody(password), headers: requestHeaders }),
  );
  await recordAccountEvent(userId, 'recovery-codes-renewed');
  return backupCodes;
}

/** Problem `password-wrong` (422). @returns headers with a new session cookie */
export async function endSecondFactor(
  requestHeaders: Headers,
  userId: string,
  password: string,
): Promise<Headers> {
  const { headers } = await explainRefusal(() =>
    openAuth().api.disableTwoFactor({ body: toBody(password), headers: requestHeaders, returnHeaders: true }),
  );
  await recordAccountEvent(userId, 'second-factor-off');
  return headers;
}

/** By the operator, for somebody who lost app and recovery codes. */
export async function removeSecondFactor(userId: string): Promise<void> {
  const { database } = readAuthSetup();
  const { internalAdapter } = await openAuth().$context;
  await internalAdapter.updateUser(userId, { twoFactorEnabled: false });
  await database.deleteFrom('auth.two_factor').where('userId', '=', userId).execute();
  await recordAccountEvent(userId, 'second-factor-removed-by-operator');
}

/**
 * The second step of signing in; the request carries the challenge of the first.
 * @param code six digits of the app, or a recovery code
 * @throws Problem `code-wrong` (422), `code-too-late` (410), `too-many-attempts` (429)
 */
export async function signInWithCode(requestHeaders: Headers, code: string): Promise<Headers> {
  const { api } = openAuth();
  const typed = code.replaceAll(/\s/g, '');
  const sent = { headers: requestHeaders, returnHeaders: true } as const;
  if (/^\d{6}$/.test(typed)) {
    const { headers, response } = await explainRefusal(() =>
      api.verifyTOTP({ ...sent, body: { code: typed } }),
    );
    await refuseSpentCode(response.user.id, typed, response.token);
    return headers;
  }
  const { headers, response } = await explainRefusal(() =>
    api.verifyBackupCode({ ...sent, body: { code: typed } }),
  );
  await recordAccountEvent((response as { user: { id: string } }).user.id, 'recovery-code-used');
  return headers;
}

/** A code that was seen over a shoulder opens nothing a second time (RFC 6238, 5.2). */
async function refuseSpentCode(userId: string, code: string, token: string): Promise<void> {
  const name = createHash('sha256').update(`${userId}\n${code}`).digest('base64url');
  const time = now().getTime();
  for (const [one, spentAt] of spentCodes) if (time - spentAt > CODE_LIFE_MS) spentCodes.delete(one);
  if (!spentCodes.has(name)) return void spentCodes.set(name, time);
  await (await openAuth().$context).internalAdapter.deleteSession(token);
  throw new Problem('code-wrong', 422, {}, 'code');
}

async function explainRefusal<Result>(run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (!isRefusal(error)) throw error;
    throw toProblem(readErrorCode(error));
  }
}

function toProblem(code: string): Problem {
  if (code === 'INVALID_PASSWORD') return new Problem('password-wrong', 422, {}, 'currentPassword');
  if (code === 'INVALID_CODE' || code === 'INVALID_BACKUP_CODE')
    return new Problem('code-wrong', 422, {}, 'code');
  if (code === 'ACCOUNT_TEMPORARILY_LOCKED') return new Problem('too-many-attempts', 429);
  if (code === 'TOTP_ALREADY_ENABLED' || code === 'TOTP_NOT_ENABLED' || code === 'TWO_FACTOR_NOT_ENABLED')
    return new Problem('second-factor-changed', 409);
  return new Problem('code-too-late', 410);
}

function toBody(password: string): { password?: string } {
  return password === '' ? {} : { password };
}

function toDigits(code: string): string {
  return code.replaceAll(/\s/g, '');
}

function findRow(userId: string) {
  return readAuthSetup()
    .database.selectFrom('auth.two_factor')
    .select(['secret', 'verified'])
    .where('userId', '=', userId)
    .executeTakeFirst();
}
