/** The operator of the shared product: everything else begins with their account. */
import { enter } from './visitor.ts';
import type { Visitor } from './visitor.ts';

export const operator = {
  name: 'Olga Operator',
  email: 'olga@example.org',
  password: 'a long walk by the river',
} as const;

/** Follows the printed link once and chooses name, address and password. */
export async function openAccount(origin: string, signInLink: string): Promise<void> {
  const visitor = enter(origin);
  const page = await visitor.open(signInLink);
  const account = await visitor.submit(page);
  await visitor.submit(account, { fields: operator });
}

export async function signInAs(
  origin: string,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<Visitor> {
  const visitor = enter(origin);
  const page = await visitor.submit(await visitor.open('/sign-in'), { fields: { email, password } });
  if (page.url.includes('/sign-in')) throw new Error(`Not signed in as ${email}: ${page.text}`);
  return visitor;
}
