/** Where a program finds the data behind a page: the same addresses in the head of the page and in its `Link` header. */
import { createTranslator, type Language } from '#ui/messages.ts';
import { FEED_MEDIA_TYPES } from './feed.types.ts';

export interface DiscoveryLink {
  readonly rel: 'alternate' | 'describedby' | 'service-desc';
  readonly href: string;
  readonly type: string;
  /** the header leaves it out: headers hold ASCII only */
  readonly title: string | null;
}

interface DiscoveredPlace {
  readonly slug: string;
  readonly name: string;
  readonly isExample: boolean;
}

/** `place` null: pages of the installation. An example has a catalogue, marked as one, and no feed. */
export function listDiscoveryLinks(place: DiscoveredPlace | null, language: Language): DiscoveryLink[] {
  const t = createTranslator(language);
  const base = place === null ? '/api/v1' : `/p/${place.slug}`;
  const catalogueTitle = place === null ? null : t('public.catalogue.title', { name: place.name });
  const feedTitle = place === null ? null : t('public.feed.title', { place: place.name });
  const feeds = (['xml', 'json'] as const).map((format) => ({
    rel: 'alternate' as const,
    href: `${base}/feed.${format}?lang=${language}`,
    type: FEED_MEDIA_TYPES[format],
    title: feedTitle,
  }));
  return [
    ...(place === null || place.isExample ? [] : feeds),
    { rel: 'describedby', href: `${base}/catalogue.ttl`, type: 'text/turtle', title: catalogueTitle },
    {
      rel: 'describedby',
      href: `${base}/catalogue.jsonld`,
      type: 'application/ld+json',
      title: catalogueTitle,
    },
    { rel: 'service-desc', href: '/api/v1/openapi.json', type: 'application/json', title: null },
  ];
}

/** RFC 8288. */
export function writeLinkHeader(links: readonly DiscoveryLink[]): string {
  return links.map(({ rel, href, type }) => `<${encodeURI(href)}>; rel="${rel}"; type="${type}"`).join(', ');
}

/** Adds the header to pages of a place (`place`) and to the front page of the installation (null); other answers stay as they are. */
export function addDiscoveryHeader(
  response: Response,
  place: DiscoveredPlace | null | undefined,
  language: Language,
): Response {
  const isPage = response.headers.get('content-type')?.startsWith('text/html') === true;
  if (place !== undefined && isPage && response.status === 200)
    response.headers.append('link', writeLinkHeader(listDiscoveryLinks(place, language)));
  return response;
}
