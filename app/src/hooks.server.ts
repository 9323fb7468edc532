/** Every request passes here: who asks, in which language, from which address. Delegates; decides nothing else. */
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit/hooks';
import { addDiscoveryHeader } from '#features/open-data/discovery.rules.ts';
import { findSiteBasis } from '#features/site/server/site-basis.usecases.ts';
import { connectDatabase } from '#server/db/connection.ts';
import { configureAuth } from '#server/auth/auth.ts';
import { readSessionUser } from '#server/auth/session.ts';
import { readAuthSecret } from '#server/auth/secret.ts';
import { logBug } from '#server/log.ts';
import { isProblem } from '#server/problem.ts';
import { explainBrokenForms } from '#server/http/broken-form.ts';
import { answerFromKept } from '#server/http/kept-pages.ts';
import { addSecurityHeaders } from '#server/http/headers.ts';
import { chooseRequestLanguage } from '#server/http/language.ts';
import { refuseForeignName } from '#server/http/foreign-name.ts';
import { readSettings } from '#server/settings/settings.ts';
import { readDirection } from '#ui/messages.ts';
import { answerPrograms, isForPrograms } from './routes/api/v1/program-requests.ts';

export const init: ServerInit = async () => {
  const settings = readSettings();
  connectDatabase(settings.databaseUrl);
  configureAuth(await readAuthSecret(settings.dataDirectory), settings.origin);
};

export const handle: Handle = async ({ event, resolve }) => {
  const refused = refuseForeignName(event.request, event.url, readSettings());
  if (refused !== null) return refused;
  explainBrokenForms(event.request);
  const { pathname } = event.url;
  // What programs read is the same for everybody.
  const isForNobody = pathname.startsWith('/health') || isForPrograms(pathname);
  event.locals.user = isForNobody ? null : await readSessionUser(event.request.headers);
  event.locals.language = chooseRequestLanguage(event.url, event.request.headers, event.locals.user);
  const { language, user } = event.locals;
  const asked = { request: event.request, url: event.url, language, isSignedIn: user !== null };
  const readVersion = async (slug: string): Promise<string | undefined> => {
    const found = await findSiteBasis(slug);
    event.locals.publicBasis = found?.basis;
    return found?.version;
  };
  const draw = async (): Promise<Response> => {
    const response = await resolve(event, {
      transformPageChunk: ({ html }) =>
        html.replace('%vicus.lang%', language).replace('%vicus.dir%', readDirection(language)),
    });
    const place = pathname === '/' ? null : event.locals.publicBasis?.place;
    return addDiscoveryHeader(addSecurityHeaders(response, event.url), place, language);
  };
  return answerPrograms(event, () => answerFromKept(asked, readVersion, draw));
};

export const handleError: HandleServerError = (caught) => {
  const { kind, error, event } = caught;
  // Thrown on purpose by `loadOrExplain`: code and values are in it already.
  if (kind === 'app') return error;
  if (isProblem(error))
    return { status: error.status, message: error.code, code: error.code, values: error.values };
  if (kind !== 'unknown')
    return { message: error.message, code: FRAMEWORK_CODES[error.status] ?? 'bad-form' };
  return { message: 'bug', bugId: logBug(error, event.route.id ?? 'no route') };
};

/** What SvelteKit itself refuses, by HTTP status. */
const FRAMEWORK_CODES: Readonly<Record<number, string>> = {
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'too-large-form',
};
