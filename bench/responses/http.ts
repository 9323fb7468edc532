/** Requests as browsers send them, timed to their first byte. */
import { request, type Agent } from 'node:http';

export interface Reply {
  readonly status: number;
  readonly location: string;
  readonly body: string;
  /** of the body as sent */
  readonly bytes: number;
  readonly firstByteMs: number;
  readonly wholeMs: number;
}

export interface Ask {
  readonly method?: 'GET' | 'POST';
  readonly body?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  readonly agent?: Agent;
}

const FORM = 'application/x-www-form-urlencoded';
/** Programs without it would be answered in JSON. */
const ACCEPT = 'text/html';

/** An idle connection that the server had ended just when it was used again: browsers ask once more. */
class ConnectionEnded extends Error {}

/** One request; no redirect is followed. Uncompressed unless the headers say otherwise. */
export async function ask(url: string, asked: Ask = {}): Promise<Reply> {
  try {
    return await askOnce(url, asked);
  } catch (error) {
    if (error instanceof ConnectionEnded) return askOnce(url, asked);
    throw error;
  }
}

function askOnce(url: string, { method = 'GET', body, headers = {}, agent }: Ask): Promise<Reply> {
  const startMs = performance.now();
  return new Promise((done, refuse) => {
    const options = {
      method,
      headers: { accept: ACCEPT, ...headers },
      ...(agent === undefined ? {} : { agent }),
    };
    const sent = request(url, options, (response) => {
      const firstByteMs = performance.now() - startMs;
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', refuse);
      response.on('end', () => {
        const { statusCode = 0, headers: got } = response;
        const whole = Buffer.concat(chunks);
        const times = { firstByteMs, wholeMs: performance.now() - startMs };
        const location = got.location ?? '';
        done({ status: statusCode, location, body: whole.toString(), bytes: whole.length, ...times });
      });
    });
    sent.on('error', (error: Error & { code?: string }) =>
      refuse(sent.reusedSocket && error.code === 'ECONNRESET' ? new ConnectionEnded() : error),
    );
    sent.end(body);
  });
}

/** A form as a browser posts it from a page of the same origin. */
export function post(url: string, fields: Readonly<Record<string, string>>, agent?: Agent): Promise<Reply> {
  const { origin } = new URL(url);
  const body = new URLSearchParams(fields).toString();
  const headers = { origin, 'content-type': FORM, 'content-length': String(Buffer.byteLength(body)) };
  return ask(url, { method: 'POST', body, headers, ...(agent === undefined ? {} : { agent }) });
}

/** The receipt on the page that follows sending. */
export function readReceipt({ body }: Reply): string | undefined {
  return /\b[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}\b/.exec(body)?.[0];
}
