/** Which language an answer is in: what the address asks for, then the person's choice, then the browser's. */
import { chooseLanguage, LANGUAGES, type Language, type Shell } from '#ui/languages.ts';

export function chooseRequestLanguage(
  url: URL,
  headers: Headers,
  user: { readonly language: string } | null,
): Language {
  const shell = readShell(url.pathname);
  const allowed = LANGUAGES[shell];
  const asked = url.searchParams.get('lang') ?? (shell === 'office' ? readLanguageCookie(headers) : null);
  const preferred = asked ?? (user !== null && url.pathname.startsWith('/office') ? user.language : null);
  return chooseLanguage(headers.get('accept-language'), allowed, preferred);
}

function readShell(pathname: string): Shell {
  if (/^\/(r|o|collect)\//.test(pathname)) return 'respond';
  // Residents take part in the languages of respondents.
  if (/^\/p\/[^/]+\/participation(\/|$)/.test(pathname)) return 'respond';
  return /^\/(office|sign-in|join|set-up)(\/|$)/.test(pathname) ? 'office' : 'public';
}

/** Office only: the public gets no cookie, its language stands in the address. */
function readLanguageCookie(headers: Headers): string | null {
  return /(?:^|;\s*)vicus\.language=([a-z]{2})/.exec(headers.get('cookie') ?? '')?.[1] ?? null;
}
