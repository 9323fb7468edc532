import { recoverColleague } from '../../src/features/people/server/recovery.usecases.ts';
import { isProblem } from '../../src/server/problem.ts';
import { CliFailure } from '../cli-failure.ts';
import type { RunCommand } from '../command.types.ts';
import { openForUseCases } from '../connect-doors.ts';
import { readOrigin } from '../origin.ts';

export const run: RunCommand = async (context, [email = ''], { 'without-second-factor': without }) => {
  const { isRunning } = await openForUseCases(context);
  const origin = readOrigin(context, isRunning);
  try {
    const choice = { withoutSecondFactor: without !== undefined };
    const { link, places } = await recoverColleague(email, origin, choice);
    context.print(link);
    context.say(
      places.length === 0
        ? 'The person works for no place at present.'
        : `In the record of: ${places.join(', ')}.`,
    );
    return 0;
  } catch (error) {
    if (!isProblem(error) || error.code !== 'no-such-account') throw error;
    throw new CliFailure(
      'no-such-account',
      `Nobody signs in with ${email}.`,
      'Use the address that the person signs in with; their coordinator sees it in the office under People.',
    );
  }
};
