/** `npm run check`: format, lint, types, arrows, unused code and the tests about the repository, side by side. */
import { availableParallelism } from 'node:os';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { ensureInstalled } from './install.mjs';
import { pinnedNode, root, runProgram, runTool, say, toPinnedEnvironment } from './processes.mjs';

/** @param {string} name */
const toProgram = (name) => resolve(root, 'node_modules', '.bin', name);
const vitest = resolve(root, 'node_modules', 'vitest', 'vitest.mjs');

/** The slowest first, so that they do not stand alone at the end. */
const checks = [
  { name: 'types of the application', run: checkApplicationTypes },
  { name: 'types of packages, tools, tests', program: toProgram('tsc'), args: ['-p', 'tsconfig.json'] },
  { name: 'format', program: toProgram('prettier'), args: ['--check', '--log-level=warn', '--cache', '.'] },
  { name: 'purity of the packages', program: toProgram('tsc'), args: ['-p', 'packages/tsconfig.json'] },
  { name: 'arrows', program: toProgram('depcruise'), args: toCruiseArguments() },
  {
    name: 'tests about the repository',
    program: pinnedNode,
    args: [vitest, 'run', '--project', 'app', 'tools/'],
  },
  {
    name: 'unused code and packages',
    program: toProgram('knip'),
    args: ['--no-progress', '--no-config-hints'],
  },
  { name: 'page about the database', program: pinnedNode, args: ['tools/docs.ts', '--check'] },
  { name: 'lint', program: toProgram('oxlint'), args: ['--deny-warnings'] },
];

function toCruiseArguments() {
  const folders = ['packages', 'app/src', 'app/start.ts', 'app/cli', 'tools', 'e2e', 'bench'];
  return [
    '--config',
    '.dependency-cruiser.mjs',
    ...folders.filter((folder) => existsSync(resolve(root, folder))),
  ];
}

/** SvelteKit writes the types of routes; without them every `./$types` is unknown. */
async function checkApplicationTypes(env) {
  const synced = await runProgram(toProgram('svelte-kit'), ['sync'], { cwd: resolve(root, 'app'), env });
  if (synced.code !== 0) return synced;
  const args = ['--tsconfig', 'app/tsconfig.json', '--fail-on-warnings', '--output', 'human'];
  return runProgram(toProgram('svelte-check'), args, { env });
}

/** @returns {Promise<boolean>} whether the check passed */
async function runCheck({ name, run, program, args }, env) {
  const begunMs = Date.now();
  const { code, output } = await (run ? run(env) : runProgram(program, args, { env }));
  const seconds = ((Date.now() - begunMs) / 1000).toFixed(1);
  say(`${code === 0 ? 'passed' : 'FAILED'}  ${name} (${seconds} s)`);
  if (code !== 0) say(output.trimEnd().replaceAll(/^/gm, '    '));
  return code === 0;
}

/** Each runner takes the next check until none is left. */
async function runAll(env) {
  const waiting = [...checks];
  const results = [];
  const runner = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift())
      results.push(await runCheck(check, env));
  };
  await Promise.all(Array.from({ length: Math.min(Math.max(availableParallelism(), 2), 4) }, runner));
  return results;
}

await runTool(async () => {
  await ensureInstalled();
  const results = await runAll(toPinnedEnvironment({ NO_COLOR: '1', FORCE_COLOR: '0' }));
  const failed = results.filter((hasPassed) => !hasPassed).length;
  say(`${results.length - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});
