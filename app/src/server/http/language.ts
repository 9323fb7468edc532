/** Which language an answer is in: what the address asks for, then the person's choice, then the browser's. */
import { chooseLanguage, LANGUAGES, type Language, type Shell } from '#ui/languages.ts';

export function chooseRequestLanguage(
  url: URL,
  headers: Headers,
  user: { readonly language: string } | null,
): Language {
  const shell = readShell(url.pathname);
  const preferred = url.searchParams.get('lang') ?? (shell === 'office' ? user?.language : null);
  return chooseLanguage(headers.get('accept-language'), LANGUAGES[shell], preferred);
}

function readShell(pathname: string): Shell {
  if (/^\/(r|o|collect)\//.test(pathname)) return 'respond';
  // Residents take part in the languages of respondents.
  if (/^\/p\/[^/]+\/participation(\/|$)/.test(pathname)) return 'respond';
  return /^\/(office|sign-in|join|set-up)(\/|$)/.test(pathname) ? 'office' : 'public';
}
