/** Consultations as the office reads them. */
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, type OfficeReader } from '#server/db/doors.ts';
import { Problem } from '#server/problem.ts';
import { readPhase } from '../participation.rules.ts';
import type {
  CodeBatch,
  CodePurpose,
  Consultation,
  CouncilAnswer,
  FollowUp,
  Meeting,
  OfficeProposal,
  PaperCount,
  Phase,
  Support,
} from '../participation.types.ts';
import { selectAnswers, selectFollowUps } from './answer.queries.ts';
import { parseId } from './consultation-hold.ts';
import {
  selectAllProposals,
  selectConsultation,
  selectConsultations,
  selectSupport,
} from './consultation.queries.ts';
import { selectMeetings } from './room.queries.ts';

export interface ListedConsultation {
  readonly consultation: Consultation;
  readonly phase: Phase;
  readonly waiting: number;
  readonly shown: number;
}

/** All consultations of a place with what waits to be looked at. */
export async function listConsultations(member: Member): Promise<readonly ListedConsultation[]> {
  authorise(member, 'participation.read');
  return readOffice(member, async (reader) => {
    const consultations = await selectConsultations(reader, member.placeId);
    const counts = await reader
      .selectFrom('office.proposal')
      .select((select) => ['consultation_id', 'state', select.fn.countAll<string>().as('n')])
      .where('place_id', '=', member.placeId)
      .groupBy(['consultation_id', 'state'])
      .execute();
    const count = (id: string, state: string) =>
      Number(counts.find((row) => row.consultation_id === id && row.state === state)?.n ?? 0);
    return consultations.map((consultation) => ({
      consultation,
      phase: readPhase(consultation, today()),
      waiting: count(consultation.consultationId, 'waiting'),
      shown: count(consultation.consultationId, 'shown'),
    }));
  });
}

export interface ConsultationFile {
  readonly consultation: Consultation;
  readonly phase: Phase;
  readonly proposals: readonly OfficeProposal[];
  readonly support: ReadonlyMap<string, Support>;
  readonly answers: readonly CouncilAnswer[];
  readonly followUps: readonly FollowUp[];
  readonly batches: readonly CodeBatch[];
  readonly papers: readonly PaperCount[];
  readonly meetings: readonly Meeting[];
  /** codes that may still be used; addresses that wait for a notice. null: the role may not know */
  readonly unspentCodes: number | null;
  readonly noticeAddresses: number | null;
}

/** Everything the office knows of one consultation. Problem `not-found` (404). */
export async function readConsultationFile(member: Member, id: string): Promise<ConsultationFile> {
  authorise(member, 'participation.read');
  const { placeId } = member;
  const consultationId = parseId(id);
  return readOffice(member, async (reader) => {
    const consultation = await selectConsultation(reader, placeId, consultationId);
    if (consultation === undefined) throw new Problem('not-found', 404);
    const isStaff = member.role === 'coordinator' || member.role === 'officer';
    const meetings = await selectMeetings(reader, placeId);
    return {
      consultation,
      phase: readPhase(consultation, today()),
      proposals: await selectAllProposals(reader, placeId, consultationId),
      support: await selectSupport(reader, placeId, consultationId),
      answers: await selectAnswers(reader, placeId, consultationId),
      followUps: await selectFollowUps(reader, placeId, consultationId),
      batches: await selectBatches(reader, placeId, consultationId),
      papers: await selectPapers(reader, placeId, consultationId),
      meetings: meetings.filter((meeting) => meeting.consultationId === consultationId),
      unspentCodes: isStaff
        ? await countOf(reader, 'confidential.support_code', placeId, consultationId)
        : null,
      noticeAddresses: isStaff
        ? await countOf(reader, 'confidential.notice_address', placeId, consultationId)
        : null,
    };
  });
}

async function countOf(
  transaction: OfficeReader,
  table: 'confidential.support_code' | 'confidential.notice_address',
  placeId: string,
  consultationId: string,
): Promise<number> {
  const row = await transaction
    .selectFrom(table)
    .select((select) => select.fn.count<string>('place_id').as('n'))
    .where('place_id', '=', placeId)
    .where('consultation_id', '=', consultationId)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

async function selectBatches(
  transaction: OfficeReader,
  placeId: string,
  consultationId: string,
): Promise<CodeBatch[]> {
  const rows = await transaction
    .selectFrom('office.code_batch')
    .select(['code_batch_id', 'purpose', 'codes', 'made_on'])
    .where('place_id', '=', placeId)
    .where('consultation_id', '=', consultationId)
    .orderBy('made_on', 'desc')
    .execute();
  return rows.map((row) => ({
    codeBatchId: row.code_batch_id,
    purpose: row.purpose as CodePurpose,
    codes: row.codes,
    madeOn: row.made_on,
  }));
}

async function selectPapers(
  transaction: OfficeReader,
  placeId: string,
  consultationId: string,
): Promise<PaperCount[]> {
  const rows = await transaction
    .selectFrom('office.paper_count')
    .selectAll()
    .where('place_id', '=', placeId)
    .where('consultation_id', '=', consultationId)
    .orderBy('counted_on', 'desc')
    .orderBy('paper_count_id')
    .execute();
  return rows.map((row) => ({
    paperCountId: row.paper_count_id,
    proposalId: row.proposal_id,
    supports: row.supports,
    countedOn: row.counted_on,
    occasion: row.occasion,
    secondCounter: row.second_counter,
    note: row.note,
  }));
}
