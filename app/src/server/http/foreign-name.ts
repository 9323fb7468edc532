/**
 * The installation answers under the names it knows. A form posted under another name (an IP address in the local
 * network, an old host name) would lose what was typed to the origin check: it gets a page that names the right one.
 */
interface KnownNames {
  readonly configuredOrigin: string | undefined;
  readonly origin: string;
  readonly port: number;
}

export function refuseForeignName(request: Request, url: URL, names: KnownNames): Response | null {
  if (request.method !== 'POST' || isKnownName(url, names)) return null;
  return new Response(renderRightAddress(names.configuredOrigin ?? names.origin), {
    status: 421,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  });
}

function isKnownName(url: URL, names: KnownNames): boolean {
  if (names.configuredOrigin !== undefined) return url.origin === names.configuredOrigin;
  return ['localhost', '127.0.0.1', '[::1]', new URL(names.origin).hostname].includes(url.hostname);
}

export function renderRightAddress(origin: string): string {
  const address = origin.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>This page has another address</title></head>
<body><main><h1>This page has another address</h1>
<p>Nothing was sent. Forms are accepted at <a href="${address}">${address}</a> only. Please go there and send again.</p>
<p lang="de">Es wurde nichts gesendet. Formulare werden nur unter <a href="${address}">${address}</a> angenommen. Bitte
öffnen Sie diese Adresse und senden Sie noch einmal.</p></main></body></html>
`;
}
