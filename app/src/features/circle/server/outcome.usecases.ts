/** Broadcasting what came out of a circle: the place that leads agrees, everybody reads. */
import { readPlaceContext } from '#features/practice/server/context.usecases.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readPublic, write } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { onlyTheLead } from '../circle.problems.ts';
import { listWorkingPlaces } from '../circle.rules.ts';
import type { Circle } from '../circle.types.ts';
import { outcomeIdSchema } from '../room.schema.ts';
import type { NamedPlace, PublicOutcome } from '../room.types.ts';
import { noteCircle, readInnerCircle } from './circle.usecases.ts';
import { selectPublicOutcomes, upsertPublicOutcome, withdrawPublicOutcome } from './outcome.queries.ts';
import { readCircleRoom } from './room.usecases.ts';

/** Newest 100 outcomes that circles of real places published. */
export const listPublicOutcomes = (): Promise<PublicOutcome[]> =>
  readPublic((reader) => selectPublicOutcomes(reader, { isExample: false, limit: 100 }));

/** The same for an office: example places read what example places published. */
export async function listOutcomesForOffice(member: Member): Promise<PublicOutcome[]> {
  authorise(member, 'circle.read');
  const { isExample } = await readPlaceContext(member);
  return readPublic((reader) => selectPublicOutcomes(reader, { isExample, limit: 100 }));
}

/** Agrees to publish an outcome of a circle the place leads. Problems `not-found` (404), `circle-only-the-lead` (403) */
export async function publishOutcome(member: Member, circleId: string, input: unknown): Promise<void> {
  authorise(member, 'circle.change');
  const { outcomeId } = parseInput(outcomeIdSchema, input);
  const circle = await readInnerCircle(member, circleId);
  if (circle.leadPlaceId !== member.placeId) throw onlyTheLead();
  const room = await readCircleRoom(member, circleId);
  const outcome = room.outcomes.find((one) => one.outcomeId === outcomeId);
  if (outcome === undefined) throw new Problem('not-found', 404);
  const { context, isExample } = await readPlaceContext(member);
  await write(member, async (transaction) => {
    await upsertPublicOutcome(transaction, member.placeId, {
      outcomeId,
      circleId: circle.circleId,
      circleName: circle.name,
      language: outcome.language,
      title: outcome.title,
      words: outcome.words,
      learned: outcome.learned,
      context,
      named: listNamed(circle),
      placeCount: listWorkingPlaces(circle).length,
      publishedOn: today(),
      isExample,
    });
    await noteCircle(transaction, member, circle.circleId, { published: outcome.title });
  });
}

/** Besides the lead, those that are in the circle today and agreed to be named. */
const listNamed = (circle: Circle): NamedPlace[] =>
  listWorkingPlaces(circle)
    .filter(({ state, mayBeNamed, slug }) => state === 'member' && mayBeNamed && slug !== '')
    .map(({ name, slug, country }) => ({ name, slug, country }));

/** Takes an outcome off the public page. Problem `not-found` (404) */
export async function withdrawOutcome(member: Member, circleId: string, input: unknown): Promise<void> {
  authorise(member, 'circle.change');
  const { outcomeId } = parseInput(outcomeIdSchema, input);
  await write(member, async (transaction) => {
    const gone = { outcomeId, on: today() };
    if (!(await withdrawPublicOutcome(transaction, member.placeId, gone)))
      throw new Problem('not-found', 404);
    await noteCircle(transaction, member, circleId, { withdrawn: outcomeId });
  });
}
