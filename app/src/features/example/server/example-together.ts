/** What the example town and its neighbours do together. A neighbour takes part while it is made: the operator works in both then. */
import { readOwnPlaces } from '#features/people/server/membership.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import { EXAMPLE_TOWN } from '../example-town.ts';
import { joinExampleAsk, runExampleAsk } from './example-ask.ts';
import { joinExampleCircle, runExampleCircle } from './example-circle.ts';

/** Of the town, before any neighbour is there. */
export async function beginExampleTogether(town: Member): Promise<void> {
  await runExampleCircle(town);
  await runExampleAsk(town);
}

/** Nothing where the operator does not coordinate the town any more. */
export async function joinExampleTogether(userId: string, neighbour: Member, name: string): Promise<void> {
  const own = await readOwnPlaces(userId);
  const town = own.find(({ place }) => place.isExample && place.name === EXAMPLE_TOWN.name);
  if (town?.member.role !== 'coordinator') return;
  await joinExampleCircle(town.member, neighbour, name);
  await joinExampleAsk(town.member, neighbour, name);
}
