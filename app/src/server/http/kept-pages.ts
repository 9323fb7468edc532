/** Which answers are kept: pages everybody may read, drawn for nobody in particular. */
import { createHash } from 'node:crypto';
import { PageCache } from './page-cache.ts';

const kept = new PageCache();

/** Longer addresses than a language choice are not worth keeping. */
const MAXIMUM_SEARCH_LENGTH = 16;
/**
 * Taking part is drawn each time: its pages hold a key of their own, and what was counted changes. So are cards and packs: a pack
 * opens, and both are withdrawn, without anything else of the place changing. Forms for comments on a draft hold a key of their own.
 */
const PLACE_PAGE =
  /^\/(?:p|embed)\/([a-z0-9-]{1,200})(?!\/(?:participation|cards|packs|strategy\/[0-9a-f]{12}\/comment))(?:\/|$)/;

interface Asked {
  readonly request: Request;
  readonly url: URL;
  readonly language: string;
  readonly isSignedIn: boolean;
}

/**
 * The page as it was drawn before, or drawn now and kept. `readVersion` gives what the pages of a place depend on
 * besides address and language; undefined: draw.
 */
export async function answerFromKept(
  { request, url, language, isSignedIn }: Asked,
  readVersion: (slug: string) => Promise<string | undefined>,
  draw: () => Promise<Response>,
): Promise<Response> {
  const slug = PLACE_PAGE.exec(url.pathname)?.[1];
  const isReading = request.method === 'GET' || request.method === 'HEAD';
  const version = slug === undefined || !isReading ? undefined : await readVersion(slug);
  if (version === undefined) return draw();
  const mayKeep = request.method === 'GET' && !isSignedIn && url.search.length <= MAXIMUM_SEARCH_LENGTH;
  if (!mayKeep) return mixVersion(await draw(), version);
  const key = [version, url.origin, url.pathname, url.search, language].join(' ');
  const known = await kept.answer(key, request);
  if (known !== undefined) return known;
  const drawn = mixVersion(await draw(), version);
  if (!isPage(drawn)) return drawn;
  await kept.keep(key, drawn.clone());
  return drawn;
}

const isPage = ({ headers }: Response): boolean =>
  (headers.get('content-type') ?? '').startsWith('text/html');

/** Head, menu and colours of the place stand on every page of it: its ETag changes with them too. */
function mixVersion(drawn: Response, version: string): Response {
  const own = drawn.headers.get('etag');
  if (own === null || !isPage(drawn)) return drawn;
  const mixed = createHash('sha256').update(`${version} ${own}`).digest('base64url').slice(0, 27);
  drawn.headers.set('etag', `"${mixed}"`);
  return drawn;
}
