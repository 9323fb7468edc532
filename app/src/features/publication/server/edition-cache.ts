/**
 * Drawn editions, kept because releases never change: a page costs two small queries whatever the number of places.
 * Kept compressed (some 25 kB each) and bounded; the one that was not asked for longest goes first.
 */
import { gunzipSync, gzipSync } from 'node:zlib';
import type { EditionView } from '../publication.types.ts';

const MAXIMUM_BYTES = 48 * 1024 * 1024;
/** Fast rather than small. */
const GZIP_LEVEL = 3;

/** `Drawn`: what is kept, as JSON. */
export class EditionCache<Drawn = EditionView> {
  readonly #kept = new Map<string, Buffer>();
  readonly #maximumBytes: number;
  #bytes = 0;

  constructor(maximumBytes = MAXIMUM_BYTES) {
    this.#maximumBytes = maximumBytes;
  }

  /** The edition under this key, drawn only if it is not kept. */
  async read(key: string, draw: () => Promise<Drawn>): Promise<Drawn> {
    const known = this.#kept.get(key);
    if (known !== undefined) {
      this.#kept.delete(key);
      this.#kept.set(key, known);
      return JSON.parse(gunzipSync(known).toString('utf8')) as Drawn;
    }
    const edition = await draw();
    this.#keep(key, gzipSync(JSON.stringify(edition), { level: GZIP_LEVEL }));
    return edition;
  }

  get bytes(): number {
    return this.#bytes;
  }

  #keep(key: string, content: Buffer): void {
    this.#bytes += content.byteLength - (this.#kept.get(key)?.byteLength ?? 0);
    this.#kept.set(key, content);
    for (const [oldest, old] of this.#kept) {
      if (this.#bytes <= this.#maximumBytes) return;
      this.#kept.delete(oldest);
      this.#bytes -= old.byteLength;
    }
  }
}
