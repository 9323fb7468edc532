/** The public pages of the installation for those who search the web (sitemaps.org, schema 0.9). Examples are not among them. */
import { LANGUAGES } from '#ui/messages.ts';
import { writeXmlText } from './xml-text.rules.ts';

/** sitemaps.org allows 50,000 addresses and 50 MB in one file; with four languages each, this stays below both. */
export const MAXIMUM_ADDRESSES = 10_000;

export interface SitemapPage {
  /** from the root, without a language */
  readonly path: string;
  /** ISO day of the last change; null: not known */
  readonly changedOn: string | null;
}

const x = writeXmlText;
const toAddress = (origin: string, path: string, language: string): string =>
  `${origin}${path}?lang=${language}`;

/** One file, or the `part`-th (from 1) of several. Undefined: there is no such part. */
export function writeSitemap(
  origin: string,
  pages: readonly SitemapPage[],
  part: number | null,
  maximum = MAXIMUM_ADDRESSES,
): string | undefined {
  const parts = Math.max(1, Math.ceil(pages.length / maximum));
  if (part === null) return parts === 1 ? writePart(origin, pages) : writeIndex(origin, parts);
  if (parts === 1 || !Number.isInteger(part) || part < 1 || part > parts) return undefined;
  return writePart(origin, pages.slice((part - 1) * maximum, part * maximum));
}

/** Every page stands once for each of its languages, and names its sisters. */
function writePart(origin: string, pages: readonly SitemapPage[]): string {
  const urls = pages.flatMap(({ path, changedOn }) => {
    const sisters = LANGUAGES.public
      .map(
        (language) =>
          `<xhtml:link rel="alternate" hreflang="${language}" href="${x(toAddress(origin, path, language))}"/>`,
      )
      .join('');
    const changed = changedOn === null ? '' : `<lastmod>${changedOn}</lastmod>`;
    return LANGUAGES.public.map(
      (language) => `  <url><loc>${x(toAddress(origin, path, language))}</loc>${changed}${sisters}</url>\n`,
    );
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${urls.join('')}</urlset>
`;
}

function writeIndex(origin: string, parts: number): string {
  const files = Array.from(
    { length: parts },
    (_, index) => `  <sitemap><loc>${x(`${origin}/sitemap.xml?part=${index + 1}`)}</loc></sitemap>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${files.join('')}</sitemapindex>
`;
}

/**
 * robots.txt (RFC 9309). Pages that hold a secret in their address are not named here: they say themselves that they want to be in
 * no index, which a robot must be allowed to read.
 */
export function writeRobots(origin: string): string {
  return `User-agent: *
Disallow: /office
Disallow: /sign-in
Disallow: /api/v1/sdmx/
Disallow: /api/v1/pxweb/

Sitemap: ${origin}/sitemap.xml
`;
}
