import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { compressPublicAnswer } from './compress.ts';

const TEXT = 'Who works with whom? '.repeat(200);

function answer(path: string, accepted: string, type = 'text/html; charset=utf-8'): Promise<Response> {
  const url = new URL(`http://localhost${path}`);
  const request = new Request(url, { headers: { 'accept-encoding': accepted } });
  return compressPublicAnswer(
    new Response(TEXT, { headers: { 'content-type': type, etag: '"a"' } }),
    request,
    url,
  );
}

const readBytes = async (response: Response): Promise<Buffer> => Buffer.from(await response.arrayBuffer());

test('a public page comes in the coding the browser takes', async () => {
  const brotli = await answer('/p/musterbach', 'gzip, deflate, br');
  expect(brotli.headers.get('content-encoding')).toBe('br');
  expect(brotli.headers.get('etag')).toBe('W/"a"');
  expect(brotliDecompressSync(await readBytes(brotli)).toString()).toBe(TEXT);
  const zipped = await answer('/p/musterbach', 'gzip, br;q=0');
  expect(gunzipSync(await readBytes(zipped)).toString()).toBe(TEXT);
});

test.each([
  ['a page with a secret', '/r/musterbach/x', 'br', 'text/html'],
  ['a page of the office', '/office/musterbach', 'br', 'text/html'],
  ['a browser that takes nothing', '/p/musterbach', 'identity', 'text/html'],
  ['a file that is compressed in itself', '/p/musterbach/x/report.en.pdf', 'br', 'application/pdf'],
])('%s stays as it is', async (_, path, accepted, type) => {
  const plain = await answer(path, accepted, type);
  expect(plain.headers.get('content-encoding')).toBeNull();
  expect((await readBytes(plain)).toString()).toBe(TEXT);
});
