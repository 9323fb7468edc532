/** Pages of one strategy, as its menu offers them: in the order in which a strategy lives. */
import { mayRole, type Role } from '#server/auth/permissions.ts';
import { listForRole, type MenuGroup } from '../../menu-groups.ts';

const NOTES = 'comments/members';

const GROUPS: readonly MenuGroup[] = [
  {
    label: 'office.strategy.menu.group.write',
    links: [
      { path: '', label: 'office.strategy.menu.draft', action: 'strategy.read' },
      { path: 'checks', label: 'office.check.title', action: 'strategy.read' },
      { path: 'history', label: 'office.strategy.menu.history', action: 'strategy.read' },
      { path: 'export', label: 'office.strategy-export.title', action: 'strategy.export' },
      { path: 'settings', label: 'office.strategy.menu.settings', action: 'strategy.change' },
    ],
  },
  {
    label: 'office.strategy.menu.group.ask',
    links: [
      { path: NOTES, label: 'office.strategy.menu.notes', action: 'strategy.note' },
      { path: 'publish', label: 'office.strategy.menu.publish', action: 'strategy.publish' },
      { path: 'comments', label: 'office.strategy.menu.comments', action: 'strategy.moderate' },
    ],
  },
  {
    label: 'office.strategy.menu.group.decide',
    links: [
      { path: 'adopt', label: 'office.strategy.menu.adopt', action: 'strategy.adopt' },
      { path: 'versions', label: 'office.strategy.menu.versions', action: 'strategy.read' },
    ],
  },
  {
    label: 'office.strategy.menu.group.run',
    links: [
      { path: 'board', label: 'office.implementation.menu.board', action: 'implementation.read' },
      { path: 'progress', label: 'office.implementation.menu.progress', action: 'implementation.read' },
    ],
  },
  {
    label: 'office.strategy.menu.group.look-back',
    links: [
      { path: 'evaluation', label: 'office.evaluation.title', action: 'evaluation.read' },
      { path: 'cycle', label: 'office.cycle.title', action: 'evaluation.read' },
    ],
  },
];

/** Partners see their own actions, not the strategies. */
export const mayListStrategies = (role: Role): boolean => mayRole(role, 'strategy.read');

const GROUPS_WITHOUT_NOTES = GROUPS.map(({ label, links }) => ({
  label,
  links: links.filter(({ path }) => path !== NOTES),
}));

export const listStrategyGroups = (role: Role, hasNotes: boolean): readonly MenuGroup[] =>
  listForRole(hasNotes ? GROUPS : GROUPS_WITHOUT_NOTES, role);

/** Pages that belong to an entry under another address. */
const APART: Readonly<Record<string, string>> = { differences: 'versions', import: 'export' };

/**
 * The entry that a page belongs to: the longest that its address begins with. Steps of the draft belong to the draft.
 * `rest`: what stands behind the address of the strategy, without a slash in front.
 */
export function findHere(rest: string): string {
  const apart = APART[rest.split('/')[0] ?? ''];
  if (apart !== undefined) return apart;
  const paths = GROUPS.flatMap(({ links }) => links.map(({ path }) => path));
  const found = paths.filter((path) => path !== '' && (rest === path || rest.startsWith(`${path}/`)));
  return found.toSorted((a, b) => b.length - a.length)[0] ?? '';
}
