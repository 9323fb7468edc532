/** Addresses of a respondent's pages. The language stands in each, because nothing is remembered in the browser. */
import type { LinkAddress } from '#features/survey/respond.types.ts';

interface Parameters {
  readonly place: string;
  readonly wave: string;
  readonly link: string;
}

export function readAddress({ place, wave, link }: Parameters): LinkAddress {
  return { slug: place, waveId: wave, token: link };
}

/** Stands in the address until a first page is saved: nothing else could remember that the box was ticked. */
const AGREED = 'agreed';

export function hasAgreed(url: URL): boolean {
  return url.searchParams.get(AGREED) === '1';
}

export const AGREED_SEARCH = `&${AGREED}=1`;

/** Where recordings of the wave are served, up to their id. */
export function renderAudioBase({ slug, waveId, token }: LinkAddress): string {
  return `/r/${slug}/${waveId}/${token}/audio/`;
}

/** `page`: '' is the start, otherwise `/review`, `/saved`, `/send`, `/q/<section>`. */
export function renderHref({ slug, waveId, token }: LinkAddress, page: string, language: string): string {
  return `/r/${slug}/${waveId}/${token}${page}?lang=${language}`;
}
