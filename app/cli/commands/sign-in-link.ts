import { ensureOperator, isOperator } from '../../src/server/auth/operator.ts';
import { createRecoveryLink, findAccount } from '../../src/server/auth/recovery.ts';
import { CliFailure } from '../cli-failure.ts';
import type { RunCommand } from '../command.types.ts';
import { openForUseCases } from '../connect-doors.ts';
import { readOrigin } from '../origin.ts';

export const run: RunCommand = async (context, [email], { 'without-second-factor': without }) => {
  const { isRunning } = await openForUseCases(context);
  const userId = email === undefined ? await ensureOperator() : await findOperator(email);
  const choice = { withoutSecondFactor: without !== undefined };
  context.print(await createRecoveryLink(userId, readOrigin(context, isRunning), choice));
  return 0;
};

async function findOperator(email: string): Promise<string> {
  const userId = await findAccount(email);
  if (userId !== null && (await isOperator(userId))) return userId;
  throw new CliFailure(
    'no-such-operator',
    `No operator signs in with ${email}.`,
    'Leave the address out for the first operator. For anybody else there is: npm run vicus -- recover EMAIL.',
  );
}
