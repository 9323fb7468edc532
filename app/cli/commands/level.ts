import {
  createLevel,
  inviteToLevel,
  readStaffedLevels,
} from '../../src/features/level/server/operator.usecases.ts';
import { ensureOperator } from '../../src/server/auth/operator.ts';
import { UsageFailure } from '../cli-failure.ts';
import type { RunCommand } from '../command.types.ts';
import { openForUseCases } from '../connect-doors.ts';
import { readOrigin } from '../origin.ts';

export const run: RunCommand = async (context, [what, name], options) => {
  if (what !== 'add' && what !== 'list') throw new UsageFailure('level needs add NAME or list.');
  if (what === 'add' && name === undefined) throw new UsageFailure('level add needs a NAME.');
  const { isRunning } = await openForUseCases(context);
  const operator = await ensureOperator();
  if (what === 'list') {
    for (const level of await readStaffedLevels(operator)) {
      const people = level.people.filter(({ userId }) => userId !== null).length;
      context.print(
        [level.slug, level.kind, level.covers.join(' '), level.name, `observers: ${people}`].join('\t'),
      );
    }
    return 0;
  }
  const { kind, country = '', covers = '', contact = '', observer } = options;
  const { placeId, slug } = await createLevel(operator, {
    name,
    kind,
    country,
    covers,
    contactEmail: contact,
  });
  context.print(slug);
  if (observer !== undefined) {
    const { token } = await inviteToLevel(operator, { placeId, email: observer });
    context.print(`${readOrigin(context, isRunning)}/join/${token}`);
  }
  return 0;
};
