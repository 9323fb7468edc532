/** Installs the packages of package-lock.json when they are not there. Runs on Node 20.19 before anything else. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ToolFailure, pinnedNode, root, runProgram, say, sayStillWorking } from './processes.mjs';

const oldestNode = { major: 20, minor: 19 };

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > oldestNode.major || (major === oldestNode.major && minor >= oldestNode.minor)) return;
  throw new ToolFailure(
    `Vicus needs Node ${oldestNode.major}.${oldestNode.minor} or newer; this is ${process.versions.node}.\nTo mend it: install a newer Node from https://nodejs.org and start again.`,
  );
}

/** @param {string} file @returns {Record<string, { version?: string, link?: boolean, optional?: boolean, dev?: boolean }>} */
function readPackages(file) {
  return JSON.parse(readFileSync(resolve(root, file), 'utf8')).packages ?? {};
}

/**
 * npm writes node_modules/.package-lock.json last, so a torn installation has none; it lists what is really there.
 * Optional packages of other platforms are in the lock but never there.
 */
export function isInstalled() {
  if (!existsSync(resolve(root, 'node_modules', '.package-lock.json')) || !existsSync(pinnedNode))
    return false;
  const wanted = readPackages('package-lock.json');
  const present = readPackages('node_modules/.package-lock.json');
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.includes('node_modules/')) return true;
    const found = present[path];
    return found ? found.version === entry.version && found.link === entry.link : entry.optional === true;
  });
}

/** @param {string} output */
function toInstallFailure(output) {
  const reason = /ENOSPC/.test(output)
    ? 'The disk is full. To mend it: free about 1.5 GB and start again.'
    : /EACCES|EPERM/.test(output)
      ? `No permission to write in ${root}. To mend it: give the folder to the user that starts Vicus (chown -R).`
      : /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT/.test(output)
        ? 'The package registry cannot be reached. To mend it: check the network (npm ping) and start again.'
        : 'To mend it: read the lines of npm above, and start again; what was half installed is replaced.';
  return new ToolFailure(`The packages could not be installed. ${reason}`);
}

/** `npm ci` where needed. Development packages are needed to build, whatever NODE_ENV says. */
export async function ensureInstalled() {
  refuseOldNode();
  if (isInstalled()) return;
  say('Installing the packages (first start, or the list has changed; one to three minutes) …');
  const stopSaying = sayStillWorking('installing');
  try {
    const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
    const { code, output } = await runProgram('npm', args, { echo: true });
    if (code !== 0) throw toInstallFailure(output);
  } finally {
    stopSaying();
  }
}
