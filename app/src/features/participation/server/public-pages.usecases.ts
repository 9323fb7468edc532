/** What everybody reads about taking part in a place. */
import type { PlaceContact } from '#features/place/place.types.ts';
import { today } from '#server/clock.ts';
import type { TakePartTransaction } from '#server/db/doors.ts';
import { Problem } from '#server/problem.ts';
import type { Language } from '#ui/languages.ts';
import { arrangeProposals, readPhase, showNewcomerSeats } from '../participation.rules.ts';
import type {
  AdvisoryBody,
  Consultation,
  Meeting,
  Phase,
  PublicConsultation,
  ShownSeats,
} from '../participation.types.ts';
import { pickShownText } from '../texts.rules.ts';
import { selectAnswers, selectFollowUps } from './answer.queries.ts';
import { parseId } from './consultation-hold.ts';
import {
  selectConsultation,
  selectConsultations,
  selectModerationCounts,
  selectShownProposals,
  selectSupport,
} from './consultation.queries.ts';
import { selectBodies, selectMeetings } from './room.queries.ts';
import { enterPlace } from './take-part.queries.ts';

export interface ParticipationOverview {
  readonly place: PlaceContact;
  readonly consultations: readonly { readonly consultation: Consultation; readonly phase: Phase }[];
  readonly meetings: readonly Meeting[];
  readonly bodies: readonly ShownBody[];
}

/** A body without what the public may not know of it. */
export type ShownBody = Omit<AdvisoryBody, 'seatsNewcomers' | 'newcomersAgreed'> & {
  readonly newcomers: ShownSeats;
};

/** Problem `not-found` (404) for an address that no place has. */
export async function readParticipation(slug: string): Promise<ParticipationOverview> {
  return enterPlace(slug, async (transaction, place) => {
    const consultations = await selectConsultations(transaction, place.placeId);
    const bodies = await selectBodies(transaction, place.placeId);
    return {
      place,
      consultations: consultations.map((consultation) => ({
        consultation,
        phase: readPhase(consultation, today()),
      })),
      meetings: await selectMeetings(transaction, place.placeId),
      bodies: bodies.map(({ seatsNewcomers, newcomersAgreed, ...body }) => ({
        ...body,
        newcomers: showNewcomerSeats({ seatsNewcomers, newcomersAgreed, ...body }),
      })),
    };
  });
}

/** Whether there is anything to take part in, for a link on the place's page. */
export async function hasParticipation(slug: string): Promise<boolean> {
  return enterPlace(slug, async (transaction, { placeId }) => {
    const row = await transaction
      .selectFrom('office.consultation')
      .select('consultation_id')
      .where('place_id', '=', placeId)
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  });
}

/** One consultation with everything that is public. Problem `not-found` (404). */
export async function readPublicConsultation(
  slug: string,
  id: string,
): Promise<{ readonly place: PlaceContact; readonly meetings: readonly Meeting[] } & PublicConsultation> {
  const consultationId = parseId(id);
  return enterPlace(slug, async (transaction, place) => {
    const file = await readFile(transaction, place.placeId, consultationId);
    if (file === undefined) throw new Problem('not-found', 404);
    const meetings = await selectMeetings(transaction, place.placeId);
    return { place, ...file, meetings: meetings.filter((one) => one.consultationId === consultationId) };
  });
}

async function readFile(
  transaction: TakePartTransaction,
  placeId: string,
  consultationId: string,
): Promise<PublicConsultation | undefined> {
  const consultation = await selectConsultation(transaction, placeId, consultationId);
  if (consultation === undefined) return undefined;
  const parts = {
    proposals: await selectShownProposals(transaction, placeId, consultationId),
    support: await selectSupport(transaction, placeId, consultationId),
    answers: await selectAnswers(transaction, placeId, consultationId),
    followUps: await selectFollowUps(transaction, placeId, consultationId),
  };
  return {
    consultation,
    phase: readPhase(consultation, today()),
    proposals: arrangeProposals(consultation, parts, today()),
    answer: parts.answers.find(({ proposalId }) => proposalId === null) ?? null,
    followUps: parts.followUps.filter(({ proposalId }) => proposalId === null),
    notShown: await selectModerationCounts(transaction, placeId, consultationId),
  };
}

/** One thing that happened, for readers of feeds. */
export interface FeedEntry {
  readonly id: string;
  readonly kind: 'opened' | 'answered' | 'done';
  readonly consultationId: string;
  /** ISO day */
  readonly day: string;
  readonly question: string;
  readonly text: string;
  readonly language: string;
}

const MAXIMUM_ENTRIES = 50;

/** Newest first. Problem `not-found` (404) for example places: they never appear in feeds. */
export async function readFeed(
  slug: string,
  language: Language,
): Promise<{ readonly place: PlaceContact; readonly entries: readonly FeedEntry[] }> {
  return enterPlace(slug, async (transaction, place) => {
    if (place.isExample) throw new Problem('not-found', 404);
    const consultations = await selectConsultations(transaction, place.placeId);
    const entries: FeedEntry[] = [];
    for (const consultation of consultations)
      entries.push(...(await listEntries(transaction, place.placeId, consultation, language)));
    const newest = entries.toSorted((a, b) =>
      a.day < b.day ? 1 : a.day > b.day ? -1 : a.id < b.id ? -1 : 1,
    );
    return { place, entries: newest.slice(0, MAXIMUM_ENTRIES) };
  });
}

async function listEntries(
  transaction: TakePartTransaction,
  placeId: string,
  consultation: Consultation,
  language: Language,
): Promise<FeedEntry[]> {
  const { consultationId } = consultation;
  const question = pickShownText(consultation.question, language);
  const base = { consultationId, question: question?.text ?? '' };
  const compose = (
    kind: FeedEntry['kind'],
    id: string,
    day: string,
    texts: Consultation['question'],
  ): FeedEntry => {
    const shown = pickShownText(texts, language);
    return { ...base, kind, id, day, text: shown?.text ?? '', language: shown?.language ?? language };
  };
  const answers = await selectAnswers(transaction, placeId, consultationId);
  const followUps = await selectFollowUps(transaction, placeId, consultationId);
  return [
    compose('opened', `${consultationId}-opened`, consultation.opensOn ?? today(), consultation.background),
    ...answers.map((one) => compose('answered', one.councilAnswerId, one.answeredOn, one.reasons)),
    ...followUps.map((one) => compose('done', one.followUpId, one.doneOn, one.what)),
  ];
}
