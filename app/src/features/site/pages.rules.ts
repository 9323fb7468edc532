/**
 * The pages of a place's public site: which there are, under which address, in which order the menu has them, and when.
 * A room that adds a page under /p/[place] adds its line here.
 */
import type { MessageKey } from '#ui/messages.ts';

/** What the place has published; the menu offers nothing empty. */
export interface SiteContents {
  readonly hasAreas: boolean;
  readonly hasListening: boolean;
  readonly hasParticipation: boolean;
  readonly hasMeasures: boolean;
  readonly hasReleases: boolean;
  readonly hasReports: boolean;
  readonly hasCards: boolean;
  readonly hasContext: boolean;
  readonly hasStrategy: boolean;
}

export interface SitePage {
  readonly id: string;
  /** behind `/p/[place]`; '' the home */
  readonly path: string;
  readonly label: MessageKey;
  /** in the menu on top, or among what every site must say */
  readonly stands: 'menu' | 'foot';
  /** whether there is anything on it */
  readonly isShown: (contents: SiteContents) => boolean;
  /** whether an office may leave it out */
  readonly mayBeHidden: boolean;
  /** further addresses, behind `/p/[place]`, that belong to it */
  readonly covers?: RegExp;
}

const always = (): boolean => true;
const UUID = /^\/[0-9a-f]{8}-[0-9a-f-]{27}(\/|$)/;

export const SITE_PAGES: readonly SitePage[] = [
  { id: 'home', path: '', label: 'public.site.home', stands: 'menu', isShown: always, mayBeHidden: false },
  {
    id: 'areas',
    path: '/areas',
    label: 'public.site.areas',
    stands: 'menu',
    isShown: ({ hasAreas }) => hasAreas,
    mayBeHidden: true,
  },
  {
    id: 'listening',
    path: '/listening',
    label: 'public.site.listening',
    stands: 'menu',
    isShown: ({ hasListening }) => hasListening,
    mayBeHidden: true,
    covers: /^\/themes(\/|$)/,
  },
  {
    id: 'participation',
    path: '/participation',
    label: 'public.site.participation',
    stands: 'menu',
    isShown: ({ hasParticipation }) => hasParticipation,
    mayBeHidden: false,
  },
  {
    id: 'strategy',
    path: '/strategy',
    label: 'public.site.strategy',
    stands: 'menu',
    isShown: ({ hasStrategy }) => hasStrategy,
    mayBeHidden: true,
  },
  {
    id: 'measures',
    path: '/measures',
    label: 'public.site.measures',
    stands: 'menu',
    isShown: ({ hasMeasures }) => hasMeasures,
    mayBeHidden: true,
  },
  {
    id: 'releases',
    path: '/releases',
    label: 'public.site.releases',
    stands: 'menu',
    isShown: ({ hasReleases }) => hasReleases,
    mayBeHidden: true,
    covers: UUID,
  },
  {
    id: 'reports',
    path: '/reports',
    label: 'public.site.reports',
    stands: 'menu',
    isShown: ({ hasReports }) => hasReports,
    mayBeHidden: true,
  },
  {
    id: 'cards',
    path: '/cards',
    label: 'public.site.cards',
    stands: 'menu',
    isShown: ({ hasCards }) => hasCards,
    mayBeHidden: true,
  },
  {
    id: 'profile',
    path: '/profile',
    label: 'public.site.profile',
    stands: 'menu',
    isShown: ({ hasContext }) => hasContext,
    mayBeHidden: true,
  },
  {
    id: 'accessibility',
    path: '/accessibility',
    label: 'public.site.accessibility',
    stands: 'foot',
    isShown: always,
    mayBeHidden: false,
  },
  {
    id: 'privacy',
    path: '/privacy',
    label: 'public.site.privacy',
    stands: 'foot',
    isShown: always,
    mayBeHidden: false,
  },
  {
    id: 'imprint',
    path: '/imprint',
    label: 'public.site.imprint',
    stands: 'foot',
    isShown: always,
    mayBeHidden: false,
  },
];

export const HIDEABLE_PAGES: readonly SitePage[] = SITE_PAGES.filter(({ mayBeHidden }) => mayBeHidden);

/** The page that an address belongs to. `pathname`: as asked for, without language. */
export function findSitePage(slug: string, pathname: string): SitePage | undefined {
  const base = `/p/${slug}`;
  if (!pathname.startsWith(base)) return undefined;
  const rest = pathname.slice(base.length).replace(/\/$/, '');
  return SITE_PAGES.find(
    ({ path, covers }) =>
      rest === path || (path !== '' && rest.startsWith(`${path}/`)) || (covers?.test(rest) ?? false),
  );
}

/** Whether the office left this page out. What belongs to it under another address keeps its address. */
export function isLeftOut(slug: string, pathname: string, hiddenPages: readonly string[]): boolean {
  const page = findSitePage(slug, pathname);
  if (page === undefined || !page.mayBeHidden || !hiddenPages.includes(page.id)) return false;
  return `${pathname}/`.startsWith(`/p/${slug}${page.path}/`);
}

export interface MenuEntry {
  readonly id: string;
  readonly label: MessageKey;
  readonly href: string;
  /** `page`: just this; `true`: a page that belongs to it */
  readonly current: 'page' | 'true' | undefined;
}

/** What the menu, or the foot, of a place offers on one of its pages. */
export function listMenu(
  stands: SitePage['stands'],
  site: { readonly slug: string; readonly hiddenPages: readonly string[]; readonly contents: SiteContents },
  at: { readonly pathname: string; readonly language: string },
): MenuEntry[] {
  const here = findSitePage(site.slug, at.pathname);
  return SITE_PAGES.filter(
    (page) =>
      page.stands === stands &&
      page.isShown(site.contents) &&
      !(page.mayBeHidden && site.hiddenPages.includes(page.id)),
  ).map(({ id, path, label }) => {
    const address = `/p/${site.slug}${path}`;
    const isHere = here?.id === id;
    return {
      id,
      label,
      href: `${address}?lang=${at.language}`,
      current: isHere ? (at.pathname === address ? 'page' : 'true') : undefined,
    };
  });
}
