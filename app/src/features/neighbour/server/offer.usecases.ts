/** What places offer one another and ask for; gaps that two places both let be matched. */
import { AREAS_OF_LIFE } from '@vicus/reference';
import { flagIdentifyingWords } from '@vicus/disclosure';
import { computePeak } from '#features/implementation/lending.rules.ts';
import { listMeasures } from '#features/policy/server/measures.usecases.ts';
import { readMeasureState } from '#features/policy/policy.rules.ts';
import { readContextOf } from '#features/practice/server/context.usecases.ts';
import { parseAmount } from '#features/strategy/budget.rules.ts';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { now, today } from '#server/clock.ts';
import {
  readOffice,
  readPublic,
  write,
  type OfficeReader,
  type OfficeTransaction,
} from '#server/db/doors.ts';
import { parseInput, rowId } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import type { Language } from '#ui/languages.ts';
import {
  acceptedBeyond,
  amountWrong,
  freeHasNoCost,
  gapHasService,
  offerNamesALook,
} from '../offer.problems.ts';
import {
  estimateTravel,
  findOffers,
  joinBookings,
  type FoundOffer,
  type OfferFilter,
} from '../offer.rules.ts';
import { gapsSchema, offerSchema } from '../offer.schema.ts';
import {
  OFFER_LANGUAGES,
  type GapLine,
  type Offer,
  type OfferWords,
  type SharedBooking,
} from '../offer.types.ts';
import * as rowsOf from './booking.queries.ts';
import * as queries from './offer.queries.ts';

const MAXIMUM_OFFERS = 500;
/** Of what can still be booked: nobody books further ahead. */
const FAR_AHEAD = '2199-12-31T23:59';
const CURRENCY = 'EUR';
/** What fills a gap when it runs. Rules, money and decisions serve nobody by themselves. */
const SERVING = ['service', 'programme', 'post', 'building'];

export interface Neighbourhood {
  readonly found: readonly FoundOffer[];
  readonly own: readonly Offer[];
  readonly bookings: readonly SharedBooking[];
  /** without coordinates no distance can be told */
  readonly hasPoint: boolean;
}

/** Open offers and requests of other places, the nearest first; own ones; bookings of both sides. */
export async function readNeighbourhood(member: Member, filter: OfferFilter): Promise<Neighbourhood> {
  authorise(member, 'offer.read');
  const rows = await readOffice(member, async (reader) => ({
    offers: await queries.selectOffers(reader),
    from: await queries.selectOwnPoint(reader, member.placeId),
    bookings: await rowsOf.selectBookings(reader, member.placeId),
    answers: await rowsOf.selectAnswers(reader, member.placeId),
  }));
  const there = await readPlacesThere(rows.bookings.map(({ otherPlaceId }) => otherPlaceId));
  const isOwn = ({ placeId }: Offer): boolean => placeId === member.placeId;
  const own = rows.offers.filter(isOwn);
  const others = rows.offers.filter((one) => !isOwn(one));
  return {
    found: findOffers({ own, others, from: rows.from }, filter),
    own,
    bookings: joinBookings(member.placeId, rows.bookings, rows.answers, there),
    hasPoint: rows.from.latitude !== null,
  };
}

/** Ids of those places that are still here with a public page. */
export async function readPlacesThere(ids: readonly string[]): Promise<ReadonlySet<string>> {
  const unique = [...new Set(ids)];
  const places = await readPublic((reader) => queries.selectPublicPlaces(reader, unique));
  return new Set(places.map(({ placeId }) => placeId));
}

/** Own or open; problem `not-found` (404). */
export async function requireOffer(
  reader: OfficeReader | OfficeTransaction,
  offerId: string,
): Promise<Offer> {
  const offer = (await queries.selectOffers(reader)).find((one) => one.offerId === offerId);
  if (offer === undefined) throw new Problem('not-found', 404);
  return offer;
}

/**
 * Shows an offer or request to the other places of this installation.
 * @returns its id. Problems `public-profile-missing` (409), `offer-names` (422), `joint-amount` (422)
 */
export async function publishOffer(member: Member, input: unknown, language: Language): Promise<string> {
  authorise(member, 'offer.change');
  const words = parseOffer(input, language);
  return write(member, async (transaction) => {
    const own = (await queries.selectOffers(transaction)).filter(({ placeId }) => placeId === member.placeId);
    if (own.length >= MAXIMUM_OFFERS) throw new Problem('too-many-entries', 422, { maximum: MAXIMUM_OFFERS });
    const place = await freezePlace(transaction, member);
    const offerId = await queries.insertOffer(transaction, member.placeId, words, place);
    await note(transaction, member, offerId, { published: words.title });
    return offerId;
  });
}

/** Problems as for publishing; `offer-accepted-beyond` (409) where more are accepted than there would be. */
export async function changeOffer(
  member: Member,
  offerId: string,
  input: unknown,
  language: Language,
): Promise<void> {
  authorise(member, 'offer.change');
  const id = parseInput(rowId, offerId);
  const words = parseOffer(input, language);
  await write(member, async (transaction) => {
    await queries.lockOffer(transaction, id);
    const offer = await requireOffer(transaction, id);
    if (offer.placeId !== member.placeId) throw new Problem('not-found', 404);
    await checkAccepted(transaction, offer, words);
    const place = await freezePlace(transaction, member);
    await queries.updateOffer(transaction, offer, words, place, today());
    await note(transaction, member, id, { changed: words.title });
  });
}

async function checkAccepted(
  transaction: OfficeTransaction,
  offer: Offer,
  { atOnce }: OfferWords,
): Promise<void> {
  const clock = now().toISOString().slice(0, 16);
  const taken = await queries.selectTaken(transaction, offer, clock);
  const times = taken.map((one) => ({ ...one, amount: one.atOnce }));
  const peak = computePeak(times, { startsAt: clock, endsAt: FAR_AHEAD });
  if (peak > atOnce) throw acceptedBeyond(peak);
}

function parseOffer(input: unknown, language: Language): OfferWords {
  const { cost, isLookedAt, ...words } = parseInput(offerSchema, input);
  const languages = [...new Set([...words.languages, ...listTicked(input)])];
  const texts = [words.title, words.what, words.contact, words.howToBook];
  const flagged = isLookedAt ? [] : texts.flatMap((text) => flagIdentifyingWords(text));
  if (flagged.length > 0) throw offerNamesALook(flagged.map((one) => one.words));
  const amount = cost === '' ? { cents: 0 } : parseAmount(cost, language, CURRENCY);
  if ('wrong' in amount) throw amountWrong(amount.wrong, 'cost');
  if ((words.costPer === 'free') !== (amount.cents === 0)) throw freeHasNoCost();
  return { ...words, languages, costCents: amount.cents, currency: CURRENCY };
}

/** Boxes of the form, one name each: `lang-ar`. */
const listTicked = (input: unknown): string[] =>
  typeof input === 'object' && input !== null
    ? OFFER_LANGUAGES.filter((code) => `lang-${code}` in input)
    : [];

async function freezePlace(transaction: OfficeTransaction, member: Member): Promise<queries.FrozenPlace> {
  const reader = transaction as unknown as OfficeReader;
  const { context, isExample } = await readContextOf(reader, member.placeId);
  const point = await queries.selectOwnPoint(reader, member.placeId);
  return {
    is_example: isExample,
    place_name: context.name,
    place_slug: context.slug,
    place_context: JSON.stringify(context),
    ...point,
  };
}

/** Areas of life without a running service of its own, and which other places lack the same where both let it be matched. */
export async function readGaps(member: Member): Promise<GapLine[]> {
  authorise(member, 'offer.read');
  const running = await countRunning(member);
  const { ticked, shared, from } = await readOffice(member, async (reader) => ({
    ticked: await queries.selectOwnGaps(reader, member.placeId),
    shared: await queries.selectSharedGaps(reader),
    from: await queries.selectOwnPoint(reader, member.placeId),
  }));
  const ids = [...new Set(shared.map(({ placeId }) => placeId))];
  const places = await readPublic((reader) => queries.selectPublicPlaces(reader, ids));
  return AREAS_OF_LIFE.map(({ code }): GapLine => {
    const runningCount = running.get(code) ?? 0;
    const isMatched = runningCount === 0 && ticked.includes(code);
    const there = shared.filter(({ area }) => isMatched && area === code).map(({ placeId }) => placeId);
    return {
      area: code,
      runningCount,
      isMatched,
      places: places
        .filter(({ placeId }) => there.includes(placeId))
        .map((one) => ({ name: one.name, slug: one.slug, travel: estimateTravel(from, one) }))
        .toSorted((a, b) => (a.travel?.distanceKm ?? 1e9) - (b.travel?.distanceKm ?? 1e9)),
    };
  });
}

async function countRunning(member: Member): Promise<ReadonlyMap<string, number>> {
  const measures = await listMeasures(member);
  const running = measures.filter(
    (one) => SERVING.includes(one.kind) && readMeasureState(one, today()) === 'running',
  );
  return new Map([...Map.groupBy(running, ({ area }) => area)].map(([area, own]) => [area, own.length]));
}

/** Which gaps may be matched with others: each tick is an agreement, taken back by leaving it out. Problem `gap-has-service` (422). */
export async function saveGaps(member: Member, input: unknown): Promise<void> {
  authorise(member, 'offer.change');
  const { areas } = parseInput(gapsSchema, input);
  const running = await countRunning(member);
  if (areas.some((area) => (running.get(area) ?? 0) > 0)) throw gapHasService();
  await write(member, async (transaction) => {
    await queries.replaceGaps(transaction, member.placeId, [...new Set(areas)], member.userId);
    await note(transaction, member, member.placeId, { gaps: areas.length });
  });
}

const note = (
  transaction: OfficeTransaction,
  member: Member,
  objectId: string,
  detail: Readonly<Record<string, string | number>>,
): Promise<void> =>
  recordAudit(transaction, member, { action: 'offer.change', objectKind: 'offer', objectId, detail });
