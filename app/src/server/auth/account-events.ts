/** What happened with the ways into an account: written beside the deed, shown to the person, kept for a year. */
import { addDays, today } from '../clock.ts';
import { readAuthSetup } from './auth.ts';

const KEPT_DAYS = 365;
const SHOWN = 20;

export const ACCOUNT_EVENTS = [
  'password-changed',
  'link-made',
  'second-factor-on',
  'second-factor-off',
  'second-factor-removed-by-operator',
  'recovery-codes-renewed',
  'recovery-code-used',
  'passkey-added',
  'passkey-removed',
  'sessions-ended',
  'openid-linked',
] as const;
export type AccountEvent = (typeof ACCOUNT_EVENTS)[number];

export interface AccountEventLine {
  readonly at: Date;
  readonly event: AccountEvent;
}

export async function recordAccountEvent(userId: string, event: AccountEvent): Promise<void> {
  const { database } = readAuthSetup();
  await database
    .deleteFrom('auth.account_event')
    .where('at', '<', new Date(addDays(today(), -KEPT_DAYS)))
    .execute();
  await database.insertInto('auth.account_event').values({ user_id: userId, event }).execute();
}

/** Latest first. */
export async function listAccountEvents(userId: string): Promise<AccountEventLine[]> {
  const rows = await readAuthSetup()
    .database.selectFrom('auth.account_event')
    .select(['at', 'event'])
    .where('user_id', '=', userId)
    .orderBy('at', 'desc')
    .limit(SHOWN)
    .execute();
  return rows.map(({ at, event }) => ({ at, event: event as AccountEvent }));
}
