/** Seeds for tests of this room: an open consultation, a proposal, codes. */
import { randomBytes } from 'node:crypto';
import type { Member } from '#server/auth/member.ts';
import { addDays, today } from '#server/clock.ts';
import { write } from '#server/db/doors.ts';
import { computeCodeHash, makeCode } from '../code.rules.ts';
import { createConsultation, openConsultation } from '../server/consultation.usecases.ts';
import { readConsultationFile } from '../server/consultation-file.usecases.ts';
import { moderateProposal } from '../server/moderation.usecases.ts';
import { submitProposal } from '../server/take-part.usecases.ts';
import type { ConsultationKind } from '../participation.types.ts';

export const makeKey = (): string => randomBytes(16).toString('base64url');

/** Open for thirty days; initiatives need ten supports. */
export async function seedOpenConsultation(
  member: Member,
  kind: ConsultationKind = 'consultation',
  choicesPerCode = 1,
): Promise<string> {
  const consultationId = await createConsultation(member, {
    kind,
    level: 'consultation',
    question: { en: 'What should change at the station?' },
    background: { en: 'It will be rebuilt.' },
    answerable: 'The council',
    closesOn: kind === 'initiatives' ? '' : addDays(today(), 30),
    takesProposals: 'yes',
    takesSupport: 'yes',
    choicesPerCode: String(choicesPerCode),
    supportThreshold: kind === 'initiatives' ? '10' : '',
    supportDays: kind === 'initiatives' ? '60' : '',
  });
  await openConsultation(member, consultationId);
  return consultationId;
}

/** Comes in by the public door, and is shown unless said otherwise. @returns its id */
export async function seedProposal(
  member: Member,
  consultationId: string,
  title: string,
  isShown = true,
): Promise<string> {
  const slug = member.userId.split('-')[0] ?? '';
  const typed = { key: makeKey(), title, body: 'because', language: 'en' };
  await submitProposal({ slug, consultationId, network: '' }, typed);
  const { proposals } = await readConsultationFile(member, consultationId);
  const proposalId = proposals.find((one) => one.title === title)?.proposalId ?? '';
  if (isShown)
    await moderateProposal(member, consultationId, { proposalId, verdict: 'show', hasLooked: 'yes' });
  return proposalId;
}

/** Codes without their slips. */
export async function seedCodes(member: Member, consultationId: string, howMany: number): Promise<string[]> {
  const codes = Array.from({ length: howMany }, () => makeCode(consultationId));
  const rows = codes
    .map((code) => computeCodeHash(consultationId, code))
    .toSorted(Buffer.compare)
    .map((code_hash) => ({ place_id: member.placeId, consultation_id: consultationId, code_hash }));
  await write(member, (transaction) =>
    transaction.insertInto('confidential.support_code').values(rows).execute(),
  );
  return codes;
}
