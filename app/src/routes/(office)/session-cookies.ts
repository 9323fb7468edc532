/** Hands the session cookies that sign-in gives as headers to the browser. */
import type { Cookies } from '@sveltejs/kit';

type CookieOptions = Parameters<Cookies['set']>[2];

/** Values come encoded and are passed on as they are. */
export function setSessionCookies(cookies: Cookies, headers: Headers): void {
  for (const line of headers.getSetCookie()) {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const equals = pair.indexOf('=');
    if (equals < 1) continue;
    const options: CookieOptions = { ...readAttributes(attributes), encode: (value) => value };
    cookies.set(pair.slice(0, equals), pair.slice(equals + 1), options);
  }
}

function readAttributes(attributes: readonly string[]): CookieOptions {
  const named = new Map(
    attributes.map((attribute) => {
      const [name = '', value = ''] = attribute.split('=');
      return [name.toLowerCase(), value] as const;
    }),
  );
  const seconds = named.get('max-age');
  return {
    path: named.get('path') ?? '/',
    httpOnly: named.has('httponly'),
    secure: named.has('secure'),
    sameSite: 'lax',
    ...(seconds === undefined ? {} : { maxAge: Number(seconds) }),
  };
}
