/** `npm start`: install if needed, build if needed, then run app/start.ts on the pinned Node. */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { pinnedNode, root, runTool, say, toPinnedEnvironment } from './processes.mjs';

const isDevelopment = process.argv.includes('--dev');

/** npm does not tell its script when it is killed; the script notices that its parent is another one. */
function onParentGone(callback) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && callback(), 1000).unref();
}

/** The channel ('ipc') is what tells the application that this process was killed. */
function runApplication() {
  return new Promise((done, refuse) => {
    const args = [resolve(root, 'app', 'start.ts'), ...(isDevelopment ? ['--dev'] : [])];
    const child = spawn(pinnedNode, args, {
      cwd: root,
      env: toPinnedEnvironment(isDevelopment ? {} : { NODE_ENV: 'production' }),
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    });
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    onParentGone(() => child.kill('SIGTERM'));
    child.on('error', refuse);
    child.on('exit', (code, signal) => done(code ?? (signal ? 1 : 0)));
  });
}

await runTool(async () => {
  say('Vicus is starting …');
  await ensureInstalled();
  if (!isDevelopment) await ensureBuilt();
  return runApplication();
});
