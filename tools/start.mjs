/** `npm start`: install if needed, build if needed, then run app/start.ts on the pinned Node. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { pinnedNode, root, runTool, say, toPinnedEnvironment } from './processes.mjs';

const isDevelopment = process.argv.includes('--dev');

/** The parent of a process; undefined where the system has no /proc. */
function readParentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
  } catch {
    return undefined;
  }
}

/** npm starts a shell, and the shell this. Neither tells when npm is killed, but the parents change. */
function onNpmGone(callback) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const grandparent = readParentOf(parent);
  const isSame = () => process.ppid === parent && readParentOf(parent) === grandparent;
  const timer = setInterval(() => {
    if (isSame()) return;
    clearInterval(timer);
    callback();
  }, 1000);
  timer.unref();
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
    onNpmGone(() => child.kill('SIGTERM'));
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
