/** Menus of the office: entries in groups, and only what the role may open. */
import { mayRole, type Action, type Role } from '#server/auth/permissions.ts';
import type { MessageKey } from '#ui/messages.ts';

export interface MenuLink {
  readonly path: string;
  readonly label: MessageKey;
  readonly action: Action;
}

export interface MenuGroup {
  readonly label: MessageKey;
  readonly links: readonly MenuLink[];
}

/** Groups without anything for the role are left out. */
export const listForRole = (groups: readonly MenuGroup[], role: Role): readonly MenuGroup[] =>
  groups
    .map(({ label, links }) => ({ label, links: links.filter(({ action }) => mayRole(role, action)) }))
    .filter(({ links }) => links.length > 0);
