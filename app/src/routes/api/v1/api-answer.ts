/** Answers for programs: data with headers for caches and other sites, or a problem as JSON. */
import { readProblemText } from '#ui/problem-text.ts';
import { chooseLanguage, createTranslator, LANGUAGES } from '#ui/messages.ts';
import { isProblem } from '#server/problem.ts';
import { logBug } from '#server/log.ts';
import { toPublicHeaders } from '../../(public)/public-answer.ts';

export interface ApiBody {
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly mediaType: string;
  readonly etag: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Runs a query and answers with its data; a Problem becomes `application/problem+json`, a bug only its number. */
export async function answerProgram(request: Request, run: () => Promise<ApiBody>): Promise<Response> {
  try {
    const { body, mediaType, etag, headers: further } = await run();
    const headers = { ...toPublicHeaders(etag), ...further, 'content-type': mediaType };
    if (isKnown(request.headers.get('if-none-match'), etag))
      return new Response(null, { status: 304, headers });
    return new Response(body, { headers });
  } catch (error) {
    return answerProblem(request, error);
  }
}

/** `If-None-Match` may name several, weak ones too, and `*` (RFC 9110, 13.1.2). */
function isKnown(asked: string | null, etag: string): boolean {
  if (asked === null) return false;
  return asked.trim() === '*' || asked.split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
}

/** A problem by RFC 9457: what is wrong, where, and how to mend it, in the language of the request. */
export function answerProblem(request: Request, error: unknown): Response {
  const shown = isProblem(error)
    ? { status: error.status, code: error.code, values: error.values, parameter: error.field }
    : { status: 500, code: 'bug', values: { id: logBug(error, 'api') }, parameter: undefined };
  const language = chooseLanguage(
    request.headers.get('accept-language'),
    LANGUAGES.public,
    new URL(request.url).searchParams.get('lang'),
  );
  const { status, code, values, parameter } = shown;
  const detail = readProblemText(createTranslator(language), { code, values });
  const body = {
    type: 'about:blank',
    title: TITLES[status] ?? 'Problem',
    status,
    detail,
    code,
    parameter,
    ...values,
  };
  return new Response(`${JSON.stringify(body)}\n`, {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'content-language': language,
      'cache-control': 'no-store',
      vary: 'accept, accept-language, accept-encoding',
      ...(status === 503 ? { 'retry-after': '30' } : {}),
    },
  });
}

/** `about:blank` asks for the words of HTTP (RFC 9457, 4.2.1). */
const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  410: 'Gone',
  413: 'Content Too Large',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  503: 'Service Unavailable',
};

export function toJsonBody(value: unknown, etag: string): ApiBody {
  return { body: `${JSON.stringify(value, null, 1)}\n`, mediaType: 'application/json', etag };
}
