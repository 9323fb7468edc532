/** This process beside a product that runs: the use cases of the same installation, and somebody who may sign in. */
import { configureAuth } from '../app/src/server/auth/auth.ts';
import { ensureOperator } from '../app/src/server/auth/operator.ts';
import { readAuthSecret } from '../app/src/server/auth/secret.ts';
import { createAccount } from '../app/src/server/auth/session.ts';
import { closeDatabase, connectDatabase } from '../app/src/server/db/connection.ts';
import { closeSender } from '../app/src/server/jobs/boss.ts';
import { parseSettings, publishSettings } from '../app/src/server/settings/settings.ts';
import type { Product } from './product.ts';
import { askDatabase } from './responses/fieldwork.ts';

export const ACCOUNT = { name: 'Anna', email: 'anna@example.org', password: 'four words in row' };

export async function connectTo(
  product: Pick<Product, 'dataDirectory' | 'origin' | 'appUrl'>,
): Promise<void> {
  const chosen = parseSettings({ VICUS_DATA: product.dataDirectory }, '/', 'bench');
  publishSettings({ ...chosen, origin: product.origin, databaseUrl: product.appUrl });
  connectDatabase(product.appUrl);
  configureAuth(await readAuthSecret(product.dataDirectory), product.origin);
}

export async function disconnect(): Promise<void> {
  await closeSender();
  await closeDatabase();
}

/** An operator with a password. @returns the id of the account */
export async function makeOperator({ superuserUrl }: Pick<Product, 'superuserUrl'>): Promise<string> {
  await ensureOperator();
  await createAccount(ACCOUNT);
  const find = 'select id from auth."user" where email = $1';
  const [user] = await askDatabase<{ id: string }>(superuserUrl, find, [ACCOUNT.email]);
  if (user === undefined) throw new Error('the account was not made');
  const appoint = 'insert into auth.operator values ($1) on conflict do nothing';
  await askDatabase(superuserUrl, appoint, [user.id]);
  return user.id;
}
