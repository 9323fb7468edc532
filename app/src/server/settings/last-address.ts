/** Where the installation of a data folder was last reached, for the command line, which may run with other settings. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const addressSchema = z.object({
  /** what people use, e.g. https://vicus.example.org */
  origin: z.string(),
  /** where it listens, which a proxy may hide */
  host: z.string(),
  port: z.int(),
});
export type LastAddress = z.output<typeof addressSchema>;

const toFile = (dataDirectory: string) => join(dataDirectory, 'address.json');

export function writeLastAddress(dataDirectory: string, { origin, host, port }: LastAddress): void {
  const file = toFile(dataDirectory);
  writeFileSync(`${file}.new`, `${JSON.stringify({ origin, host, port })}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** Undefined where Vicus never ran in this folder, or the file cannot be read. */
export function readLastAddress(dataDirectory: string): LastAddress | undefined {
  try {
    return addressSchema.parse(JSON.parse(readFileSync(toFile(dataDirectory), 'utf8')));
  } catch {
    return undefined;
  }
}
