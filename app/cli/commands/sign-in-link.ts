import { createOperatorLink, ensureOperator, isOperator } from '../../src/server/auth/operator.ts';
import { openAuth } from '../../src/server/auth/auth.ts';
import { readSettings } from '../../src/server/settings/settings.ts';
import { CliFailure } from '../cli-failure.ts';
import type { RunCommand } from '../command.types.ts';
import { openForUseCases } from '../connect-doors.ts';

export const run: RunCommand = async ({ settings, say, print }, [email]) => {
  await openForUseCases({ settings, say });
  const userId = email === undefined ? await ensureOperator() : await findOperator(email);
  print(await createOperatorLink(userId, readSettings().origin));
  return 0;
};

async function findOperator(email: string): Promise<string> {
  const { internalAdapter } = await openAuth().$context;
  const found = await internalAdapter.findUserByEmail(email.trim().toLowerCase());
  if (found === null || !(await isOperator(found.user.id))) {
    throw new CliFailure(
      'no-such-operator',
      `No operator signs in with ${email}.`,
      'Leave the address out for the first operator, or use the address that operator signs in with.',
    );
  }
  return found.user.id;
}
