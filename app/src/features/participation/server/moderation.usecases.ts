/** Looking at proposals before anything appears. The reason of a single proposal goes to the audit and nowhere else. */
import type { Member } from '#server/auth/member.ts';
import { authorise } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { flagIdentifyingWords } from '@vicus/disclosure';
import { computeInitiativeEnd } from '../participation.rules.ts';
import { moderationSchema, officeProposalSchema, translationSchema } from '../participation.schema.ts';
import type { Consultation, ModerationReason, OfficeProposal } from '../participation.types.ts';
import { holdConsultation, parseId, recordDeed, requireFound } from './consultation-hold.ts';
import { selectAllProposals } from './consultation.queries.ts';

/**
 * Shows a proposal, or does not, with a reason. Problems: `reason-missing` (422), `names-not-looked-at` (422) with the
 * flagged words, `text-is-gone` (409) once a text that was not shown was emptied.
 */
export async function moderateProposal(member: Member, id: string, input: unknown): Promise<void> {
  authorise(member, 'participation.moderate');
  const consultationId = parseId(id);
  const verdict = parseInput(moderationSchema, input);
  if (verdict.verdict === 'not-show' && verdict.reason === null)
    throw new Problem('reason-missing', 422, {}, 'reason');
  await write(member, async (transaction) => {
    const consultation = await holdConsultation(transaction, member.placeId, consultationId);
    const all = await selectAllProposals(transaction, member.placeId, consultationId);
    const proposal = all.find(({ proposalId }) => proposalId === verdict.proposalId);
    if (proposal === undefined) throw new Problem('not-found', 404);
    const reason = verdict.verdict === 'not-show' ? verdict.reason : null;
    if (reason === null) refuseNames(proposal, verdict.hasLooked);
    await countReason(transaction, member.placeId, consultationId, {
      before: proposal.reason,
      after: reason,
    });
    await setVerdict(transaction, member.placeId, consultation, proposal, reason);
    const detail = { what: verdict.verdict, reason: reason ?? '', note: verdict.note };
    const object = { kind: 'proposal', id: proposal.proposalId } as const;
    await recordDeed(transaction, member, 'participation.moderate', object, detail);
  });
}

function refuseNames(proposal: OfficeProposal, hasLooked: boolean): void {
  if (proposal.title === '') throw new Problem('text-is-gone', 409);
  const { language } = proposal;
  const words = flagIdentifyingWords(`${proposal.title}. ${proposal.body}`, { language }).map(
    (one) => one.words,
  );
  if (words.length > 0 && !hasLooked)
    throw new Problem(
      'names-not-looked-at',
      422,
      { words: [...new Set(words)].slice(0, 12).join(', ') },
      'hasLooked',
    );
}

async function setVerdict(
  transaction: OfficeTransaction,
  placeId: string,
  consultation: Consultation,
  proposal: OfficeProposal,
  reason: ModerationReason | null,
): Promise<void> {
  const isInitiative = consultation.kind === 'initiatives';
  const isFirst = proposal.threshold === null;
  const gathering =
    reason === null && isInitiative && isFirst
      ? { closes_on: computeInitiativeEnd(consultation, today()), threshold: consultation.supportThreshold }
      : {};
  await transaction
    .updateTable('office.proposal')
    .set({ state: reason === null ? 'shown' : 'not-shown', reason, decided_on: today(), ...gathering })
    .where('place_id', '=', placeId)
    .where('proposal_id', '=', proposal.proposalId)
    .execute();
  if (reason === null)
    await openTally(transaction, placeId, consultation.consultationId, proposal.proposalId);
}

async function openTally(
  transaction: OfficeTransaction,
  placeId: string,
  consultationId: string,
  proposalId: string,
): Promise<void> {
  await transaction
    .insertInto('office.support_tally')
    .values({ place_id: placeId, consultation_id: consultationId, proposal_id: proposalId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The public count by reason. */
async function countReason(
  transaction: OfficeTransaction,
  placeId: string,
  consultationId: string,
  { before, after }: { readonly before: ModerationReason | null; readonly after: ModerationReason | null },
): Promise<void> {
  if (before === after) return;
  for (const [reason, change] of [
    [before, -1],
    [after, 1],
  ] as const) {
    if (reason === null) continue;
    await transaction
      .insertInto('office.moderation_count')
      .values({ place_id: placeId, consultation_id: consultationId, reason, proposals: Math.max(change, 0) })
      .onConflict((conflict) =>
        conflict.columns(['place_id', 'consultation_id', 'reason']).doUpdateSet((update) => ({
          proposals: update('office.moderation_count.proposals', '+', change),
        })),
      )
      .execute();
  }
  await transaction
    .deleteFrom('office.moderation_count')
    .where('place_id', '=', placeId)
    .where('consultation_id', '=', consultationId)
    .where('proposals', '<=', 0)
    .execute();
}

/** A proposal of the office itself, e.g. one of several ways to do something; marked as the office's. */
export async function addOfficeProposal(member: Member, id: string, input: unknown): Promise<void> {
  authorise(member, 'participation.change');
  const consultationId = parseId(id);
  const proposal = parseInput(officeProposalSchema, input);
  const { placeId } = member;
  await write(member, async (transaction) => {
    await holdConsultation(transaction, placeId, consultationId);
    const row = { place_id: placeId, consultation_id: consultationId, ...proposal };
    const { proposal_id: proposalId } = await transaction
      .insertInto('office.proposal')
      .values({ ...row, state: 'shown', from_office: true, decided_on: today() })
      .returning('proposal_id')
      .executeTakeFirstOrThrow();
    await openTally(transaction, placeId, consultationId, proposalId);
    const object = { kind: 'proposal', id: proposalId } as const;
    await recordDeed(transaction, member, 'participation.change', object, { what: 'add' });
  });
}

/** The words of a proposal in another language; the writer's own words stay as they are. */
export async function translateProposal(member: Member, id: string, input: unknown): Promise<void> {
  authorise(member, 'participation.moderate');
  const consultationId = parseId(id);
  const { proposalId, language, title, body } = parseInput(translationSchema, input);
  const { placeId } = member;
  await write(member, async (transaction) => {
    const all = await selectAllProposals(transaction, placeId, consultationId);
    const proposal = all.find((one) => one.proposalId === proposalId);
    requireFound(proposal !== undefined);
    const translations = { ...proposal?.translations, [language]: { title, body } };
    await transaction
      .updateTable('office.proposal')
      .set({ translations: JSON.stringify(translations) })
      .where('place_id', '=', placeId)
      .where('proposal_id', '=', proposalId)
      .execute();
    const object = { kind: 'proposal', id: proposalId } as const;
    await recordDeed(transaction, member, 'participation.moderate', object, { what: 'translate', language });
  });
}
