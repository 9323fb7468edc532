/** What holds for every address that programs read: other sites may, nobody too often, and every refusal is one they can read. */
import type { RequestEvent } from '@sveltejs/kit';
import { tooManyRequests } from '#features/open-data/open-data.problems.ts';
import { Limiter, toNetwork } from '#server/limiter.ts';
import { Problem } from '#server/problem.ts';
import { readSettings } from '#server/settings/settings.ts';
import { answerProblem } from './api-answer.ts';

const API = /^\/api\//;
/** Lists of a place that programs fetch beside the API. */
const LISTS = /^\/p\/[^/]+\/(?:feed|catalogue)\.\w+$/;
/** What other installations fetch: long lists, so as often as the API. */
const EXCHANGE = /^\/exchange\/\w+\.json$/;

/** Everything here is public and asks for no cookie: any site may read it. */
const CROSS_ORIGIN = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'ETag, Last-Modified, Link, Retry-After, Content-Disposition, Content-Language, Content-Location',
};
const PREFLIGHT = {
  ...CROSS_ORIGIN,
  'access-control-allow-methods': 'GET, HEAD, POST, OPTIONS',
  'access-control-allow-headers':
    'Accept, Accept-Language, Content-Type, If-None-Match, If-Modified-Since, Range',
  'access-control-max-age': '86400',
  allow: 'GET, HEAD, POST, OPTIONS',
};

const requests = new Limiter(60_000);

/** Answers what programs ask; other pages are answered as they are. */
export async function answerPrograms(
  event: RequestEvent,
  answer: () => Promise<Response>,
): Promise<Response> {
  const { pathname } = event.url;
  if (!isForPrograms(pathname)) return answer();
  if (event.request.method === 'OPTIONS') return new Response(null, { status: 204, headers: PREFLIGHT });
  const isCounted = API.test(pathname) || EXCHANGE.test(pathname);
  const refused = isCounted ? refuseTooOften(event) : null;
  const given = refused ?? (await answer());
  const response = isLeftToFramework(event, given) ? translateRefusal(event, given) : given;
  for (const [name, value] of Object.entries(CROSS_ORIGIN)) response.headers.set(name, value);
  return response;
}

export function isForPrograms(pathname: string): boolean {
  return API.test(pathname) || LISTS.test(pathname) || EXCHANGE.test(pathname);
}

function refuseTooOften(event: RequestEvent): Response | null {
  const most = readSettings().apiRequestsPerMinute;
  if (most === 0) return null;
  const network = toNetwork(event.getClientAddress());
  requests.add('api', network);
  if (requests.count('api', network) <= most) return null;
  const seconds = Math.max(1, Math.ceil(requests.readRemainingMs('api', network) / 1_000));
  const response = answerProblem(event.request, tooManyRequests(most, seconds));
  response.headers.set('retry-after', String(seconds));
  return response;
}

/** Unknown addresses and methods that an address does not take end in the framework, which would answer with a page. */
function isLeftToFramework({ route }: RequestEvent, { status, headers }: Response): boolean {
  if (status < 400) return false;
  const type = headers.get('content-type') ?? '';
  return route.id === null || status === 405 || type.startsWith('text/html');
}

function translateRefusal({ request }: RequestEvent, given: Response): Response {
  const { status } = given;
  // A bug was written down where it happened.
  if (status >= 500) return given;
  const response = answerProblem(
    request,
    status === 405
      ? new Problem('api-method-not-allowed', 405, { method: request.method })
      : new Problem('not-found', 404),
  );
  const allowed = given.headers.get('allow');
  if (allowed !== null) response.headers.set('allow', allowed);
  return response;
}
