/** Who runs the installation. The first account is made at start; it signs in by a printed one-time link. */
import { sql, type Kysely } from 'kysely';
import { openDatabase } from '../db/connection.ts';
import { readOffice } from '../db/doors.ts';
import { createSignInToken, openAuth } from './auth.ts';

/** Stands until the operator writes their own; `.invalid` never receives mail (RFC 2606). */
export const FIRST_OPERATOR_EMAIL = 'operator@vicus.invalid';

interface OperatorDatabase {
  'auth.operator': { user_id: string };
}

/** @returns the id of the operator's account; the one that was made first when there are several */
export async function ensureOperator(): Promise<string> {
  const present = await readOperatorUserId();
  if (present !== null) return present;
  const { internalAdapter } = await openAuth().$context;
  const found = await internalAdapter.findUserByEmail(FIRST_OPERATOR_EMAIL);
  const account = { email: FIRST_OPERATOR_EMAIL, name: 'Operator', emailVerified: true };
  const user = found?.user ?? (await internalAdapter.createUser(account, { method: 'admin' }));
  await appointOperator(user.id);
  return user.id;
}

export async function readOperatorUserId(): Promise<string | null> {
  const row = await readOffice({ userId: '', placeId: null }, (reader) =>
    reader
      .selectFrom('auth.operator as o')
      .innerJoin('auth.user as u', 'u.id', 'o.user_id')
      .select('o.user_id')
      .orderBy('o.user_id')
      .executeTakeFirst(),
  );
  return row?.user_id ?? null;
}

export async function isOperator(userId: string): Promise<boolean> {
  const row = await readOffice({ userId, placeId: null }, (reader) =>
    reader.selectFrom('auth.operator').select('user_id').where('user_id', '=', userId).executeTakeFirst(),
  );
  return row !== undefined;
}

/** Whether the account can sign in by password, so that no link needs to be printed. */
export async function hasPassword(userId: string): Promise<boolean> {
  const { internalAdapter } = await openAuth().$context;
  const accounts = await internalAdapter.findAccounts(userId);
  return accounts.some((account) => account.providerId === 'credential');
}

/** A one-time sign-in link for the operator, valid for a day. `origin` without a slash at the end. */
export async function createOperatorLink(userId: string, origin: string): Promise<string> {
  const { internalAdapter } = await openAuth().$context;
  const user = await internalAdapter.findUserById(userId);
  if (user === null) throw new Error('the operator has no account');
  return `${origin}/sign-in/link/${await createSignInToken(user.email)}`;
}

/** No door gives this right: only the start of the installation and its command line appoint operators. */
export async function appointOperator(userId: string): Promise<void> {
  const database = openDatabase() as unknown as Kysely<OperatorDatabase>;
  await database.transaction().execute(async (transaction) => {
    await sql`select set_config('role', 'vicus_auth', true)`.execute(transaction);
    await transaction
      .insertInto('auth.operator')
      .values({ user_id: userId })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  });
}
