/** The example town asks offices above it; neighbours join, and one asks something itself. */
import {
  addAskAddressee,
  addAskEvidence,
  beginAsk,
  publishAsk,
} from '#features/ask/server/raising.usecases.ts';
import { joinAsk, recordAskAnswer } from '#features/ask/server/joining.usecases.ts';
import { listAsks, readAsk } from '#features/ask/server/reading.usecases.ts';
import { toFactToken } from '#features/fact/fact-address.rules.ts';
import { listStrategies, readStrategy } from '#features/strategy/server/content.usecases.ts';
import type { PlacedFact } from '#features/strategy/strategy.types.ts';
import type { Member } from '#server/auth/member.ts';
import { EXAMPLE_ADDRESSEES, EXAMPLE_ASK, EXAMPLE_JOINED, EXAMPLE_NEIGHBOUR_ASK } from '../example-ask.ts';

/** After the strategy: it takes a figure that stands there. */
export async function runExampleAsk(member: Member): Promise<void> {
  const { figure, said, ...words } = EXAMPLE_ASK;
  const askKey = await beginAsk(member, { ...words, language: 'en' });
  const placed = (await readPlacedFacts(member)).find(({ address }) => address.tableId === figure);
  if (placed !== undefined) await addAskEvidence(member, askKey, { fact: toFactToken(placed.address) });
  await addAskEvidence(member, askKey, { words: said });
  for (const { kind, name } of EXAMPLE_ADDRESSEES) await addAskAddressee(member, askKey, { kind, name });
  await publishAsk(member, askKey);
  await recordAnswers(member, askKey);
}

async function readPlacedFacts(member: Member): Promise<readonly PlacedFact[]> {
  const [strategy] = await listStrategies(member);
  return strategy === undefined ? [] : (await readStrategy(member, strategy.strategyId)).facts;
}

async function recordAnswers(member: Member, askKey: string): Promise<void> {
  const { ask } = await readAsk(member, askKey);
  for (const { addresseeId, name } of ask.content?.addressees ?? []) {
    const answer = EXAMPLE_ADDRESSEES.find((one) => one.name === name)?.answer ?? null;
    if (answer !== null)
      await recordAskAnswer(member, askKey, { ...answer, addressee: addresseeId, isPublic: 'on' });
  }
}

/** `neighbour` is in the making. Nothing to join where the town took its ask back meanwhile. */
export async function joinExampleAsk(town: Member, neighbour: Member, name: string): Promise<void> {
  const words = EXAMPLE_JOINED[name];
  if (words !== undefined) {
    const standing = (await listAsks(neighbour)).find(
      ({ ask }) => ask.placeId === town.placeId && ask.title === EXAMPLE_ASK.title && ask.state === 'public',
    );
    if (standing !== undefined)
      await joinAsk(neighbour, standing.ask.askKey, { words, language: 'en', understood: 'on' });
  }
  const { by, addressee, ...own } = EXAMPLE_NEIGHBOUR_ASK;
  if (by !== name) return;
  const askKey = await beginAsk(neighbour, { ...own, language: 'en' });
  await addAskAddressee(neighbour, askKey, addressee);
  await publishAsk(neighbour, askKey);
}
