/** `npm run vicus -- COMMAND`: install if needed, then run app/cli/vicus.ts on the pinned Node. */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { ensureInstalled } from './install.mjs';
import { compileCache, pinnedNode, root, runTool, toPinnedEnvironment } from './processes.mjs';

/** @type {readonly NodeJS.Signals[]} */
const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'];

function runCommandLine() {
  return new Promise((done, refuse) => {
    const args = [resolve(root, 'app', 'cli', 'vicus.ts'), ...process.argv.slice(2)];
    const env = toPinnedEnvironment({ NODE_COMPILE_CACHE: compileCache });
    const child = spawn(pinnedNode, args, { env, stdio: 'inherit' });
    for (const signal of signals) process.on(signal, () => child.kill(signal));
    child.on('error', refuse);
    child.on('exit', (code, signal) => done(code ?? (signal ? 1 : 0)));
  });
}

await runTool(async () => {
  await ensureInstalled();
  return runCommandLine();
});
