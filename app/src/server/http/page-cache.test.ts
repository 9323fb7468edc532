import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { PageCache } from './page-cache.ts';

const PAGE = `<p>${'words '.repeat(500)}</p>`;
const ask = (headers: Record<string, string> = {}) => new Request('http://localhost/p/a', { headers });
const draw = (text = PAGE) =>
  new Response(text, { headers: { 'content-type': 'text/html', etag: '"one"', 'x-kept': 'yes' } });

describe('a page cache', () => {
  test('knows nothing before it keeps', async () => {
    expect(await new PageCache().answer('a', ask())).toBeUndefined();
  });

  test.each([
    ['br', (body: Buffer) => brotliDecompressSync(body)],
    ['gzip', (body: Buffer) => gunzipSync(body)],
    ['identity', (body: Buffer) => body],
  ])('answers in %s with the headers it was given', async (coding, unpack) => {
    const cache = new PageCache();
    await cache.keep('a', draw());
    const answer = (await cache.answer('a', ask({ 'accept-encoding': coding })))!;
    expect(unpack(Buffer.from(await answer.arrayBuffer())).toString()).toBe(PAGE);
    expect(answer.headers.get('content-encoding')).toBe(coding === 'identity' ? null : coding);
    expect(answer.headers.get('x-kept')).toBe('yes');
  });

  test('does not send a coding the browser refuses', async () => {
    const cache = new PageCache();
    await cache.keep('a', draw());
    const answer = await cache.answer('a', ask({ 'accept-encoding': 'br;q=0, gzip' }));
    expect(answer?.headers.get('content-encoding')).toBe('gzip');
  });

  test('tells a browser that has the page that it has it', async () => {
    const cache = new PageCache();
    await cache.keep('a', draw());
    expect((await cache.answer('a', ask({ 'if-none-match': 'W/"one"' })))?.status).toBe(304);
    expect((await cache.answer('a', ask({ 'if-none-match': '"two"' })))?.status).toBe(200);
  });

  test('keeps no error', async () => {
    const cache = new PageCache();
    await cache.keep('a', new Response('no', { status: 404 }));
    expect(await cache.answer('a', ask())).toBeUndefined();
  });

  test('stays within its bound, and lets go what was not asked for longest', async () => {
    const cache = new PageCache(2.5 * PAGE.length);
    await cache.keep('a', draw());
    await cache.keep('b', draw());
    await cache.answer('a', ask());
    await cache.keep('c', draw());
    expect(await cache.answer('b', ask())).toBeUndefined();
    expect((await cache.answer('a', ask()))?.status).toBe(200);
    expect(cache.bytes).toBeLessThanOrEqual(2.5 * PAGE.length);
  });
});
