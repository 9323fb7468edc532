import {
  EXAMPLE_NAMES,
  forgetExampleIfRemoved,
  loadExampleNeighbours,
  loadExamplePlace,
  prepareExample,
} from '../../src/features/example/server/example.usecases.ts';
import { removeExamplePlaces } from '../../src/features/place/server/installation.usecases.ts';
import { ensureOperator } from '../../src/server/auth/operator.ts';
import { UsageFailure } from '../cli-failure.ts';
import type { RunCommand } from '../command.types.ts';
import { openForUseCases } from '../connect-doors.ts';

export const run: RunCommand = async ({ settings, say, print }, [what]) => {
  if (what !== 'load' && what !== 'remove') throw new UsageFailure('demo takes the word load or remove.');
  await openForUseCases({ settings, say });
  const userId = await ensureOperator();
  print(
    what === 'load'
      ? await load(userId, say)
      : `${await removeExamplePlaces(userId)} example places removed.`,
  );
  return 0;
};

async function load(userId: string, say: (line: string) => void): Promise<string> {
  const [town = ''] = EXAMPLE_NAMES;
  await forgetExampleIfRemoved();
  const missing = await prepareExample(userId);
  if (missing.includes(town)) {
    say(`Loading ${town} …`);
    await loadExamplePlace(userId, town);
  }
  say('Loading its neighbours …');
  const neighbours = missing.filter((name) => name !== town);
  const loaded = await loadExampleNeighbours(userId, neighbours);
  return missing.length === 0
    ? 'The example is loaded already, or a town was set up here before.'
    : `${missing.length - neighbours.length + loaded} example places loaded.`;
}
