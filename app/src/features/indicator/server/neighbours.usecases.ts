/** Counts that neighbouring places handed over, read together with a place's own where those are too few. */
import type { IndicatorDefinition } from '@vicus/reference';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { readOffice, write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { indicatorUnknown, neighboursFull } from '../indicator.problems.ts';
import {
  checkNeighbour,
  neighbourKeySchema,
  neighbourSchema,
  type NeighbourCount,
} from '../neighbours.schema.ts';
import { groupNeighbours, takesNeighbours, type Neighbours } from '../pooling.rules.ts';
import { requireFollowed } from './chosen.usecases.ts';
import * as queries from './neighbours.queries.ts';

/** More than any circle of neighbours needs. */
const MOST_COUNTS = 5_000;

type Defined = Pick<IndicatorDefinition, 'id' | 'version'>;

const toKey = (placeId: string, { id, version }: Defined): queries.NeighbourKey => ({
  placeId,
  indicatorId: id,
  definitionVersion: version,
});

/** For those who see counts. */
export function listNeighbourCounts(member: Member, definition: Defined): Promise<NeighbourCount[]> {
  authorise(member, 'data.read');
  return readOffice(member, (reader) =>
    queries.selectNeighbourCounts(reader, toKey(member.placeId, definition)),
  );
}

/** The same, as pooling takes them. */
export async function readNeighbours(member: Member, definition: Defined): Promise<Neighbours> {
  authorise(member, 'data.read');
  return groupNeighbours(await listNeighbourCounts(member, definition));
}

/**
 * Keeps a count that a neighbour handed over; the one before of the same neighbour, people and year is replaced.
 * @throws Problem `not-found` (404) for what has no part and whole; `part-exceeds-whole`, `neighbours-full` (422)
 */
export async function saveNeighbourCount(member: Member, indicatorId: string, input: unknown): Promise<void> {
  authorise(member, 'data.change');
  const count = parseInput(neighbourSchema, input);
  await write(member, async (transaction) => {
    const definition = await requireAddable(transaction, member.placeId, indicatorId);
    checkNeighbour(definition, count);
    if ((await queries.countNeighbourCounts(transaction, member.placeId)) >= MOST_COUNTS)
      throw neighboursFull(MOST_COUNTS);
    await queries.upsertNeighbourCount(transaction, toKey(member.placeId, definition), count);
    await recordChange(transaction, member, indicatorId, { ...count, done: 'saved' });
  });
}

/** @throws Problem `not-found` (404) */
export async function removeNeighbourCount(
  member: Member,
  indicatorId: string,
  input: unknown,
): Promise<void> {
  authorise(member, 'data.change');
  const key = parseInput(neighbourKeySchema, input);
  await write(member, async (transaction) => {
    const definition = await requireAddable(transaction, member.placeId, indicatorId);
    if (!(await queries.deleteNeighbourCount(transaction, toKey(member.placeId, definition), key)))
      throw indicatorUnknown();
    await recordChange(transaction, member, indicatorId, { ...key, done: 'removed' });
  });
}

async function requireAddable(
  transaction: OfficeTransaction,
  placeId: string,
  indicatorId: string,
): Promise<IndicatorDefinition> {
  const definition = await requireFollowed(transaction, placeId, indicatorId);
  if (!takesNeighbours(definition)) throw indicatorUnknown();
  return definition;
}

/** Whose counts, of which year; never the counts. */
function recordChange(
  transaction: OfficeTransaction,
  member: Member,
  indicatorId: string,
  { neighbour, year, done }: { readonly neighbour: string; readonly year: number; readonly done: string },
): Promise<void> {
  return recordAudit(transaction, member, {
    action: 'data.change',
    objectKind: 'indicator',
    objectId: indicatorId,
    detail: { neighbour, year, done },
  });
}
