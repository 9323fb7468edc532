/** Builds the application when its sources have changed since the last build. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import {
  ToolFailure,
  pinnedNode,
  root,
  runProgram,
  say,
  sayStillWorking,
  toPinnedEnvironment,
} from './processes.mjs';

/** Whatever the build reads. Tests are left out: changing one must not cost a build. */
const sources = [
  'app/src',
  'app/messages',
  'app/static',
  'app/package.json',
  'app/tsconfig.json',
  'app/vite.config.ts',
  'app/vite.start.config.ts',
  'app/tablet-program.ts',
  'packages',
  'package-lock.json',
  'tools/build.mjs',
];

/** @param {string} path @returns {string[]} */
function listFiles(path) {
  if (!existsSync(path)) return [];
  try {
    return readdirSync(path, { withFileTypes: true })
      .filter(({ name }) => name !== 'node_modules' && !name.includes('.test.'))
      .flatMap((entry) =>
        entry.isDirectory() ? listFiles(join(path, entry.name)) : [join(path, entry.name)],
      );
  } catch (error) {
    if (error.code === 'ENOTDIR') return [path];
    throw error;
  }
}

export function computeSourceHash() {
  const hash = createHash('sha256');
  const files = sources.flatMap((source) => listFiles(resolve(root, source))).sort();
  for (const file of files)
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  return hash.digest('hex');
}

const hashFile = resolve(root, 'app', 'build', '.source-hash');

function readBuiltHash() {
  return existsSync(hashFile) ? readFileSync(hashFile, 'utf8').trim() : undefined;
}

/** Builds app/build unless it is there and fits the sources. */
export async function ensureBuilt() {
  const hash = computeSourceHash();
  if (readBuiltHash() === hash) return;
  say('Building the pages (about half a minute) …');
  const stopSaying = sayStillWorking('building');
  try {
    const vite = resolve(root, 'node_modules', 'vite', 'bin', 'vite.js');
    const options = { cwd: resolve(root, 'app'), env: toPinnedEnvironment({ NODE_ENV: 'production' }) };
    for (const config of ['vite.config.ts', 'vite.start.config.ts']) {
      const args = [vite, 'build', '--config', config, '--logLevel', 'warn'];
      const { code, output } = await runProgram(pinnedNode, args, options);
      if (code !== 0) {
        process.stderr.write(output);
        throw new ToolFailure(toBuildFailure(output));
      }
    }
    // Written last: a torn build has no hash and is made again.
    writeFileSync(hashFile, `${hash}\n`);
  } finally {
    stopSaying();
  }
}

/** @param {string} output */
function toBuildFailure(output) {
  if (/ENOSPC/.test(output))
    return 'The pages could not be built: the disk is full. To mend it: free 200 MB and start again.';
  if (/EACCES|EPERM/.test(output)) {
    return `The pages could not be built: no permission to write in ${root}. To mend it: chown -R the folder.`;
  }
  return 'The pages could not be built; the lines above say why. To mend it: bring back the released files (git status).';
}
