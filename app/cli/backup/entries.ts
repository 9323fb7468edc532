/** What lies inside a backup once it is opened and unpacked: entries, each a line of JSON and blocks of bytes. */
import { z } from 'zod';
import { CliFailure } from '../cli-failure.ts';

export const headSchema = z.discriminatedUnion('entry', [
  z.strictObject({
    entry: z.literal('backup'),
    madeAt: z.string(),
    vicusVersion: z.string(),
    migrations: z.array(z.strictObject({ name: z.string(), hash: z.string() })),
  }),
  z.strictObject({ entry: z.literal('secret'), name: z.string().regex(/^[a-z-]+$/) }),
  z.strictObject({
    entry: z.literal('table'),
    schema: z.string(),
    table: z.string(),
    columns: z.array(z.string()),
  }),
  z.strictObject({ entry: z.literal('end'), rows: z.record(z.string(), z.int()) }),
]);
export type EntryHead = z.output<typeof headSchema>;

type Bytes = AsyncIterable<Uint8Array>;

const LENGTH_BYTES = 4;
const MAXIMUM_LINE_BYTES = 1_000_000;

export async function* writeEntry(head: EntryHead, blocks: Bytes = noBlocks()): AsyncGenerator<Buffer> {
  yield Buffer.from(`${JSON.stringify(head)}\n`);
  for await (const block of blocks)
    if (block.length > 0) yield Buffer.concat([toLength(block.length), block]);
  yield toLength(0);
}

async function* noBlocks(): Bytes {}

function toLength(bytes: number): Buffer {
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(bytes);
  return length;
}

/** Reads entries one after the other. The blocks of an entry must be read before the next is asked for. */
export class EntryReader {
  readonly #pieces: AsyncIterator<Uint8Array>;
  #waiting = Buffer.alloc(0);

  constructor(stream: Bytes) {
    this.#pieces = stream[Symbol.asyncIterator]();
  }

  async readHead(): Promise<EntryHead> {
    let end = this.#waiting.indexOf(10);
    while (end < 0) {
      if (this.#waiting.length > MAXIMUM_LINE_BYTES) throw unreadable();
      await this.#fill();
      end = this.#waiting.indexOf(10);
    }
    const head = headSchema.safeParse(JSON.parse(this.#take(end + 1).toString()));
    if (!head.success) throw unreadable();
    return head.data;
  }

  async *readBlocks(): AsyncGenerator<Buffer> {
    for (;;) {
      const length = (await this.#read(LENGTH_BYTES)).readUInt32BE();
      if (length === 0) return;
      yield await this.#read(length);
    }
  }

  async #read(bytes: number): Promise<Buffer> {
    while (this.#waiting.length < bytes) await this.#fill();
    return this.#take(bytes);
  }

  #take(bytes: number): Buffer {
    const taken = this.#waiting.subarray(0, bytes);
    this.#waiting = this.#waiting.subarray(bytes);
    return taken;
  }

  async #fill(): Promise<void> {
    const { value, done } = await this.#pieces.next();
    if (done) throw unreadable();
    this.#waiting = Buffer.concat([this.#waiting, value]);
  }
}

function unreadable(): CliFailure {
  return new CliFailure(
    'backup-unreadable',
    'The backup holds something that this version does not know.',
    'Restore it with a version of Vicus at least as new as the one that made it.',
  );
}
