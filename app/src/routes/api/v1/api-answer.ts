/** Answers for programs: data with headers for caches and other sites, or a problem as JSON. */
import { isProblem } from '#server/problem.ts';
import { logBug } from '#server/log.ts';
import { toPublicHeaders } from '../../(public)/public-answer.ts';

export interface ApiBody {
  readonly body: string;
  readonly mediaType: string;
  readonly etag: string;
}

/** Everything here is public: any site may read it. */
const CROSS_ORIGIN = { 'access-control-allow-origin': '*' };

/** Runs a query and answers with its data; a Problem becomes `application/problem+json`, a bug only its number. */
export async function answerProgram(request: Request, run: () => Promise<ApiBody>): Promise<Response> {
  try {
    const { body, mediaType, etag } = await run();
    const headers = { ...CROSS_ORIGIN, ...toPublicHeaders(etag), 'content-type': mediaType };
    if (request.headers.get('if-none-match')?.replace(/^W\//, '') === etag)
      return new Response(null, { status: 304, headers });
    return new Response(body, { headers });
  } catch (error) {
    if (!isProblem(error)) return answerProblem(500, { code: 'bug', id: logBug(error, 'api') });
    return answerProblem(error.status, { code: error.code });
  }
}

function answerProblem(status: number, facts: Readonly<Record<string, string>>): Response {
  return new Response(JSON.stringify({ type: 'about:blank', status, ...facts }), {
    status,
    headers: { ...CROSS_ORIGIN, 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  });
}

export function toJsonBody(value: unknown, etag: string): ApiBody {
  return { body: `${JSON.stringify(value, null, 1)}\n`, mediaType: 'application/json', etag };
}
