/** Where a person is signed in: when and how each session was opened, and ending one or all. No device, no address. */
import { now } from '../clock.ts';
import { recordAccountEvent } from './account-events.ts';
import { toProof, type Proof } from './account.rules.ts';
import { openAuth } from './auth.ts';

export interface SessionLine {
  readonly sessionId: string;
  readonly provenBy: Proof;
  readonly openedAt: Date;
  /** renewed once a day */
  readonly lastSeenAt: Date;
  readonly isThis: boolean;
}

/** Latest first. `present`: the id of the session that asks. */
export async function listSessions(userId: string, present: string): Promise<SessionLine[]> {
  const sessions = await readSessions(userId);
  return sessions
    .map((session) => ({
      sessionId: session.id,
      provenBy: toProof((session as { provenBy?: unknown }).provenBy),
      openedAt: session.createdAt,
      lastSeenAt: session.updatedAt,
      isThis: session.id === present,
    }))
    .toSorted((one, other) => other.openedAt.getTime() - one.openedAt.getTime());
}

/** Ends one session of the person; another's, or one that has ended, is left alone. */
export async function endSession(userId: string, sessionId: string): Promise<void> {
  const found = (await readSessions(userId)).find(({ id }) => id === sessionId);
  if (found === undefined) return;
  await endAll(userId, [found.token]);
}

/** Signs out everywhere. `except`: the id of a session that stays. */
export async function endSessions(userId: string, except: string | null): Promise<void> {
  const sessions = await readSessions(userId);
  const tokens = sessions.filter(({ id }) => id !== except).map(({ token }) => token);
  await endAll(userId, tokens);
}

async function endAll(userId: string, tokens: readonly string[]): Promise<void> {
  const { internalAdapter } = await openAuth().$context;
  for (const token of tokens) await internalAdapter.deleteSession(token);
  if (tokens.length > 0) await recordAccountEvent(userId, 'sessions-ended');
}

async function readSessions(userId: string) {
  const { internalAdapter } = await openAuth().$context;
  const sessions = await internalAdapter.listSessions(userId);
  return sessions.filter(({ expiresAt }) => expiresAt > now());
}
