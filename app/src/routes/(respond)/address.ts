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

/** `page`: '' is the start, otherwise `/review`, `/saved`, `/send`, `/q/<section>`. */
export function renderHref({ slug, waveId, token }: LinkAddress, page: string, language: string): string {
  return `/r/${slug}/${waveId}/${token}${page}?lang=${language}`;
}
