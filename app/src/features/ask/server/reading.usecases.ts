/** Asks as they are read: by the public, by places that may join, by the levels they go to. */
import { readOwnExample } from './own-place.queries.ts';
import { readFact } from '#features/fact/fact.rules.ts';
import type { Fact } from '#features/fact/fact.types.ts';
import { readOwnLevel } from '#features/level/server/level.usecases.ts';
import { readPublicRelease } from '#features/release/server/release.usecases.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, readPublic } from '#server/db/doors.ts';
import { isProblem, Problem } from '#server/problem.ts';
import { openProtectedCube } from '@vicus/cube';
import { readPlaceContext } from '#features/practice/server/context.usecases.ts';
import { composeStandings, sortAsks, toPublicAsk } from '../ask.rules.ts';
import type { ShownEvidence } from '../evidence.types.ts';
import type { AskEvidence, AskSheet } from '../ask.types.ts';
import { readOwnAsk } from './raising.usecases.ts';
import {
  selectAnswers,
  selectPublished,
  selectSupports,
  type AnyReader,
  type AskFilter,
} from './published.queries.ts';

/** Asks with who joined them and how each addressee stands to them. */
async function readSheets(reader: AnyReader, filter: AskFilter): Promise<AskSheet[]> {
  const asks = sortAsks(await selectPublished(reader, filter));
  const keys = asks.map(({ askKey }) => askKey);
  const supports = await selectSupports(reader, keys);
  const answers = await selectAnswers(reader, keys);
  return asks.map((ask) => ({
    ask,
    supports: supports.filter(({ askKey }) => askKey === ask.askKey),
    standings: composeStandings(
      ask,
      answers.filter(({ askKey }) => askKey === ask.askKey),
      today(),
    ),
  }));
}

/** What everybody sees of this installation; examples are left out. */
export function listPublicAsks(): Promise<AskSheet[]> {
  return readPublic((reader) => readSheets(reader, { isExample: false }));
}

/** One of them, examples too: they say what they are. Problem `not-found` (404) */
export async function readPublicAsk(askKey: string): Promise<AskSheet> {
  const [found] = await readPublic((reader) => readSheets(reader, { askKey: requireKey(askKey) }));
  if (found === undefined) throw new Problem('not-found', 404);
  return found;
}

/** Addresses come from outside. */
function requireKey(askKey: string): string {
  if (!/^[0-9a-f]{12}$/.test(askKey)) throw new Problem('not-found', 404);
  return askKey;
}

/** Every ask of this installation that the member may see: examples see examples, towns see towns. */
export async function listAsks(member: Member): Promise<AskSheet[]> {
  authorise(member, 'ask.read');
  return readOffice(member, async (reader) =>
    readSheets(reader, { isExample: await readOwnExample(reader, member.placeId) }),
  );
}

/** What was put to the level of an observer. */
export async function listAsksToLevel(member: Member): Promise<AskSheet[]> {
  authorise(member, 'ask.answer');
  const level = await readOwnLevel(member);
  return readOffice(member, (reader) => readSheets(reader, { levelPlaceId: level.placeId }));
}

/** One published ask with every answer the member may see. Problem `not-found` (404) */
export async function readAsk(member: Member, askKey: string): Promise<AskSheet> {
  authorise(member, 'ask.read');
  const key = requireKey(askKey);
  const [found] = await readOffice(member, async (reader) =>
    readSheets(reader, { askKey: key, isExample: await readOwnExample(reader, member.placeId) }),
  );
  if (found === undefined) throw new Problem('not-found', 404);
  return found;
}

/** The draft as everybody would see it. Problems `public-profile-missing` (409), `not-found` (404) */
export async function previewAsk(member: Member, askKey: string): Promise<AskSheet> {
  authorise(member, 'ask.raise');
  const draft = await readOwnAsk(member, askKey);
  const { context, isExample } = await readPlaceContext(member);
  const day = today();
  const { title, area, language } = draft;
  return {
    ask: {
      placeId: member.placeId,
      askKey: draft.askKey,
      version: 0,
      state: 'public',
      area,
      language,
      title,
      content: toPublicAsk(draft),
      context,
      isExample,
      firstAskedOn: day,
      publishedOn: day,
      withdrawnOn: null,
      withdrawal: '',
    },
    supports: [],
    standings: [],
  };
}

/** Figures as their releases say them now: what was withdrawn is gone here too. */
export async function readAskEvidence(
  placeId: string,
  evidence: readonly AskEvidence[],
): Promise<ShownEvidence[]> {
  const shown: ShownEvidence[] = [];
  for (const { evidenceId, words, fact: address } of evidence) {
    const fact = address === null ? null : await orNull(() => readPublished(placeId, address));
    const releaseId = address?.releaseId ?? null;
    shown.push({ evidenceId, words, fact, isGone: address !== null && fact === null, releaseId });
  }
  return shown;
}

async function readPublished(
  placeId: string,
  address: NonNullable<AskEvidence['fact']>,
): Promise<Fact | null> {
  const { tables } = await readPublicRelease(placeId, address.releaseId);
  const cube = tables.map((table) => openProtectedCube(table)).find(({ id }) => id === address.tableId);
  return (cube && readFact(cube, address)) ?? null;
}

async function orNull<Result>(read: () => Promise<Result>): Promise<Result | null> {
  try {
    return await read();
  } catch (thrown) {
    if (isProblem(thrown)) return null;
    throw thrown;
  }
}
