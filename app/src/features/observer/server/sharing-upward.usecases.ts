/** What a town lets levels above see: looked at, sent and ended by its coordinator. */
import type { Level } from '#features/level/level.types.ts';
import { listLevelsAbove } from '#features/level/server/level.usecases.ts';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { today } from '#server/clock.ts';
import { readOffice, write } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { readSize } from '../coverage.rules.ts';
import { pickParts } from '../facts.rules.ts';
import { nothingToShare, sizeNotKnown, upwardNotInForce } from '../observer.problems.ts';
import { shareUpwardSchema } from '../observer.schema.ts';
import type { Facts, SizeCode } from '../observer.types.ts';
import { addRounds, readRound, type Round } from '#features/level/rounds.rules.ts';
import {
  endRecords,
  selectOwnPlace,
  selectOwnRecords,
  upsertRecord,
  type OwnRecord,
} from './observer.queries.ts';
import { readOwnFacts } from './own-facts.ts';

export interface SharedUpward {
  /** what counts today; null: nothing */
  readonly inForce: OwnRecord | null;
  /** what could be shared today, as classes */
  readonly facts: Facts;
  /** null: inhabitants are not known */
  readonly sizeClass: SizeCode | null;
  readonly round: Round;
  readonly mayShare: boolean;
  readonly levels: readonly Level[];
}

export async function readSharedUpward(member: Member): Promise<SharedUpward> {
  authorise(member, 'observation.read');
  const round = readRound(today());
  const { records, place } = await readOffice(member, async (reader) => ({
    records: await selectOwnRecords(reader, member.placeId),
    place: await selectOwnPlace(reader, member.placeId),
  }));
  const newest = records.find(({ endedOn }) => endedOn === null);
  return {
    inForce: newest !== undefined && newest.untilRound >= round ? newest : null,
    facts: await readOwnFacts(member),
    sizeClass: toKnown(readSize(place?.population ?? null)),
    round,
    mayShare: mayRole(member.role, 'observation.share'),
    levels: await listLevelsAbove(member),
  };
}

/** Sends today's classes of the chosen parts; what was sent in this half-year before is replaced. */
export async function shareUpward(member: Member, input: unknown): Promise<void> {
  authorise(member, 'observation.share');
  const { parts, rounds } = parseInput(shareUpwardSchema, input);
  const facts = pickParts(await readOwnFacts(member), parts);
  if (Object.keys(facts).length === 0) throw nothingToShare();
  const place = await readOffice(member, (reader) => selectOwnPlace(reader, member.placeId));
  if (place === null) throw new Problem('not-found', 404);
  const sizeClass = toKnown(readSize(place.population));
  if (sizeClass === null) throw sizeNotKnown();
  const round = readRound(today());
  await write(member, async (tx) => {
    const times = { round, untilRound: addRounds(round, rounds - 1), sharedOn: today() };
    await upsertRecord(tx, member.placeId, { ...place, ...times, facts, sizeClass, sharedBy: member.userId });
    await note(tx, member, { shares: true, parts: parts.join(' ') });
  });
}

/** Ends sharing from now on. Rounds that were made stay as they are. */
export async function endSharingUpward(member: Member): Promise<void> {
  authorise(member, 'observation.share');
  await write(member, async (tx) => {
    if ((await endRecords(tx, member.placeId, today())) === 0) throw upwardNotInForce();
    await note(tx, member, { shares: false });
  });
}

const toKnown = (size: SizeCode | 'not-known'): SizeCode | null => (size === 'not-known' ? null : size);

function note(
  tx: Parameters<typeof recordAudit>[0],
  member: Member,
  detail: Readonly<Record<string, string | boolean>>,
): Promise<void> {
  const about = { objectKind: 'place' as const, objectId: member.placeId };
  return recordAudit(tx, member, { action: 'observation.share', ...about, detail });
}
