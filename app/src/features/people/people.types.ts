import type { Role } from '#server/auth/permissions.ts';
import type { Member } from '#server/auth/member.ts';
import type { PlaceHead } from '#features/place/place.types.ts';

/** A signed-in person's work in one place. */
export interface Membership {
  readonly member: Member;
  readonly place: PlaceHead;
}

/** A colleague in the list of members. */
export interface Colleague {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly actorId: string | null;
  readonly actorName: string | null;
  /** ISO day */
  readonly since: string;
}

export interface OpenMemberInvitation {
  readonly memberInvitationId: string;
  readonly email: string;
  readonly role: Role;
  readonly actorName: string | null;
  /** ISO day */
  readonly expiresOn: string;
}
