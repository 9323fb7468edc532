/**
 * Passkeys (WebAuthn): making, removing and signing in. The device itself asks for finger, face or PIN, so that a passkey
 * counts as two factors. Nothing about the device is kept: no attestation, no model.
 */
import { createHash } from 'node:crypto';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { z } from 'zod';
import { today } from '../clock.ts';
import { Problem } from '../problem.ts';
import { recordAccountEvent } from './account-events.ts';
import { recordFailure, refuseTooMany } from './attempts.ts';
import { openAuth, readAuthSetup } from './auth.ts';
import { makeChallenge, takeChallenge } from './passkey-challenge.ts';

const MAXIMUM_PASSKEYS = 20;
const MAXIMUM_ANSWER = 20_000;
/** Ed25519, ECDSA and RSA with SHA-256, as COSE numbers them. */
const ALGORITHMS = [-8, -7, -257];
const SIGN_IN = 'sign-in';
const toRegistration = (userId: string) => `register ${userId}`;

export interface PasskeyLine {
  readonly credentialId: string;
  readonly name: string;
  readonly createdOn: string;
  readonly lastUsedOn: string | null;
}

export async function listPasskeys(userId: string): Promise<PasskeyLine[]> {
  const rows = await readAuthSetup()
    .database.selectFrom('auth.passkey')
    .select(['credential_id', 'name', 'created_on', 'last_used_on'])
    .where('user_id', '=', userId)
    .orderBy('created_on')
    .orderBy('name')
    .execute();
  return rows.map((row) => ({
    credentialId: row.credential_id,
    name: row.name,
    createdOn: row.created_on,
    lastUsedOn: row.last_used_on,
  }));
}

/** What the browser needs to make a passkey, as JSON text. Problem `too-many-passkeys` (409). */
export async function offerPasskey(user: { id: string; name: string; email: string }): Promise<string> {
  const known = await listPasskeys(user.id);
  if (known.length >= MAXIMUM_PASSKEYS)
    throw new Problem('too-many-passkeys', 409, { maximum: MAXIMUM_PASSKEYS });
  const { secret, origin } = readAuthSetup();
  const options = await generateRegistrationOptions({
    rpName: 'Vicus',
    rpID: new URL(origin).hostname,
    userID: new Uint8Array(createHash('sha256').update(user.id).digest()),
    userName: user.email,
    userDisplayName: user.name,
    challenge: makeChallenge(secret, toRegistration(user.id)),
    attestationType: 'none',
    excludeCredentials: known.map(({ credentialId }) => ({ id: credentialId })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: ALGORITHMS,
  });
  return JSON.stringify(options);
}

/** Keeps a new passkey. `answer`: what the browser made, as JSON text. Problem `passkey-refused` (422). */
export async function addPasskey(userId: string, name: string, answer: string): Promise<void> {
  const { secret, origin, database } = readAuthSetup();
  const response = parseAnswer<RegistrationResponseJSON>(answer);
  const { registrationInfo } = await refuseUnverified(() =>
    verifyRegistrationResponse({
      response,
      expectedChallenge: (challenge) => takeChallenge(secret, toRegistration(userId), challenge),
      expectedOrigin: origin,
      expectedRPID: new URL(origin).hostname,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    }),
  );
  if (registrationInfo === undefined) throw new Problem('passkey-refused', 422);
  const { id, publicKey, counter } = registrationInfo.credential;
  const { numInsertedOrUpdatedRows } = await database
    .insertInto('auth.passkey')
    .values({
      credential_id: id,
      user_id: userId,
      name,
      public_key: Buffer.from(publicKey),
      counter: String(counter),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) throw new Problem('passkey-refused', 422);
  await recordAccountEvent(userId, 'passkey-added');
}

export async function removePasskey(userId: string, credentialId: string): Promise<void> {
  const { numDeletedRows } = await readAuthSetup()
    .database.deleteFrom('auth.passkey')
    .where('user_id', '=', userId)
    .where('credential_id', '=', credentialId)
    .executeTakeFirst();
  if (numDeletedRows > 0n) await recordAccountEvent(userId, 'passkey-removed');
}

/** What the browser needs to sign in, as JSON text. Names nobody: the device knows its passkeys. */
export async function offerPasskeySignIn(): Promise<string> {
  const { secret, origin } = readAuthSetup();
  const options = await generateAuthenticationOptions({
    rpID: new URL(origin).hostname,
    challenge: makeChallenge(secret, SIGN_IN),
    userVerification: 'required',
  });
  return JSON.stringify(options);
}

/** @returns headers with the session cookie; Problem `passkey-refused` (422), `too-many-attempts` (429) */
export async function signInWithPasskey(answer: string, address: string): Promise<Headers> {
  const attempt = { account: '', address };
  refuseTooMany(attempt);
  try {
    const userId = await verifyPasskey(parseAnswer<AuthenticationResponseJSON>(answer));
    const { headers } = await openAuth().api.openProvenSession({ body: { userId }, returnHeaders: true });
    return headers;
  } catch (error) {
    if (error instanceof Problem) recordFailure(attempt);
    throw error;
  }
}

async function verifyPasskey(response: AuthenticationResponseJSON): Promise<string> {
  const { secret, origin, database } = readAuthSetup();
  const known = await database
    .selectFrom('auth.passkey')
    .select(['user_id', 'public_key', 'counter'])
    .where('credential_id', '=', response.id)
    .executeTakeFirst();
  if (known === undefined) throw new Problem('passkey-refused', 422);
  const { authenticationInfo } = await refuseUnverified(() =>
    verifyAuthenticationResponse({
      response,
      expectedChallenge: (challenge) => takeChallenge(secret, SIGN_IN, challenge),
      expectedOrigin: origin,
      expectedRPID: new URL(origin).hostname,
      credential: {
        id: response.id,
        publicKey: new Uint8Array(known.public_key),
        counter: Number(known.counter),
      },
      requireUserVerification: true,
    }),
  );
  await database
    .updateTable('auth.passkey')
    .set({ counter: String(authenticationInfo.newCounter), last_used_on: today() })
    .where('credential_id', '=', response.id)
    .execute();
  return known.user_id;
}

/** The library throws at whatever does not fit; only what it verified goes on. */
async function refuseUnverified<Result extends { verified: boolean }>(
  run: () => Promise<Result>,
): Promise<Result> {
  const result = await run().catch(() => undefined);
  if (result === undefined || !result.verified) throw new Problem('passkey-refused', 422);
  return result;
}

const answerSchema = z.looseObject({
  id: z.string().min(1).max(2_000),
  rawId: z.string().max(2_000),
  type: z.literal('public-key'),
  response: z.looseObject({ clientDataJSON: z.string() }),
});

/** Checked here as far as we read it ourselves; the library checks the rest. */
function parseAnswer<Answer>(text: string): Answer {
  if (text.length > MAXIMUM_ANSWER) throw new Problem('passkey-refused', 422);
  try {
    return answerSchema.parse(JSON.parse(text)) as unknown as Answer;
  } catch {
    throw new Problem('passkey-refused', 422);
  }
}
