/**
 * A sealed cube means: it passed the gate. So only the gate may seal: `disclosure`, and the room `release` when it
 * reads a published edition back. Tests and `@example` blocks may, they publish nothing; the bench of publishing invents
 * what it writes, in an installation that goes with it.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');

const ALLOWED = {
  sealProtectedCube: [
    'packages/cube/',
    'packages/disclosure/',
    'app/src/features/release/',
    'bench/publish/',
  ],
  sealInternalCube: ['packages/cube/', 'packages/disclosure/'],
} as const;

function listSources(): string[] {
  return (
    ['packages', 'app/src', 'app/cli', 'app/start.ts', 'bench', 'tools']
      .filter((folder) => existsSync(path.join(root, folder)))
      .flatMap((folder) =>
        folder.endsWith('.ts')
          ? [folder]
          : readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
              path.posix.join(folder, name.split(path.sep).join('/')),
            ),
      )
      .filter((file) => /\.(ts|mts|js|mjs|svelte)$/.test(file))
      // Some addresses end like programs: those are folders of routes.
      .filter((file) => statSync(path.join(root, file)).isFile())
      .filter(
        (file) =>
          !file.endsWith('.test.ts') && !/(^|\/)(node_modules|build|testing|\.svelte-kit)\//.test(file),
      )
  );
}

/** Whether the name occurs in code, not in a comment or text. */
function mentions(file: string, name: string): boolean {
  const text = readFileSync(path.join(root, file), 'utf8');
  if (!text.includes(name)) return false;
  if (file.endsWith('.svelte')) return true;
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ESNext, true);
  const visit = (node: ts.Node): boolean =>
    (ts.isIdentifier(node) && node.text === name) || (ts.forEachChild(node, visit) ?? false);
  return visit(source);
}

test.each(Object.entries(ALLOWED))('%s is called by the gate only', (name, folders) => {
  const callers = listSources().filter((file) => mentions(file, name));
  expect(callers.length).toBeGreaterThan(0);
  expect(callers.filter((file) => !folders.some((folder) => file.startsWith(folder)))).toEqual([]);
});
