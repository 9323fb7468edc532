/** Runs the command line as a process of its own, as an operator would. */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

/** As tools/vicus.mjs sets it. */
const NODE_COMPILE_CACHE = resolve(import.meta.dirname, '../../../node_modules/.cache/compile');

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export function runVicus(
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return new Promise((done, refuse) => {
    const child = spawn(process.execPath, [resolve(import.meta.dirname, '../vicus.ts'), ...words], {
      env: { PATH: process.env['PATH'] ?? '', NODE_COMPILE_CACHE, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const read = { out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (read.out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (read.err += text));
    child.on('error', refuse);
    child.on('close', (code) => done({ code, ...read }));
  });
}
