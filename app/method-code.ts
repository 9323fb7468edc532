/** Which files of the program name which method page, found when the application is built (research bundles carry them). */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const MODULE = 'src/routes/(public)/research/method-code.ts';
const root = fileURLToPath(new URL('..', import.meta.url));
const isProgram = (name: string): boolean => name.endsWith('.ts') && !/\.(test|fixture|d)\.ts$/.test(name);

interface CodeFile {
  readonly path: string;
  readonly text: string;
}

/** By id of the method: the files in which `docs/methods/<id>.md` stands, by path. */
function collectMethodCode(): Record<string, CodeFile[]> {
  const folders = ['packages', join('app', 'src', 'features')].map((folder) => join(root, folder));
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => isProgram(name) && !name.includes('node_modules'))
      .map((name) => join(folder, name)),
  );
  const found: Record<string, CodeFile[]> = {};
  for (const file of files.toSorted()) {
    const text = readFileSync(file, 'utf8');
    const methods = new Set([...text.matchAll(/docs\/methods\/([a-z0-9-]+)\.md/g)].map(([, id = '']) => id));
    for (const id of methods) (found[id] ??= []).push({ path: relative(root, file), text });
  }
  return found;
}

/** Vite: what that module exports is files by method. */
export function methodCode(): Plugin {
  return {
    name: 'vicus-method-code',
    transform: (_, id) =>
      id.endsWith(MODULE)
        ? { code: `export const METHOD_CODE = ${JSON.stringify(collectMethodCode())}`, map: null }
        : null,
  };
}
