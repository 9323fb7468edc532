/** The rooms of an office, as its navigation offers them: only what the role may open. */
import { mayRole, type Action, type Role } from '#server/auth/permissions.ts';
import type { MessageKey } from '#ui/messages.ts';

interface OfficeLink {
  readonly path: string;
  readonly label: MessageKey;
  readonly action: Action;
}

const LINKS: readonly OfficeLink[] = [
  { path: '', label: 'office.shell.desk', action: 'desk.read' },
  { path: 'profile', label: 'office.shell.profile', action: 'place.read' },
  { path: 'context', label: 'office.shell.context', action: 'context.read' },
  { path: 'peers', label: 'office.shell.peers', action: 'peers.read' },
  { path: 'comparison', label: 'office.shell.comparison', action: 'comparison.read' },
  { path: 'competences', label: 'office.shell.competences', action: 'competence.read' },
  { path: 'actors', label: 'office.shell.actors', action: 'actor.read' },
  { path: 'own-organisation', label: 'office.shell.own-organisation', action: 'own-organisation.read' },
  { path: 'surveys', label: 'office.shell.surveys', action: 'wave.read' },
  { path: 'publish', label: 'office.shell.publish', action: 'release.read' },
  { path: 'members', label: 'office.shell.members', action: 'member.read' },
  { path: 'audit', label: 'office.shell.audit', action: 'audit.read' },
];

/** For partners only their own organisation; for everybody else the actors stand for it. */
export function listOfficeLinks(role: Role): readonly OfficeLink[] {
  return LINKS.filter((link) => mayRole(role, link.action)).filter(
    (link) => link.path !== 'own-organisation' || role === 'partner',
  );
}
