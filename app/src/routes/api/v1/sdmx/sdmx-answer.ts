/** Answers of SDMX REST: a message of the standard, errors too. */
import { toSdmxJsonError, toSdmxMlError, type SdmxError } from '@vicus/formats';
import { TOP_AGENCY } from '#features/open-data/sdmx-ids.rules.ts';
import { wantsXmlErrors, type SdmxService } from '#features/open-data/sdmx-media.rules.ts';
import { answerSdmxQuery } from '#features/open-data/server/sdmx.usecases.ts';
import { now } from '#server/clock.ts';
import type { Language } from '#ui/languages.ts';
import { answerProgram } from '../api-answer.ts';

interface Asked {
  readonly request: Request;
  readonly url: URL;
  readonly language: Language;
}

export async function answerSdmx(service: SdmxService, { request, url, language }: Asked): Promise<Response> {
  const accept = request.headers.get('accept');
  const base = `/api/v1/sdmx/${service}/`;
  const path = url.pathname.slice(base.length);
  const answer = await answerProgram(request, async () => ({
    ...(await answerSdmxQuery({ service, path, search: url.search, accept, language })),
    headers: { vary: 'accept, accept-language, accept-encoding' },
  }));
  if (answer.status < 400) return answer;
  const problem = (await answer.json()) as { readonly code?: string; readonly detail?: string };
  const error: SdmxError = {
    code: toErrorCode(answer.status, problem.code),
    status: answer.status,
    text: problem.detail ?? problem.code ?? '',
  };
  const isXml = wantsXmlErrors(accept, url.searchParams.get('format') ?? undefined);
  const prepared = now().toISOString();
  const body = isXml
    ? toSdmxMlError(error)
    : JSON.stringify(toSdmxJsonError(error, { prepared, sender: TOP_AGENCY }));
  const headers = new Headers(answer.headers);
  headers.set(
    'content-type',
    isXml
      ? 'application/vnd.sdmx.structure+xml; version=2.1'
      : 'application/vnd.sdmx.structure+json; version=2.0.0',
  );
  return new Response(body, { status: answer.status, headers });
}

function toErrorCode(status: number, code: string | undefined): SdmxError['code'] {
  if (code === 'api-sdmx-semantics') return 150;
  switch (status) {
    case 404:
    case 410:
      return 100;
    case 413:
      return 130;
    case 400:
    case 406:
      return 140;
    case 501:
      return 501;
    case 429:
    case 503:
      return 503;
    default:
      return 500;
  }
}
