/** Decisions about decisions: which are open, in what order, which are late. */
import type { MeetingDecision } from './meeting.types.ts';

/** Open ones: those with a day first, the earliest on top; those without at the end. */
export function listOpenDecisions(decisions: readonly MeetingDecision[]): MeetingDecision[] {
  return decisions
    .filter(({ state }) => state === 'open')
    .toSorted(
      (a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') || a.heldOn.localeCompare(b.heldOn),
    );
}

export function isLate({ state, dueOn }: Pick<MeetingDecision, 'state' | 'dueOn'>, today: string): boolean {
  return state === 'open' && dueOn !== null && dueOn < today;
}
