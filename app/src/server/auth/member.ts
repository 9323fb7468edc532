/** A signed-in person in one place, and the check that stands in the first line of every use case. */
import type { Actor } from '../db/doors.ts';
import { Problem } from '../problem.ts';
import { mayRole, type Action, type Role } from './permissions.ts';

export interface Member extends Actor {
  readonly placeId: string;
  readonly role: Role;
  /** for partners: the organisation they speak for */
  readonly actorId: string | null;
}

/** Lets the member go on, or throws Problem `forbidden` (403) that names what was asked. */
export function authorise(member: Member, action: Action): void {
  if (!mayRole(member.role, action)) throw new Problem('forbidden', 403, { action });
}
