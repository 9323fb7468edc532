/**
 * Compresses what everybody may read. Pages with secrets (forms of the office, links of respondents) stay as they are:
 * compressed, their length could tell what is in them.
 */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const PUBLIC_PREFIXES = ['/p/', '/embed/', '/methods', '/api/v1/'];
const COMPRESSIBLE = /^(text\/|application\/(json|csvm\+json|problem\+json))/;
const SMALLEST_BYTES = 1_000;
/** About a tenth of the time of the best quality, for files a tenth larger. */
const BROTLI_QUALITY = 5;

const compressGzip = promisify(gzip);
const compressBrotli = promisify(brotliCompress);

/** The same answer in the smallest coding the browser takes. Its ETag becomes a weak one. */
export async function compressPublicAnswer(
  response: Response,
  request: Request,
  url: URL,
): Promise<Response> {
  const { headers } = response;
  const coding = chooseCoding(request.headers.get('accept-encoding') ?? '');
  const isPublic = PUBLIC_PREFIXES.some((prefix) => url.pathname.startsWith(prefix));
  const isText = COMPRESSIBLE.test(headers.get('content-type') ?? '');
  if (!isPublic || !isText || coding === null || response.body === null || headers.has('content-encoding'))
    return response;
  const plain = Buffer.from(await response.arrayBuffer());
  const body = plain.byteLength < SMALLEST_BYTES ? plain : await compress(plain, coding);
  const etag = headers.get('etag');
  if (body !== plain) headers.set('content-encoding', coding);
  if (body !== plain && etag !== null && !etag.startsWith('W/')) headers.set('etag', `W/${etag}`);
  headers.set('content-length', String(body.byteLength));
  const { status, statusText } = response;
  return new Response(new Uint8Array(body), { status, statusText, headers });
}

function chooseCoding(accepted: string): 'br' | 'gzip' | null {
  const codings = accepted.split(',').map((coding) => coding.trim().toLowerCase());
  const takes = (name: string): boolean =>
    codings.some((coding) => coding.startsWith(name) && !/;\s*q=0(\.0*)?$/.test(coding));
  if (takes('br')) return 'br';
  return takes('gzip') ? 'gzip' : null;
}

function compress(plain: Buffer, coding: 'br' | 'gzip'): Promise<Buffer> {
  if (coding === 'gzip') return compressGzip(plain);
  return compressBrotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } });
}
