/** The rooms of an office, as its menu offers them: in groups, and only what the role may open. */
import type { Role } from '#server/auth/permissions.ts';
import { listForRole, type MenuGroup, type MenuLink } from './menu-groups.ts';

export const DESK: MenuLink = { path: '', label: 'office.shell.desk', action: 'desk.read' };

const GROUPS: readonly MenuGroup[] = [
  {
    label: 'office.shell.group.know',
    links: [
      { path: 'profile', label: 'office.shell.profile', action: 'place.read' },
      { path: 'districts', label: 'office.shell.districts', action: 'district.read' },
      { path: 'context', label: 'office.shell.context', action: 'context.read' },
      { path: 'peers', label: 'office.shell.peers', action: 'peers.read' },
      { path: 'expected', label: 'office.expected.title', action: 'peers.read' },
      { path: 'comparison', label: 'office.shell.comparison', action: 'comparison.read' },
      { path: 'competences', label: 'office.shell.competences', action: 'competence.read' },
    ],
  },
  {
    label: 'office.shell.group.observe',
    links: [
      { path: 'observer', label: 'office.shell.observer', action: 'observer.read' },
      { path: 'observer/needs', label: 'office.shell.observer-needs', action: 'observer.read' },
    ],
  },
  {
    label: 'office.shell.group.listen',
    links: [
      { path: 'instruments', label: 'office.shell.instruments', action: 'instrument.read' },
      { path: 'surveys', label: 'office.shell.surveys', action: 'wave.read' },
      { path: 'participation', label: 'office.shell.participation', action: 'participation.read' },
      { path: 'perception-gap', label: 'office.shell.perception-gap', action: 'results.read' },
      { path: 'over-time', label: 'office.shell.over-time', action: 'results.read' },
      { path: 'conversations', label: 'office.shell.conversations', action: 'statement.read' },
      { path: 'themes', label: 'office.shell.themes', action: 'theme.read' },
    ],
  },
  {
    label: 'office.shell.group.measure',
    links: [
      { path: 'indicators', label: 'office.shell.indicators', action: 'indicator.read' },
      { path: 'data', label: 'office.shell.data', action: 'data.read' },
      { path: 'deliveries', label: 'office.shell.deliveries', action: 'delivery.read' },
      { path: 'activities', label: 'office.shell.activities', action: 'activity.read' },
      { path: 'measures', label: 'office.shell.measures', action: 'policy.read' },
      { path: 'encounters', label: 'office.shell.encounters', action: 'policy.read' },
      { path: 'keeps-open', label: 'office.shell.keeps-open', action: 'data.read' },
    ],
  },
  {
    label: 'office.shell.group.plan',
    links: [
      { path: 'stock-take', label: 'office.shell.stock-take', action: 'stock-take.read' },
      { path: 'strategy', label: 'office.shell.strategy', action: 'strategy.read' },
      { path: 'lending', label: 'office.shell.lending', action: 'lending.read' },
      { path: 'meetings', label: 'office.shell.meetings', action: 'meeting.read' },
    ],
  },
  {
    label: 'office.shell.group.learn',
    links: [
      { path: 'practices', label: 'office.shell.practices', action: 'practice.read' },
      { path: 'funds', label: 'office.shell.funds', action: 'fund.read' },
      { path: 'applications', label: 'office.shell.applications', action: 'application.read' },
      { path: 'networks', label: 'office.shell.networks', action: 'network.read' },
      { path: 'circles', label: 'office.shell.circles', action: 'circle.read' },
      { path: 'neighbours', label: 'office.shell.neighbours', action: 'offer.read' },
      { path: 'joint-services', label: 'office.shell.joint-services', action: 'joint-service.read' },
      { path: 'asks', label: 'office.shell.asks', action: 'ask.read' },
    ],
  },
  {
    label: 'office.shell.group.work-with',
    links: [
      { path: 'actors', label: 'office.shell.actors', action: 'actor.read' },
      { path: 'own-organisation', label: 'office.shell.own-organisation', action: 'own-organisation.read' },
      { path: 'own-actions', label: 'office.own-actions.title', action: 'action.read' },
      { path: 'own-reports', label: 'office.shell.own-reports', action: 'implementation.report' },
    ],
  },
  {
    label: 'office.shell.group.publish',
    links: [
      { path: 'publish', label: 'office.shell.publish', action: 'release.read' },
      { path: 'site', label: 'office.shell.site', action: 'site.read' },
      { path: 'reports', label: 'office.shell.reports', action: 'report.read' },
      { path: 'messages', label: 'office.shell.messages', action: 'message.read' },
      { path: 'playground', label: 'office.shell.playground', action: 'playground.use' },
      { path: 'audit-of-releases', label: 'office.release-audit.title', action: 'release.audit' },
      { path: 'internal', label: 'office.internal.title', action: 'internal.download' },
    ],
  },
  {
    label: 'office.shell.group.office',
    links: [
      { path: 'members', label: 'office.shell.members', action: 'member.read' },
      { path: 'visible-to-levels', label: 'office.shell.visible-to-levels', action: 'observation.read' },
      { path: 'handover', label: 'office.shell.handover', action: 'handover.read' },
      { path: 'audit', label: 'office.shell.audit', action: 'audit.read' },
    ],
  },
];

/** Only for partners: for everybody else the actors and the strategies stand for it. */
const OF_PARTNERS: readonly string[] = ['own-organisation', 'own-actions', 'own-reports'];

export function listOfficeGroups(role: Role): readonly MenuGroup[] {
  const isOffered = ({ path }: MenuLink): boolean => role === 'partner' || !OF_PARTNERS.includes(path);
  const groups = GROUPS.map(({ label, links }) => ({ label, links: links.filter(isOffered) }));
  return listForRole(groups, role);
}
