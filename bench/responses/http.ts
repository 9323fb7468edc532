/** Requests as browsers send them, timed to their first byte. */
import { Agent, request } from 'node:http';

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

/** One request; no redirect is followed. `encoding` 'identity' unless the headers say otherwise. */
export function ask(url: string, { method = 'GET', body, headers = {}, agent }: Ask = {}): Promise<Reply> {
  const startMs = performance.now();
  return new Promise((done, refuse) => {
    const sent = request(
      url,
      { method, headers: { accept: ACCEPT, ...headers }, ...(agent === undefined ? {} : { agent }) },
      (response) => {
        const firstByteMs = performance.now() - startMs;
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', refuse);
        response.on('end', () => {
          const whole = Buffer.concat(chunks);
          done({
            status: response.statusCode ?? 0,
            location: response.headers.location ?? '',
            body: whole.toString(),
            bytes: whole.length,
            firstByteMs,
            wholeMs: performance.now() - startMs,
          });
        });
      },
    );
    sent.on('error', refuse);
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
