/** What stands around every public page of a place. */
import type { MenuEntry } from './pages.rules.ts';

export interface ShownArms {
  readonly href: string;
  readonly alt: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

export interface SiteHead {
  readonly slug: string;
  readonly name: string;
  readonly arms: ShownArms | null;
  /** null: the colours of the installation */
  readonly cssHref: string | null;
  readonly menu: readonly MenuEntry[];
  readonly foot: readonly MenuEntry[];
  readonly contactEmail: string;
}
