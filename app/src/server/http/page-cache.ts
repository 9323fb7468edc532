/**
 * Public pages as they were last sent, with their compressed forms. A page is kept under everything it depends on,
 * so it never has to be thrown away for being old; the one that was not asked for longest goes first.
 */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const MAXIMUM_BYTES = 32 * 1024 * 1024;
const BROTLI_QUALITY = 5;
type Coding = 'br' | 'gzip' | 'identity';

const compressors: Readonly<Record<Coding, (plain: Buffer) => Promise<Buffer>>> = {
  br: (plain) =>
    promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }),
  gzip: promisify(gzip),
  identity: (plain) => Promise.resolve(plain),
};

interface KeptPage {
  readonly headers: [string, string][];
  readonly bodies: Map<Coding, Buffer>;
}

export class PageCache {
  readonly #pages = new Map<string, KeptPage>();
  readonly #maximumBytes: number;
  #bytes = 0;

  constructor(maximumBytes = MAXIMUM_BYTES) {
    this.#maximumBytes = maximumBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** The page under this key in a coding the browser takes, or 304 if it has it; undefined if it is not kept. */
  async answer(key: string, request: Request): Promise<Response | undefined> {
    const page = this.#pages.get(key);
    if (page === undefined) return undefined;
    this.#pages.delete(key);
    this.#pages.set(key, page);
    const headers = new Headers(page.headers);
    if (isSame(request.headers.get('if-none-match'), headers.get('etag')))
      return new Response(null, { status: 304, headers });
    const coding = chooseCoding(request.headers.get('accept-encoding') ?? '');
    const body = await this.#readBody(page, coding);
    if (coding !== 'identity') headers.set('content-encoding', coding);
    headers.set('vary', 'Accept-Encoding, Accept-Language');
    headers.set('content-length', String(body.byteLength));
    return new Response(new Uint8Array(body), { headers });
  }

  /** Keeps a page that was drawn without a cookie. Only complete answers (200) are kept. */
  async keep(key: string, response: Response): Promise<void> {
    if (response.status !== 200) return;
    const plain = Buffer.from(await response.arrayBuffer());
    if (this.#pages.has(key)) return;
    this.#pages.set(key, { headers: [...response.headers], bodies: new Map([['identity', plain]]) });
    this.#count(plain.byteLength);
  }

  async #readBody(page: KeptPage, coding: Coding): Promise<Buffer> {
    const known = page.bodies.get(coding);
    if (known !== undefined) return known;
    const plain = page.bodies.get('identity') ?? Buffer.alloc(0);
    const body = await compressors[coding](plain);
    if (page.bodies.has(coding)) return body;
    page.bodies.set(coding, body);
    this.#count(body.byteLength);
    return body;
  }

  #count(bytes: number): void {
    this.#bytes += bytes;
    for (const [oldest, page] of this.#pages) {
      if (this.#bytes <= this.#maximumBytes) return;
      this.#pages.delete(oldest);
      for (const body of page.bodies.values()) this.#bytes -= body.byteLength;
    }
  }
}

/** Weak comparison: a compressed page is the same page. */
function isSame(asked: string | null, etag: string | null): boolean {
  if (asked === null || etag === null) return false;
  const bare = (tag: string): string => tag.trim().replace(/^W\//, '');
  return asked.split(',').some((tag) => bare(tag) === bare(etag));
}

function chooseCoding(accepted: string): Coding {
  const takes = (name: string): boolean =>
    accepted
      .split(',')
      .map((coding) => coding.trim().toLowerCase())
      .some((coding) => coding.startsWith(name) && !/;\s*q=0(\.0*)?$/.test(coding));
  if (takes('br')) return 'br';
  return takes('gzip') ? 'gzip' : 'identity';
}
