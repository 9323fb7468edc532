/** Templates of this room's sheets; through the package and not beside this file: the built server lies elsewhere. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

export function readSheet(name: 'slips.typ' | 'feedback-sheet.typ'): Promise<string> {
  const app = path.dirname(createRequire(import.meta.url).resolve('@vicus/app/package.json'));
  return readFile(path.join(app, 'src/features/participation/server', name), 'utf8');
}
