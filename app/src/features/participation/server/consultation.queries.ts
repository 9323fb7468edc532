/** SQL of consultations, their proposals and what was counted. The doors decide which rows are seen. */
import type {
  OfficeReader,
  OfficeTransaction,
  TakePartTransaction,
  WorkTransaction,
} from '#server/db/doors.ts';
import type { Language } from '#ui/languages.ts';
import type {
  Consultation,
  ConsultationInput,
  ModerationReason,
  OfficeProposal,
  Proposal,
  Support,
} from '../participation.types.ts';

/** Every door that may read consultations. */
export type Reader = OfficeReader | OfficeTransaction | TakePartTransaction | WorkTransaction;
type Kysely = OfficeTransaction;

const COLUMNS = [
  'consultation_id',
  'kind',
  'level',
  'state',
  'question',
  'background',
  'answerable',
  'answers_by',
  'opens_on',
  'closes_on',
  'takes_proposals',
  'takes_support',
  'choices_per_code',
  'support_threshold',
  'support_days',
  'concluded_on',
] as const;

interface ConsultationRow {
  readonly consultation_id: string;
  readonly kind: string;
  readonly level: string;
  readonly state: string;
  readonly question: Consultation['question'];
  readonly background: Consultation['background'];
  readonly answerable: string;
  readonly answers_by: string | null;
  readonly opens_on: string | null;
  readonly closes_on: string | null;
  readonly takes_proposals: boolean;
  readonly takes_support: boolean;
  readonly choices_per_code: number;
  readonly support_threshold: number | null;
  readonly support_days: number | null;
  readonly concluded_on: string | null;
}

function toConsultation(row: ConsultationRow): Consultation {
  return {
    consultationId: row.consultation_id,
    kind: row.kind as Consultation['kind'],
    level: row.level as Consultation['level'],
    state: row.state as Consultation['state'],
    question: row.question,
    background: row.background,
    answerable: row.answerable,
    answersBy: row.answers_by,
    opensOn: row.opens_on,
    closesOn: row.closes_on,
    takesProposals: row.takes_proposals,
    takesSupport: row.takes_support,
    choicesPerCode: row.choices_per_code,
    supportThreshold: row.support_threshold,
    supportDays: row.support_days,
    concludedOn: row.concluded_on,
  };
}

/** Columns of the input; a consultation has no threshold, initiatives no closing day of their own. */
export function toConsultationRow(input: ConsultationInput) {
  const isInitiatives = input.kind === 'initiatives';
  return {
    kind: input.kind,
    level: input.level,
    question: JSON.stringify(input.question),
    background: JSON.stringify(input.background),
    answerable: input.answerable,
    answers_by: isInitiatives ? null : input.answersBy,
    opens_on: input.opensOn,
    closes_on: isInitiatives ? null : input.closesOn,
    takes_proposals: isInitiatives || input.takesProposals,
    takes_support: isInitiatives || input.takesSupport,
    choices_per_code: isInitiatives ? 1 : input.choicesPerCode,
    support_threshold: isInitiatives ? input.supportThreshold : null,
    support_days: isInitiatives ? input.supportDays : null,
  };
}

/** Newest first. */
export async function selectConsultations(reader: Reader, placeId: string): Promise<Consultation[]> {
  const rows = await (reader as Kysely)
    .selectFrom('office.consultation')
    .select(COLUMNS)
    .where('place_id', '=', placeId)
    .orderBy('opens_on', (order) => order.desc().nullsFirst())
    .orderBy('created_on', 'desc')
    .orderBy('consultation_id')
    .execute();
  return rows.map(toConsultation);
}

export async function selectConsultation(
  reader: Reader,
  placeId: string,
  consultationId: string,
): Promise<Consultation | undefined> {
  const row = await (reader as Kysely)
    .selectFrom('office.consultation')
    .select(COLUMNS)
    .where('place_id', '=', placeId)
    .where('consultation_id', '=', consultationId)
    .executeTakeFirst();
  return row && toConsultation(row);
}

interface ProposalRow {
  readonly proposal_id: string;
  readonly title: string;
  readonly body: string;
  readonly language: string;
  readonly translations: Proposal['translations'];
  readonly state: string;
  readonly from_office: boolean;
  readonly closes_on: string | null;
  readonly threshold: number | null;
}

const PROPOSAL_COLUMNS = [
  'proposal_id',
  'title',
  'body',
  'language',
  'translations',
  'state',
  'from_office',
  'closes_on',
  'threshold',
] as const;

function toProposal(row: ProposalRow): Proposal {
  return {
    proposalId: row.proposal_id,
    title: row.title,
    body: row.body,
    language: row.language as Language,
    translations: row.translations,
    state: row.state as Proposal['state'],
    isFromOffice: row.from_office,
    closesOn: row.closes_on,
    threshold: row.threshold,
  };
}

/** What is shown, in no order that tells of their coming. */
export async function selectShownProposals(
  reader: Reader,
  placeId: string,
  consultationId: string,
): Promise<Proposal[]> {
  const rows = await (reader as Kysely)
    .selectFrom('office.proposal')
    .select(PROPOSAL_COLUMNS)
    .where('place_id', '=', placeId)
    .where('consultation_id', '=', consultationId)
    .where('state', '=', 'shown')
    .orderBy('title')
    .orderBy('proposal_id')
    .execute();
  return rows.map(toProposal);
}

/** All, for the office: those that wait first, by day. */
export async function selectAllProposals(
  reader: OfficeReader | OfficeTransaction,
  placeId: string,
  consultationId: string,
): Promise<OfficeProposal[]> {
  const rows = await reader
    .selectFrom('office.proposal')
    .select([...PROPOSAL_COLUMNS, 'reason', 'received_on'])
    .where('place_id', '=', placeId)
    .where('consultation_id', '=', consultationId)
    .orderBy('received_on')
    .orderBy('title')
    .orderBy('proposal_id')
    .execute();
  return rows.map((row) => ({
    ...toProposal(row),
    reason: row.reason as ModerationReason | null,
    receivedOn: row.received_on,
  }));
}

/** Counted support by proposal; paper is the sum of its counts. */
export async function selectSupport(
  reader: Reader,
  placeId: string,
  consultationId: string,
): Promise<Map<string, Support>> {
  const tallies = await (reader as Kysely)
    .selectFrom('office.support_tally')
    .select(['proposal_id', 'coded', 'expressions'])
    .where('place_id', '=', placeId)
    .where('consultation_id', '=', consultationId)
    .execute();
  const papers = await (reader as Kysely)
    .selectFrom('office.paper_count')
    .select((select) => ['proposal_id', select.fn.sum<string>('supports').as('supports')])
    .where('place_id', '=', placeId)
    .where('consultation_id', '=', consultationId)
    .groupBy('proposal_id')
    .execute();
  const paper = new Map(papers.map((row) => [row.proposal_id, Number(row.supports)]));
  const counted = new Map(tallies.map((row) => [row.proposal_id, row]));
  return new Map(
    [...new Set([...paper.keys(), ...counted.keys()])].map((proposalId) => [
      proposalId,
      {
        coded: counted.get(proposalId)?.coded ?? 0,
        paper: paper.get(proposalId) ?? 0,
        expressions: counted.get(proposalId)?.expressions ?? 0,
      },
    ]),
  );
}

export async function selectModerationCounts(reader: Reader, placeId: string, consultationId: string) {
  const rows = await (reader as Kysely)
    .selectFrom('office.moderation_count')
    .select(['reason', 'proposals'])
    .where('place_id', '=', placeId)
    .where('consultation_id', '=', consultationId)
    .orderBy('reason')
    .execute();
  return rows.map((row) => ({ reason: row.reason as ModerationReason, proposals: row.proposals }));
}
