/** What the operator does with levels: makes them, asks observers to them, removes them. */
import { recordAudit } from '#server/audit.ts';
import { tryAgainAfterDeadlock } from '#server/db/deadlock.ts';
import { operate, type OfficeTransaction, type PublicReader } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { endObserver, inviteObserver } from '#features/people/server/observers.usecases.ts';
import {
  removeLevelPlace,
  requireOperator,
  takeLevelAddress,
} from '#features/place/server/installation.usecases.ts';
import { sortLevels } from '../level.rules.ts';
import {
  levelRemovalSchema,
  newLevelSchema,
  observerEndSchema,
  observerInvitationSchema,
} from '../level.schema.ts';
import type { Level } from '../level.types.ts';
import { insertLevel, selectLevelPeople, selectLevels, type LevelPerson } from './level.queries.ts';

export interface StaffedLevel extends Level {
  readonly people: readonly LevelPerson[];
}

/** Every level with those who observe there. Problem `forbidden` (403) for anybody but the operator. */
export function readStaffedLevels(userId: string): Promise<StaffedLevel[]> {
  return operateAs(userId, async (transaction) => {
    const levels = sortLevels(await selectLevels(transaction as unknown as PublicReader));
    const people = await selectLevelPeople(transaction);
    return levels.map((level) => ({
      ...level,
      people: people.filter((one) => one.placeId === level.placeId),
    }));
  });
}

/** Makes a level; nobody works there until somebody is asked to. @returns its id and address */
export async function createLevel(
  userId: string,
  input: unknown,
  { isExample = false }: { readonly isExample?: boolean } = {},
): Promise<{ placeId: string; slug: string }> {
  const level = parseInput(newLevelSchema, input);
  const placeId = crypto.randomUUID();
  return operateAs(userId, async (transaction) => {
    const slug = await takeLevelAddress(transaction, placeId, level);
    await insertLevel(transaction, { ...level, placeId, slug, isExample });
    await note(transaction, { userId, placeId }, { kind: level.kind, covers: level.covers.join(' ') });
    return { placeId, slug };
  });
}

/** Asks somebody to observe on a level. @returns the token of the link, shown once */
export function inviteToLevel(
  userId: string,
  input: unknown,
): Promise<{ email: string; token: string; expiresOn: string }> {
  const { placeId, email } = parseInput(observerInvitationSchema, input);
  return operateAs(userId, async (transaction) => {
    await requireLevel(transaction, placeId);
    await note(transaction, { userId, placeId }, { invited: email });
    return inviteObserver(transaction, { placeId, email, invitedBy: userId });
  });
}

/** Ends what an observer sees from the next page on, or takes an invitation back. */
export function removeFromLevel(userId: string, input: unknown): Promise<void> {
  const one = parseInput(observerEndSchema, input);
  return operateAs(userId, async (transaction) => {
    await note(transaction, { userId, placeId: one.placeId }, { ended: one.userId || one.email });
    await endObserver(transaction, one);
  });
}

/** Removes a level; the operator types its name. Problem `place-name-differs` (422). */
export function removeLevel(userId: string, input: unknown): Promise<void> {
  const { placeId, typedName } = parseInput(levelRemovalSchema, input);
  return tryAgainAfterDeadlock(() =>
    operateAs(userId, async (transaction) => {
      const level = await requireLevel(transaction, placeId);
      if (typedName !== level.name.trim())
        throw new Problem('place-name-differs', 422, { name: level.name }, 'typedName');
      await removeLevelPlace(transaction, placeId);
    }),
  );
}

function operateAs<Result>(
  userId: string,
  run: (transaction: OfficeTransaction) => Promise<Result>,
): Promise<Result> {
  return operate({ userId, placeId: null }, async (transaction) => {
    await requireOperator(transaction, userId);
    return run(transaction);
  });
}

async function requireLevel(transaction: OfficeTransaction, placeId: string): Promise<{ name: string }> {
  const row = await transaction
    .selectFrom('published.level')
    .select('name')
    .where('place_id', '=', placeId)
    .executeTakeFirst();
  if (row === undefined) throw new Problem('not-found', 404);
  return row;
}

function note(
  transaction: OfficeTransaction,
  by: { readonly userId: string; readonly placeId: string },
  detail: Readonly<Record<string, string>>,
): Promise<void> {
  return recordAudit(transaction, by, {
    action: 'level.change',
    objectKind: 'place',
    objectId: by.placeId,
    detail,
  });
}
