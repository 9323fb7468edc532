/** What a place asks its residents, and what became of what they said: for the pages around taking part. */
import { today } from '#server/clock.ts';
import { takePart, type TakePartTransaction } from '#server/db/doors.ts';
import { readPhase } from '../participation.rules.ts';
import type {
  Consultation,
  CouncilAnswer,
  Decision,
  FollowUp,
  HeardEntry,
  ParticipationDigest,
  Texts,
} from '../participation.types.ts';
import { selectConsultations } from './consultation.queries.ts';

const MAXIMUM_HEARD = 200;

export function readParticipationDigest(placeId: string): Promise<ParticipationDigest> {
  return takePart(placeId, async (transaction) => {
    const consultations = await selectConsultations(transaction, placeId);
    const heard = consultations.length === 0 ? [] : await readHeard(transaction, placeId, consultations);
    return {
      consultations: consultations.map((one) => {
        const { consultationId, kind, question, closesOn, answersBy } = one;
        const consultation = { consultationId, kind, question, closesOn, answersBy };
        return { consultation, phase: readPhase(one, today()) };
      }),
      heard,
    };
  });
}

async function readHeard(
  transaction: TakePartTransaction,
  placeId: string,
  consultations: readonly Consultation[],
): Promise<HeardEntry[]> {
  const entries = new Map<string, HeardEntry>();
  const open = (consultationId: string, proposal: ProposalRow): HeardEntry | undefined => {
    const consultation = consultations.find((one) => one.consultationId === consultationId);
    const key = `${consultationId} ${proposal.proposal_id ?? ''}`;
    const known = entries.get(key);
    if (known !== undefined || consultation === undefined) return known;
    const entry: HeardEntry = {
      consultationId,
      proposalId: proposal.proposal_id,
      question: consultation.question,
      proposal: toTitles(proposal),
      answer: null,
      followUps: [],
    };
    return entry;
  };
  for (const { consultation_id: id, ...row } of await selectAllAnswers(transaction, placeId)) {
    const entry = open(id, row);
    if (entry) entries.set(`${id} ${row.proposal_id ?? ''}`, { ...entry, answer: toAnswer(row) });
  }
  for (const { consultation_id: id, ...row } of await selectAllFollowUps(transaction, placeId)) {
    const entry = open(id, row);
    const followUps = [...(entry?.followUps ?? []), toFollowUp(row)];
    if (entry) entries.set(`${id} ${row.proposal_id ?? ''}`, { ...entry, followUps });
  }
  return [...entries.values()]
    .toSorted((a, b) => (lastDay(a) < lastDay(b) ? 1 : lastDay(a) > lastDay(b) ? -1 : 0))
    .slice(0, MAXIMUM_HEARD);
}

const lastDay = ({ answer, followUps }: HeardEntry): string =>
  [answer?.answeredOn ?? '', ...followUps.map(({ doneOn }) => doneOn)].toSorted().at(-1) ?? '';

interface ProposalRow {
  readonly proposal_id: string | null;
  readonly title: string | null;
  readonly language: string | null;
  readonly translations: Readonly<Record<string, { readonly title: string }>> | null;
}

/** Without a title where the proposal is not shown. */
function toTitles({ title, language, translations }: ProposalRow): Texts {
  if (title === null || language === null) return {};
  const translated = Object.entries(translations ?? {}).map(([code, words]) => [code, words.title] as const);
  return { ...Object.fromEntries(translated), [language]: title };
}

function selectAllAnswers(transaction: TakePartTransaction, placeId: string) {
  return transaction
    .selectFrom('office.council_answer as answer')
    .leftJoin('office.proposal as proposal', (join) =>
      join
        .onRef('proposal.place_id', '=', 'answer.place_id')
        .onRef('proposal.proposal_id', '=', 'answer.proposal_id'),
    )
    .select([
      'answer.consultation_id',
      'answer.proposal_id',
      'answer.council_answer_id',
      'answer.decision',
      'answer.reasons',
      'answer.answered_on',
      'answer.link',
      'proposal.title',
      'proposal.language',
      'proposal.translations',
    ])
    .where('answer.place_id', '=', placeId)
    .execute();
}

type AnswerRow = Omit<Awaited<ReturnType<typeof selectAllAnswers>>[number], 'consultation_id'>;

const toAnswer = (row: AnswerRow): CouncilAnswer => ({
  councilAnswerId: row.council_answer_id,
  proposalId: row.proposal_id,
  decision: row.decision as Decision,
  reasons: row.reasons,
  answeredOn: row.answered_on,
  link: row.link,
});

function selectAllFollowUps(transaction: TakePartTransaction, placeId: string) {
  return transaction
    .selectFrom('office.follow_up as done')
    .leftJoin('office.proposal as proposal', (join) =>
      join
        .onRef('proposal.place_id', '=', 'done.place_id')
        .onRef('proposal.proposal_id', '=', 'done.proposal_id'),
    )
    .select([
      'done.consultation_id',
      'done.proposal_id',
      'done.follow_up_id',
      'done.done_on',
      'done.what',
      'done.link',
      'proposal.title',
      'proposal.language',
      'proposal.translations',
    ])
    .where('done.place_id', '=', placeId)
    .orderBy('done.done_on', 'desc')
    .orderBy('done.follow_up_id')
    .execute();
}

type FollowUpRow = Omit<Awaited<ReturnType<typeof selectAllFollowUps>>[number], 'consultation_id'>;

const toFollowUp = (row: FollowUpRow): FollowUp => ({
  followUpId: row.follow_up_id,
  proposalId: row.proposal_id,
  doneOn: row.done_on,
  what: row.what,
  link: row.link,
});
