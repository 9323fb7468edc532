/** Decisions without I/O: what is open on a day, what support adds up to, what may be shown. */
import { addDays } from '#server/clock.ts';
import type {
  AdvisoryBody,
  Consultation,
  CouncilAnswer,
  FollowUp,
  Phase,
  Proposal,
  PublicProposal,
  ShownSeats,
  Support,
} from './participation.types.ts';

/** Ballots are counted when this many have gathered, so that no count tells what the person before chose. */
export const MINIMUM_BALLOTS = 5;
/** Seats held by newcomers below this are shown with the agreement of those who hold them only. */
export const MINIMUM_SEATS = 5;
/** Text that is not shown is emptied after so many days. */
export const KEPT_DAYS = 90;
export const SUBMISSION_DAYS = 7;

export function readPhase(consultation: Consultation, today: string): Phase {
  const { state, opensOn, closesOn, concludedOn } = consultation;
  if (state === 'draft') return 'draft';
  if (concludedOn !== null) return 'concluded';
  if (state === 'ended' || (closesOn !== null && closesOn < today)) return 'ended';
  return opensOn !== null && opensOn > today ? 'waiting' : 'collecting';
}

/** Initiatives gather on after nobody may start a new one; a proposal of a consultation gathers as long as that. */
export function isGathering(proposal: Proposal, consultation: Consultation, today: string): boolean {
  if (!consultation.takesSupport || proposal.state !== 'shown') return false;
  if (readPhase(consultation, today) !== 'collecting') return false;
  return proposal.closesOn === null || proposal.closesOn >= today;
}

/** Last day of gathering for an initiative that is shown today. */
export function computeInitiativeEnd(consultation: Consultation, today: string): string | null {
  return consultation.supportDays === null ? null : addDays(today, consultation.supportDays);
}

/** Support that counts: with code and on paper. Expressions are never in it. */
export function sumVotes({ coded, paper }: Support): number {
  return coded + paper;
}

export function hasReached(proposal: Proposal, support: Support): boolean {
  return proposal.threshold !== null && sumVotes(support) >= proposal.threshold;
}

/** Proposals as the public sees them: most votes first, then by title; expressions order nothing. */
export function arrangeProposals(
  consultation: Consultation,
  parts: {
    readonly proposals: readonly Proposal[];
    readonly support: ReadonlyMap<string, Support>;
    readonly answers: readonly CouncilAnswer[];
    readonly followUps: readonly FollowUp[];
  },
  today: string,
): PublicProposal[] {
  const shown = parts.proposals.map((proposal): PublicProposal => {
    const support = parts.support.get(proposal.proposalId) ?? { coded: 0, paper: 0, expressions: 0 };
    return {
      ...proposal,
      support,
      answer: parts.answers.find(({ proposalId }) => proposalId === proposal.proposalId) ?? null,
      followUps: parts.followUps.filter(({ proposalId }) => proposalId === proposal.proposalId),
      isGathering: isGathering(proposal, consultation, today),
      hasReached: hasReached(proposal, support),
    };
  });
  return shown.toSorted(
    (a, b) => sumVotes(b.support) - sumVotes(a.support) || a.title.localeCompare(b.title, 'en'),
  );
}

/** What the public may know of the seats newcomers hold. Zero names nobody and is a number like others. */
export function showNewcomerSeats(body: AdvisoryBody): ShownSeats {
  const { seatsNewcomers: seats, newcomersAgreed } = body;
  if (seats === null) return { kind: 'not-collected' };
  if (seats === 0 || seats >= MINIMUM_SEATS || newcomersAgreed) return { kind: 'number', seats };
  return { kind: 'withheld' };
}

/**
 * Shown proposals that nobody answered. Before a consultation is concluded each of them has an answer, or the
 * consultation as a whole has one.
 */
export function listUnanswered(
  proposals: readonly Proposal[],
  answers: readonly CouncilAnswer[],
): readonly Proposal[] {
  if (answers.some(({ proposalId }) => proposalId === null)) return [];
  return proposals.filter(
    (proposal) =>
      proposal.state === 'shown' && !answers.some(({ proposalId }) => proposalId === proposal.proposalId),
  );
}
