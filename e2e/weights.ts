/** How much a first visit transfers, as a browser that takes compressed answers gets it. */
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';

interface Transfer {
  readonly bytes: number;
  readonly text: string;
}

function decompress(body: Buffer, encoding: string | undefined): string {
  if (encoding === 'br') return brotliDecompressSync(body).toString('utf8');
  if (encoding === 'gzip') return gunzipSync(body).toString('utf8');
  if (encoding === 'zstd') return zstdDecompressSync(body).toString('utf8');
  return body.toString('utf8');
}

async function transfer(address: string): Promise<Transfer> {
  const response = await new Promise<IncomingMessage>((done, refuse) => {
    const headers = { 'accept-encoding': 'gzip, deflate, br, zstd', accept: 'text/html,*/*;q=0.8' };
    request(address, { headers }, done).on('error', refuse).end();
  });
  const parts: Buffer[] = [];
  for await (const part of response) parts.push(part as Buffer);
  const body = Buffer.concat(parts);
  if (response.statusCode !== 200) throw new Error(`${address} answered ${response.statusCode}`);
  return { bytes: body.length, text: decompress(body, response.headers['content-encoding']) };
}

/** What a page loads by itself: styles, scripts and pictures that it names. */
function listParts(html: string, address: string): readonly string[] {
  const tags = html.match(/<(?:link|script|img)\b[^>]*>/g) ?? [];
  const loaded = tags
    .filter((tag) => !tag.startsWith('<link') || /rel="(?:stylesheet|icon|modulepreload)"/.test(tag))
    .map((tag) => /(?:href|src)="([^"]+)"/.exec(tag)?.[1])
    .filter((path) => path !== undefined && !path.startsWith('data:'));
  return [...new Set(loaded)].map((path) => new URL(String(path), address).href);
}

export interface Weight {
  /** page, styles, pictures and scripts together, compressed */
  readonly bytes: number;
  readonly scripts: readonly string[];
}

export async function measureWeight(address: string): Promise<Weight> {
  const page = await transfer(address);
  const parts = listParts(page.text, address);
  const transfers = await Promise.all(parts.map(transfer));
  const scripts = page.text.match(/<script\b[^>]*>/g) ?? [];
  return { bytes: transfers.reduce((sum, { bytes }) => sum + bytes, page.bytes), scripts };
}
