/**
 * Who may do what in a place: one table, deny by default. An action is named after the thing a person does; the use
 * case with that name asks for it in its first line. The matrix test walks every row.
 */
export const ROLES = ['coordinator', 'officer', 'partner', 'reader', 'observer'] as const;
export type Role = (typeof ROLES)[number];

const STAFF = ['coordinator', 'officer'] as const;
const INSIDE = ['coordinator', 'officer', 'reader'] as const;

export const PERMISSIONS = {
  'desk.read': ['coordinator', 'officer', 'partner', 'reader'],
  'place.read': ['coordinator', 'officer', 'partner', 'reader'],
  'place.change': STAFF,
  'place.publish': STAFF,
  'place.remove': ['coordinator'],
  'competence.read': ['coordinator', 'officer', 'partner', 'reader'],
  'competence.change': STAFF,
  'context.read': INSIDE,
  'context.change': STAFF,
  'context.publish': STAFF,
  'peers.read': INSIDE,
  'member.read': INSIDE,
  'member.invite': ['coordinator'],
  'member.change': ['coordinator'],
  'audit.read': ['coordinator'],
  'actor.read': ['coordinator', 'officer', 'reader'],
  'actor.change': STAFF,
  'actor.import': STAFF,
  'own-organisation.read': ['coordinator', 'officer', 'partner', 'reader'],
  'own-organisation.change': ['coordinator', 'officer', 'partner'],
  'instrument.read': INSIDE,
  'instrument.change': STAFF,
  'instrument.translate': STAFF,
  'district.read': INSIDE,
  'district.change': STAFF,
  'wave.read': INSIDE,
  'wave.change': STAFF,
  'wave.open': STAFF,
  'wave.close': STAFF,
  'wave.remove': ['coordinator'],
  'invitation.read': STAFF,
  'invitation.change': STAFF,
  'invitation.print': STAFF,
  'answers.import': STAFF,
  'results.read': INSIDE,
  'named-answers.read': STAFF,
  'open-answers.read': STAFF,
  'theme.read': INSIDE,
  'theme.change': STAFF,
  'theme.publish': STAFF,
  'paper.key': STAFF,
  'tablet.add': STAFF,
  'tablet.revoke': STAFF,
  'answer.assist': STAFF,
  'statement.read': STAFF,
  'statement.code': STAFF,
  'findings.cross': STAFF,
  'findings.weigh': STAFF,
  'release.read': INSIDE,
  'release.publish': STAFF,
  'release.withdraw': ['coordinator'],
  'participation.read': INSIDE,
  'participation.change': STAFF,
  'participation.moderate': STAFF,
  'participation.count': STAFF,
  'participation.answer': STAFF,
  'participation.remove': ['coordinator'],
  'playground.use': INSIDE,
  'indicator.read': INSIDE,
  'indicator.change': STAFF,
  'data.read': STAFF,
  'data.change': STAFF,
  'delivery.read': ['coordinator', 'officer', 'partner', 'reader'],
  'delivery.change': STAFF,
  'delivery.submit': ['coordinator', 'officer', 'partner'],
  'delivery.approve': STAFF,
  'activity.read': ['coordinator', 'officer', 'partner', 'reader'],
  'activity.change': STAFF,
  'activity.record': ['coordinator', 'officer', 'partner'],
  'policy.read': INSIDE,
  'policy.change': STAFF,
  'policy.publish': STAFF,
  'comparison.read': INSIDE,
  'comparison.share': ['coordinator'],
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof PERMISSIONS;

export function mayRole(role: Role, action: Action): boolean {
  return (PERMISSIONS[action] as readonly Role[]).includes(role);
}
