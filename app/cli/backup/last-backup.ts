/** When this installation last wrote a backup, for the doctor. Written into the data folder when the file is whole. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

const noteSchema = z.object({ madeAt: z.coerce.date(), file: z.string() });
export type LastBackup = z.output<typeof noteSchema>;

const toNote = (dataDirectory: string) => join(dataDirectory, 'last-backup.json');

export function noteBackup(dataDirectory: string, file: string, madeAt: Date): void {
  const note = { madeAt: madeAt.toISOString(), file: resolve(file) };
  writeFileSync(toNote(dataDirectory), `${JSON.stringify(note)}\n`, { mode: 0o600 });
}

export function readLastBackup(dataDirectory: string): LastBackup | undefined {
  try {
    return noteSchema.parse(JSON.parse(readFileSync(toNote(dataDirectory), 'utf8')));
  } catch {
    return undefined;
  }
}
