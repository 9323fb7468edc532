/** What stands around every public page of a place: its name, arms, colour, menu, and what every site must say. */
import { createHash } from 'node:crypto';
import { Problem } from '#server/problem.ts';
import type { Language } from '#ui/languages.ts';
import { findAreaOfTable } from '../areas.rules.ts';
import { isLeftOut, listMenu, type SiteContents } from '../pages.rules.ts';
import type { ShownArms, SiteHead } from '../site-head.types.ts';
import { writeSiteCss } from '../site-css.rules.ts';
import { pickWords } from '../texts.rules.ts';
import type { Arms } from '../site.types.ts';
import { readSiteBasis, type SiteBasis } from './site-basis.usecases.ts';
import { readPublicArms } from './site.usecases.ts';
import type { ArmsRow } from './site.queries.ts';

/** Problem `not-found` (404) for an address that no place has, and for pages that the office left out. */
export async function readSiteHead(
  slug: string,
  at: { readonly pathname: string; readonly language: Language },
  known?: SiteBasis,
): Promise<SiteHead> {
  const basis = known ?? (await readSiteBasis(slug));
  const { site, place } = basis;
  if (isLeftOut(slug, at.pathname, site.hiddenPages)) throw new Problem('not-found', 404);
  const named = { slug, hiddenPages: site.hiddenPages, contents: readContents(basis) };
  return {
    slug,
    name: readSiteName(basis),
    arms: site.arms === null ? null : showArms(slug, site.arms, at.language),
    cssHref: site.accent === '' ? null : `/p/${slug}/site.css?v=${hashCss(site.accent)}`,
    menu: listMenu('menu', named, at),
    foot: listMenu('foot', named, at),
    contactEmail: place.contactEmail,
  };
}

export const readSiteName = ({ site, place }: Pick<SiteBasis, 'site' | 'place'>): string =>
  site.displayName === '' ? place.name : site.displayName;

export function showArms(slug: string, arms: Arms, language: Language): ShownArms {
  return {
    href: `/p/${slug}/arms?v=${arms.hash}`,
    alt: pickWords(arms.alt, language)?.paragraphs.join(' ') ?? '',
    widthPx: arms.widthPx,
    heightPx: arms.heightPx,
  };
}

/** What the place has published, of all that a site can show. */
export function readContents(basis: SiteBasis): SiteContents {
  const { themes, measures, releases, participation, tables } = basis;
  return {
    hasAreas:
      [...measures, ...themes].some(({ area }) => area !== '') ||
      tables.some(({ id }) => findAreaOfTable(id) !== undefined),
    hasListening: themes.length > 0 || participation.heard.length > 0,
    hasParticipation: basis.hasParticipation,
    hasMeasures: measures.length > 0,
    hasReleases: releases.length > 0,
    hasReports: basis.reports.length > 0,
    hasCards: basis.messages.cards.some((one) => one.endsWith(' published')),
    hasContext: basis.context !== null,
    hasStrategy: basis.strategy.strategies.length > 0,
  };
}

/** The style sheet of a place. Problem `not-found` (404). */
export async function readSiteCss(
  slug: string,
  known?: SiteBasis,
): Promise<{ readonly css: string; readonly hash: string }> {
  const { site } = known ?? (await readSiteBasis(slug));
  return { css: writeSiteCss(site.accent), hash: hashCss(site.accent) };
}

/** What the style sheet is made of; part of its address, so that browsers may keep it for good. */
const hashCss = (accent: string): string =>
  createHash('sha256').update(writeSiteCss(accent)).digest('base64url').slice(0, 12);

/** The arms that everybody sees. Problem `not-found` (404) where there are none. */
export async function readArmsOf(
  slug: string,
  known?: SiteBasis,
): Promise<ArmsRow & { readonly hash: string }> {
  const { place, site } = known ?? (await readSiteBasis(slug));
  return { ...(await readPublicArms(place.placeId)), hash: site.arms?.hash ?? '' };
}
