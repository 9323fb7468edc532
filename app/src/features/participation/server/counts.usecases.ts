/** Participation counted without recording who. */
import { forInternalUse } from '@vicus/disclosure';
import { toCsv } from '@vicus/formats';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, write, type OfficeReader } from '#server/db/doors.ts';
import type { Consultation, Meeting } from '../participation.types.ts';
import { nothingCounted } from '../participation.problems.ts';
import { composeParticipationCube, readBand, type ParticipationRow } from '../participation.tables.ts';
import { selectAnswers } from './answer.queries.ts';
import { recordDeed } from './consultation-hold.ts';
import { selectAllProposals, selectConsultations, selectSupport } from './consultation.queries.ts';
import { selectMeetings } from './room.queries.ts';

/** One row a consultation that was opened, newest first. */
export async function readParticipationCounts(member: Member): Promise<readonly ParticipationRow[]> {
  authorise(member, 'participation.read');
  return readOffice(member, async (reader) => {
    const consultations = await selectConsultations(reader, member.placeId);
    const meetings = await selectMeetings(reader, member.placeId);
    const rows: ParticipationRow[] = [];
    for (const consultation of consultations.filter(({ state }) => state !== 'draft'))
      rows.push(await readRow(reader, member.placeId, consultation, meetings));
    return rows;
  });
}

async function readRow(
  reader: OfficeReader,
  placeId: string,
  { consultationId, question, opensOn }: Consultation,
  meetings: readonly Meeting[],
): Promise<ParticipationRow> {
  const proposals = await selectAllProposals(reader, placeId, consultationId);
  const support = [...(await selectSupport(reader, placeId, consultationId)).values()];
  const answers = await selectAnswers(reader, placeId, consultationId);
  const own = meetings.filter((meeting) => meeting.consultationId === consultationId);
  const bands = own.flatMap(({ headcount }) => (headcount === null ? [] : [readBand(headcount)]));
  const count = (state: string) => proposals.filter((proposal) => proposal.state === state).length;
  return {
    consultationId,
    question,
    opensOn,
    received: proposals.filter(({ isFromOffice }) => !isFromOffice).length,
    shown: count('shown'),
    notShown: count('not-shown'),
    coded: sum(support.map(({ coded }) => coded)),
    paper: sum(support.map(({ paper }) => paper)),
    expressions: sum(support.map(({ expressions }) => expressions)),
    answered: answers.filter(({ proposalId }) => proposalId !== null).length,
    meetings: own.length,
    peopleLow: bands.length === 0 ? null : sum(bands.map(({ low }) => low)),
    peopleHigh:
      bands.length === 0 || bands.some(({ high }) => high === null)
        ? null
        : sum(bands.map(({ high }) => high ?? 0)),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

/** The same as CSV, for internal use; written to the audit. Problem `nothing-counted` (404) before the first consultation. */
export async function exportParticipationCounts(member: Member, language: string): Promise<string> {
  const rows = await readParticipationCounts(member);
  if (rows.length === 0) throw nothingCounted();
  const cube = composeParticipationCube(rows, today().slice(0, 4));
  await write(member, (transaction) => {
    const object = { kind: 'consultation', id: 'participation.csv' } as const;
    return recordDeed(transaction, member, 'participation.read', object, { rows: rows.length });
  });
  const internal = forInternalUse(cube, 'participation', { by: member.userId, on: today() });
  return toCsv(internal, { language, byteOrderMark: true });
}
