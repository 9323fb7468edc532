/** Which answers are kept: pages everybody may read, drawn for nobody in particular. */
import { PageCache } from './page-cache.ts';

const kept = new PageCache();

/** Longer addresses than a language choice are not worth keeping. */
const MAXIMUM_SEARCH_LENGTH = 16;
/** Taking part is drawn each time: its pages hold a key of their own, and what was counted changes. */
const PLACE_PAGE = /^\/(?:p|embed)\/([a-z0-9-]{1,200})(?!\/participation)(?:\/|$)/;

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
  const mayKeep = request.method === 'GET' && !isSignedIn && url.search.length <= MAXIMUM_SEARCH_LENGTH;
  const version = slug === undefined || !mayKeep ? undefined : await readVersion(slug);
  if (version === undefined) return draw();
  const key = [version, url.origin, url.pathname, url.search, language].join(' ');
  const known = await kept.answer(key, request);
  if (known !== undefined) return known;
  const drawn = await draw();
  if (!(drawn.headers.get('content-type') ?? '').startsWith('text/html')) return drawn;
  await kept.keep(key, drawn.clone());
  return drawn;
}
