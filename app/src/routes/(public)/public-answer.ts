/** How long and by whom answers for the public may be kept. Nothing in them depends on who asks. */
const MAXIMUM_AGE_SECONDS = 60;

/** `etag`: changes with everything the answer is made of. Browsers ask again after a minute and mostly get a 304. */
export function toPublicHeaders(etag: string): Record<string, string> {
  return {
    etag,
    'cache-control': `public, max-age=${MAXIMUM_AGE_SECONDS}, stale-while-revalidate=600`,
    // the language of an address without one is the browser's
    vary: 'accept-language, accept-encoding',
  };
}

/** For files whose address names their content: kept for good. Under an address of another content for a minute only. */
export function toKeptHeaders(hash: string, isNamed: boolean): Record<string, string> {
  const age = isNamed ? 'max-age=31536000, immutable' : `max-age=${MAXIMUM_AGE_SECONDS}`;
  return { etag: `"${hash}"`, 'cache-control': `public, ${age}` };
}
