/** What members of a place do with its profile. */
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { readOffice, work, write, type OfficeReader } from '#server/db/doors.ts';
import { tryAgainAfterDeadlock } from '#server/db/deadlock.ts';
import { parseInput } from '#server/input.ts';
import { log } from '#server/log.ts';
import { Problem } from '#server/problem.ts';
import {
  introductionSchema,
  placeRemovalSchema,
  profileSchema,
  sizeThresholdsSchema,
} from '../place.schema.ts';
import type { PlaceProfile, PoliticalConstellation, ReceptionEvent } from '../place.types.ts';
import { deletePlaces } from './installation.queries.ts';
import {
  selectConstellations,
  selectIntroduction,
  selectPlaceProfile,
  selectReceptionEvents,
  updateProfile,
  updateSizeThresholds,
  upsertPublicProfile,
} from './place.queries.ts';

export interface PlaceDossier {
  readonly profile: PlaceProfile;
  readonly receptionEvents: readonly ReceptionEvent[];
  readonly constellations: readonly PoliticalConstellation[];
  /** by language: what the public page says first */
  readonly introduction: Readonly<Record<string, string>>;
}

/** Everything the office knows about its own place. */
export async function readPlaceDossier(member: Member): Promise<PlaceDossier> {
  authorise(member, 'place.read');
  return readOffice(member, async (reader) => ({
    profile: await requireProfile(reader, member.placeId),
    receptionEvents: await selectReceptionEvents(reader, member.placeId),
    constellations: await selectConstellations(reader, member.placeId),
    introduction: await selectIntroduction(reader, member.placeId),
  }));
}

export async function changePlaceProfile(member: Member, input: unknown): Promise<void> {
  authorise(member, 'place.change');
  const change = parseInput(profileSchema, input);
  await write(member, async (transaction) => {
    refuseNothing(await updateProfile(transaction, member.placeId, change));
    await recordAudit(transaction, member, {
      action: 'place.change',
      objectKind: 'place',
      objectId: member.placeId,
      detail: { part: 'profile' },
    });
  });
}

export async function changeSizeThresholds(member: Member, input: unknown): Promise<void> {
  authorise(member, 'place.change');
  const { rural, small, medium } = parseInput(sizeThresholdsSchema, input);
  await write(member, async (transaction) => {
    refuseNothing(await updateSizeThresholds(transaction, member.placeId, [rural, small, medium]));
    await recordAudit(transaction, member, {
      action: 'place.change',
      objectKind: 'place',
      objectId: member.placeId,
      detail: { part: 'size classes', rural, small, medium },
    });
  });
}

/** Brings the public page of the place up to what the profile says, with an introduction by language. */
export async function publishPlaceProfile(member: Member, input: unknown): Promise<void> {
  authorise(member, 'place.publish');
  const texts = parseInput(introductionSchema, input);
  const introduction = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));
  await write(member, async (transaction) => {
    const profile = await requireProfile(transaction as unknown as OfficeReader, member.placeId);
    // First, because it holds the place itself: whoever removes the place takes the same rows in the same order.
    await recordAudit(transaction, member, {
      action: 'place.publish',
      objectKind: 'place',
      objectId: member.placeId,
    });
    await upsertPublicProfile(transaction, profile, introduction);
  });
}

/**
 * Removes the place with everything it holds, answers and releases included. The coordinator types its name.
 * Problem `place-name-differs` (422).
 */
export async function removePlace(member: Member, input: unknown): Promise<void> {
  authorise(member, 'place.remove');
  const { typedName } = parseInput(placeRemovalSchema, input);
  const profile = await readOffice(member, (reader) => requireProfile(reader, member.placeId));
  if (typedName !== profile.name.trim())
    throw new Problem('place-name-differs', 422, { name: profile.name }, 'typedName');
  await tryAgainAfterDeadlock(() =>
    work('remove a place', member.placeId, (transaction) => deletePlaces(transaction, [member.placeId])),
  );
  log('info', 'place removed', { placeId: member.placeId, by: member.userId });
}

async function requireProfile(reader: OfficeReader, placeId: string): Promise<PlaceProfile> {
  const profile = await selectPlaceProfile(reader, placeId);
  if (profile === null) throw new Problem('not-found', 404);
  return profile;
}

/** Row-level security hides rows of other places: nothing changed means there is nothing for this person. */
function refuseNothing(changedRows: bigint): void {
  if (changedRows === 0n) throw new Problem('not-found', 404);
}
