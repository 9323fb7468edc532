/** A tablet: takes its questionnaire along, and brings answers back. No account; the secret in its address is its right. */
import { describeContact } from '#features/place/place.rules.ts';
import type { PlaceContact } from '#features/place/place.types.ts';
import { findPlaceContact } from '#features/place/server/place-contact.usecases.ts';
import { today } from '#server/clock.ts';
import { respond, type RespondTransaction } from '#server/db/doors.ts';
import { parseInput, rowId } from '#server/input.ts';
import { isProblem, Problem } from '#server/problem.ts';
import { unsealValue } from '#server/sealing.ts';
import { computeLinkHash, parseLinkToken } from '../link.rules.ts';
import { estimateMinutes } from '../pages.rules.ts';
import { lastDayOver, lateLink, malformedLink, unknownLink } from '../survey.problems.ts';
import { openSealed, type KeyPairBytes } from '../tablet-seal.rules.ts';
import { batchSchema, sealedContentSchema } from '../tablet.schema.ts';
import type { ItemResult, SentItem, TabletQuestionnaire } from '../tablet.types.ts';
import type { LinkAddress } from '../respond.types.ts';
import { selectRespondentWave, type FoundWave } from './respond.queries.ts';
import { readPlaceId } from './respond.usecases.ts';
import { submitAnswers } from './send.usecases.ts';
import { selectWaveKey } from './survey.queries.ts';
import { selectCollectionKey, selectOwnTablet, type StoredKeyPair } from './tablet.queries.ts';

interface EnteredTablet {
  readonly place: PlaceContact;
  readonly wave: FoundWave;
  readonly waveKey: Uint8Array;
  readonly keys: StoredKeyPair;
}

/**
 * What a tablet asks with. Problems: `link-malformed` (400), `link-unknown`, `tablet-unknown` (404), `tablet-revoked`,
 * `link-late`, `tablet-day-over` (410).
 */
export async function readTabletQuestionnaire(address: LinkAddress): Promise<TabletQuestionnaire> {
  const { place, wave, keys } = await enterTablet(address);
  const { waveId, title, purpose, closesOn, retentionUntil, minimumGroup, adultsOnly, instrument } = wave;
  return {
    place: place.name,
    contact: describeContact(place),
    isExample: place.isExample,
    waveId,
    title,
    purpose,
    minutes: estimateMinutes(instrument),
    closesOn,
    retentionUntil,
    minimumGroup,
    adultsOnly,
    instrument,
    publicKey: Buffer.from(keys.publicKey).toString('base64'),
  };
}

/**
 * Takes up to twenty finished answers. Each is either on disk when this returns, with its receipt, or refused for good;
 * a problem refuses none of them, and the tablet sends again. Problems: as `readTabletQuestionnaire`, `input-invalid`
 * (422).
 */
export async function takeTabletAnswers(
  address: LinkAddress,
  input: unknown,
): Promise<readonly ItemResult[]> {
  const { items } = parseInput(batchSchema, input);
  const entered = await enterTablet(address);
  const keys = openKeys(entered);
  const results: ItemResult[] = [];
  for (const item of items) results.push(await takeItem(entered, keys, item));
  return results;
}

async function takeItem(
  { place, wave }: EnteredTablet,
  keys: KeyPairBytes,
  { id, sealed }: SentItem,
): Promise<ItemResult> {
  const opened = await openSealed(Buffer.from(sealed, 'base64'), keys, wave.waveId);
  const content = sealedContentSchema.safeParse(opened);
  if (!content.success || content.data.key !== id) return { id, refused: 'garbled' };
  const { answers, language } = content.data;
  try {
    const origin = { language, channel: 'tablet', submissionKey: id } as const;
    const { receipt } = await submitAnswers({ placeId: place.placeId, waveId: wave.waveId }, answers, origin);
    return { id, receipt };
  } catch (problem) {
    if (isProblem(problem) && problem.code === 'answers-invalid') return { id, refused: 'invalid' };
    throw problem;
  }
}

function openKeys({ wave, waveKey, keys }: EnteredTablet): KeyPairBytes {
  const purpose = { purpose: 'collection', waveId: wave.waveId, material: waveKey } as const;
  const hidden = unsealValue(keys.sealedPrivate, purpose);
  if (typeof hidden !== 'string') throw new Error('the private key of a wave cannot be opened');
  return {
    publicKey: new Uint8Array(keys.publicKey),
    privateKey: new Uint8Array(Buffer.from(hidden, 'base64')),
  };
}

/** Problems: as `readTabletQuestionnaire`. */
export async function enterTablet({ slug, waveId, token }: LinkAddress): Promise<EnteredTablet> {
  if (parseLinkToken(token) === undefined || !rowId.safeParse(waveId).success) throw malformedLink();
  const placeId = await readPlaceId(slug);
  const secretHash = Buffer.from(computeLinkHash(token)).toString('hex');
  return respond(placeId, secretHash, async (transaction) => {
    const place = await findPlaceContact(transaction, placeId);
    const wave = await selectRespondentWave(transaction, placeId, waveId);
    if (place === undefined || wave === undefined || wave.approach !== 'open') throw unknownLink(place);
    return { place, wave, ...(await readKeys(transaction, place, wave)) };
  });
}

/** Closing deletes tablets and keys: a wave that is over is told before a tablet that is not known. */
async function readKeys(transaction: RespondTransaction, place: PlaceContact, wave: FoundWave) {
  const where = { placeId: place.placeId, waveId: wave.waveId };
  const waveKey = await selectWaveKey(transaction, where.placeId, where.waveId);
  if (wave.state !== 'open' || waveKey === undefined) throw lateLink(place, wave.closedOn ?? wave.closesOn);
  if (wave.closesOn < today()) throw lastDayOver(place, wave.closesOn);
  const tablet = await selectOwnTablet(transaction, where);
  const keys = await selectCollectionKey(transaction, where);
  if (tablet === undefined || keys === undefined) throw new Problem('tablet-unknown', 404);
  if (tablet.revokedOn !== null) throw new Problem('tablet-revoked', 410);
  return { waveKey, keys };
}
