/** The office lets tablets collect answers of an open wave, and shuts them out again. */
import { randomBytes } from 'node:crypto';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, write } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { sealValue } from '#server/sealing.ts';
import { readSettings } from '#server/settings/settings.ts';
import { computeLinkHash, SECRET_BYTES } from '../link.rules.ts';
import { makeKeyPair } from '../tablet-seal.rules.ts';
import { revokeSchema } from '../tablet.schema.ts';
import type { Tablet } from '../tablet.types.ts';
import { readGeneralWave } from './general.usecases.ts';
import { readOwnPlaceContact } from './letters.usecases.ts';
import { lockWave, selectWaveKey } from './survey.queries.ts';
import { insertCollectionKey, insertTablet, selectTablets, updateRevoked } from './tablet.queries.ts';

/** Enough for every branch library of a region; more would be a mistake. */
const MAXIMUM_TABLETS = 50;

/** Problems `wave-not-open`, `wave-has-list` (409). */
export async function readTablets(
  member: Member,
  waveId: string,
): Promise<{ readonly title: string; readonly closesOn: string; readonly tablets: readonly Tablet[] }> {
  authorise(member, 'tablet.add');
  const { title, closesOn } = await readTabletWave(member, waveId);
  const { placeId } = member;
  const tablets = await readOffice(member, (reader) => selectTablets(reader, { placeId, waveId }));
  return { title, closesOn: closesOn ?? '', tablets };
}

/** Whoever comes may answer on a tablet; who is asked by name has a link that is spent. */
async function readTabletWave(member: Member, waveId: string) {
  const wave = await readGeneralWave(member, waveId);
  if (wave.approach !== 'open') throw new Problem('wave-has-list', 409);
  if (wave.mode === 'named') throw new Problem('wave-is-named', 409);
  if (wave.state !== 'open') throw new Problem('wave-not-open', 409);
  return wave;
}

/**
 * Makes an address for one more tablet; the first makes the key pair of the wave. The address is shown once. Problems
 * `wave-not-open`, `wave-has-list`, `too-many-tablets` (409).
 */
export async function addTablet(
  member: Member,
  waveId: string,
): Promise<{ readonly number: number; readonly url: string }> {
  authorise(member, 'tablet.add');
  await readTabletWave(member, waveId);
  const { slug } = await readOwnPlaceContact(member);
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  const pair = await makeKeyPair();
  const where = { placeId: member.placeId, waveId };
  const number = await write(member, async (transaction) => {
    const wave = await lockWave(transaction, member.placeId, waveId);
    const material = await selectWaveKey(transaction, member.placeId, waveId);
    if (wave?.state !== 'open' || material === undefined) throw new Problem('wave-not-open', 409);
    const hidden = Buffer.from(pair.privateKey).toString('base64');
    const sealedPrivate = sealValue(hidden, { purpose: 'collection', waveId, material });
    await insertCollectionKey(transaction, where, { publicKey: pair.publicKey, sealedPrivate });
    const tablet = { secretHash: computeLinkHash(secret), madeOn: today() };
    const made = await insertTablet(transaction, where, tablet);
    if (made > MAXIMUM_TABLETS) throw new Problem('too-many-tablets', 409, { limit: MAXIMUM_TABLETS });
    const detail = { tablet: made };
    await recordAudit(transaction, member, {
      action: 'tablet.add',
      objectKind: 'wave',
      objectId: waveId,
      detail,
    });
    return made;
  });
  return { number, url: `${readSettings().origin}/collect/${slug}/${waveId}/${secret}` };
}

/** Shuts a tablet out: nothing more is taken from it. Problem `not-found` (404). */
export async function revokeTablet(member: Member, waveId: string, input: unknown): Promise<void> {
  authorise(member, 'tablet.revoke');
  const { tabletId } = parseInput(revokeSchema, input);
  await readTabletWave(member, waveId);
  await write(member, async (transaction) => {
    const where = { placeId: member.placeId, waveId };
    const number = await updateRevoked(transaction, where, { tabletId, day: today() });
    if (number === undefined) throw new Problem('not-found', 404);
    const detail = { tablet: number };
    await recordAudit(transaction, member, {
      action: 'tablet.revoke',
      objectKind: 'wave',
      objectId: waveId,
      detail,
    });
  });
}
