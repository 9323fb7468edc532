/** Headers of every answer. The content security policy itself is set by SvelteKit from vite.config.ts. */

/** Pages under these prefixes carry a secret in their address. */
const SECRET_PREFIXES = ['/r/', '/collect/', '/sign-in/link/', '/join/'];

export function addSecurityHeaders(response: Response, url: URL): Response {
  const { headers } = response;
  const isSecret =
    SECRET_PREFIXES.some((prefix) => url.pathname.startsWith(prefix)) ||
    /^\/p\/[^/]+\/participation\/notice\//.test(url.pathname);
  headers.set('x-content-type-options', 'nosniff');
  // Not `no-referrer`: browsers would post forms with `Origin: null`, which the origin check refuses.
  headers.set('referrer-policy', 'same-origin');
  headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=(), interest-cohort=()');
  headers.set('cross-origin-opener-policy', 'same-origin');
  // Recordings of questions are heard again and again on slow lines; they hold nothing about who hears them.
  const isRecording = headers.get('content-type')?.startsWith('audio/') === true;
  if ((isSecret || url.pathname.startsWith('/office')) && !isRecording)
    headers.set('cache-control', 'no-store');
  if (isSecret) headers.set('x-robots-tag', 'noindex, nofollow');
  if (url.pathname.startsWith('/embed/')) allowFrames(headers);
  return response;
}

/** Charts may be shown inside other sites; nothing else may. */
function allowFrames(headers: Headers): void {
  const policy = headers.get('content-security-policy');
  if (policy !== null)
    headers.set('content-security-policy', policy.replace("frame-ancestors 'none'", 'frame-ancestors *'));
  headers.set('x-robots-tag', 'noindex');
}
