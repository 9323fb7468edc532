/** Limits of what people write about themselves, in characters: for the schema, the sign-in library and the fields. */
export const ACCOUNT_LIMITS = {
  nameMaximum: 120,
  emailMaximum: 254,
  passwordMinimum: 12,
  passwordMaximum: 128,
  passkeyNameMaximum: 60,
} as const;

/** How long, after opening a one-time link, a new password may be chosen without knowing the old one. */
export const LINK_TRUST_MS = 30 * 60 * 1000;

/** How somebody signed in. */
export const PROOFS = ['password', 'link', 'passkey', 'openid'] as const;
export type Proof = (typeof PROOFS)[number];

export function toProof(text: unknown): Proof {
  return PROOFS.find((one) => one === text) ?? 'password';
}

/** @param openedAt when the session began */
export function mayReplacePassword(session: { provenBy: Proof; openedAt: Date }, now: Date): boolean {
  return session.provenBy === 'link' && now.getTime() - session.openedAt.getTime() < LINK_TRUST_MS;
}
