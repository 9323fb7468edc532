/** Without a personal link: the public address of an open wave, and the code of a letter typed in. */
import type { PlaceContact } from '#features/place/place.types.ts';
import { findPlaceContact } from '#features/place/server/place-contact.usecases.ts';
import { today } from '#server/clock.ts';
import { respond, type RespondTransaction } from '#server/db/doors.ts';
import { rowId } from '#server/input.ts';
import { Limiter, toNetwork } from '#server/limiter.ts';
import { Problem } from '#server/problem.ts';
import {
  computeLinkHash,
  computeTokenOfCode,
  isGenuineCode,
  makeOpenToken,
  parseCode,
} from '../link.rules.ts';
import { lateLink, linkOfAnotherPlace, malformedLink, spentLink, unknownLink } from '../survey.problems.ts';
import type { LinkAddress, RespondentWave } from '../respond.types.ts';
import { isLinkUnspent, selectOpenWaves, selectRespondentWave, type FoundWave } from './respond.queries.ts';
import { readPlaceId } from './respond.usecases.ts';
import { selectWaveKey } from './survey.queries.ts';

const WINDOW_MS = 15 * 60 * 1000;
/** A library, a school or a shelter shares one address. */
const MAXIMUM_BEGINNINGS = 120;
const MAXIMUM_WRONG_CODES = 30;
const limiter = new Limiter(WINDOW_MS);

interface DoorOfPlace {
  readonly place: PlaceContact;
  /** anybody may answer these */
  readonly open: readonly RespondentWave[];
  /** whether any open wave is answered with the code of a letter */
  readonly takesCodes: boolean;
}

/** What the short address of a place leads to. Problems: `link-malformed` (400), `link-unknown` (404). */
export async function readDoorOfPlace(slug: string): Promise<DoorOfPlace> {
  return enterPlace(slug, async (transaction, place) => {
    const waves = await selectOpenWaves(transaction, place.placeId, today());
    return {
      place,
      open: waves.filter(({ approach }) => approach === 'open'),
      takesCodes: waves.some(({ approach }) => approach !== 'open'),
    };
  });
}

interface OpenStart {
  readonly place: PlaceContact;
  readonly wave: FoundWave;
}

/**
 * The public page of a wave. Problems: `link-malformed` (400), `link-unknown`, `link-wrong-place` (404), `link-late` (410).
 */
export async function readOpenStart(slug: string, waveId: string): Promise<OpenStart> {
  return enterPlace(slug, async (transaction, place) => {
    const wave = await findWaveOfPlace(transaction, place, waveId);
    return { place, wave };
  });
}

/** A wave with its settings for the privacy notice; told after closing too. Problems: as `readOpenStart`, none late. */
export async function readWaveNotice(slug: string, waveId: string) {
  return enterPlace(slug, async (transaction, place) => {
    if (!rowId.safeParse(waveId).success) throw malformedLink();
    const row = await transaction
      .selectFrom('office.wave')
      .select([
        'title',
        'mode',
        'design',
        'instrument',
        'closes_on',
        'retention_until',
        'approach',
        'minimum_group',
      ])
      .where('place_id', '=', place.placeId)
      .where('wave_id', '=', waveId)
      .where('approach', 'is not', null)
      .executeTakeFirst();
    if (row === undefined) throw linkOfAnotherPlace(place);
    return { place, row };
  });
}

/**
 * Begins an answer by the public link: makes an address by chance and stores nothing. `network`: where the request comes
 * from, counted in memory only. Problems: as `readOpenStart`, `too-many-answers` (429).
 */
export async function beginOpenAnswer(slug: string, waveId: string, network: string): Promise<LinkAddress> {
  const from = toNetwork(network);
  if (from !== '' && limiter.count('begin', from) >= MAXIMUM_BEGINNINGS)
    throw new Problem('too-many-answers', 429);
  const token = await enterPlace(slug, async (transaction, place) => {
    const wave = await findWaveOfPlace(transaction, place, waveId);
    if (wave.approach !== 'open') throw unknownLink(place);
    const key = await selectWaveKey(transaction, place.placeId, wave.waveId);
    if (key === undefined) throw lateLink(place, wave.closedOn ?? wave.closesOn);
    return makeOpenToken(key);
  });
  if (from !== '') limiter.add('begin', from);
  return { slug, waveId, token };
}

/**
 * Finds the wave a typed code belongs to. Problems: `code-malformed`, `code-unknown` (422), `link-used` (410),
 * `too-many-answers` (429) after thirty wrong ones from one network within a quarter of an hour.
 */
export async function enterCode(slug: string, typed: string, network: string): Promise<LinkAddress> {
  const from = toNetwork(network);
  if (from !== '' && limiter.count('code', from) >= MAXIMUM_WRONG_CODES)
    throw new Problem('too-many-answers', 429);
  const code = parseCode(typed);
  if (code === undefined) throw new Problem('code-malformed', 422, {}, 'code');
  const found = await findCode(slug, code);
  if (found === undefined) {
    if (from !== '') limiter.add('code', from);
    throw new Problem('code-unknown', 422, {}, 'code');
  }
  return found;
}

async function findCode(slug: string, code: string): Promise<LinkAddress | undefined> {
  const genuine = await enterPlace(slug, async (transaction, place) => {
    for (const { waveId, approach } of await selectOpenWaves(transaction, place.placeId, today())) {
      const key = await selectWaveKey(transaction, place.placeId, waveId);
      if (approach === 'open' || key === undefined || !isGenuineCode(key, code)) continue;
      return { place, address: { slug, waveId, token: computeTokenOfCode(key, code) } };
    }
    return undefined;
  });
  if (genuine === undefined) return undefined;
  const { place, address } = genuine;
  // Ten letters of two slips of the pen can make a genuine code of nobody: it leads to the page of a used link.
  const linkHash = Buffer.from(computeLinkHash(address.token)).toString('hex');
  const isUnspent = await respond(place.placeId, linkHash, (transaction) =>
    isLinkUnspent(transaction, place.placeId, address.waveId),
  );
  if (!isUnspent) throw spentLink(place);
  return address;
}

async function enterPlace<Result>(
  slug: string,
  run: (transaction: RespondTransaction, place: PlaceContact) => Promise<Result>,
): Promise<Result> {
  const placeId = await readPlaceId(slug);
  return respond(placeId, '', async (transaction) => {
    const place = await findPlaceContact(transaction, placeId);
    if (place === undefined) throw unknownLink();
    return run(transaction, place);
  });
}

/** A wave that may be answered today. */
async function findWaveOfPlace(
  transaction: RespondTransaction,
  place: PlaceContact,
  waveId: string,
): Promise<FoundWave> {
  if (!rowId.safeParse(waveId).success) throw malformedLink();
  const wave = await selectRespondentWave(transaction, place.placeId, waveId);
  if (wave === undefined || wave.approach === null) throw linkOfAnotherPlace(place);
  if (wave.state !== 'open' || wave.closesOn < today()) throw lateLink(place, wave.closedOn ?? wave.closesOn);
  return wave;
}
