/** The built product in a process and a data folder of its own, without the example town. */
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readEmbeddedUrls } from '../app/src/server/database/embedded/embedded-database.ts';
import { pinnedNode, root, toPinnedEnvironment } from '../tools/processes.mjs';

export interface Product {
  readonly origin: string;
  readonly dataDirectory: string;
  readonly appUrl: string;
  readonly superuserUrl: string;
  /** of the process that serves pages */
  readonly pid: number;
  /** the folder of the database's files */
  readonly cluster: string;
  /** resolves when the process has ended, however */
  readonly ended: Promise<unknown>;
  /** memory of the process that serves pages, in MB */
  readResidentMegabytes(): number;
  stop(): Promise<void>;
}

function waitUntilReady(child: ChildProcess): Promise<string> {
  let output = '';
  return new Promise((done, refuse) => {
    const listen = (text: string) => {
      output += text;
      const found = /^Vicus .* is ready: (\S+)/m.exec(output)?.[1];
      if (found !== undefined) done(found);
    };
    child.stdout?.setEncoding('utf8').on('data', listen);
    child.stderr?.setEncoding('utf8').on('data', listen);
    child.once('exit', (code) => refuse(new Error(`The product ended with code ${code}:\n${output}`)));
  });
}

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'vicus-bench-'));
  chmodSync(folder, 0o711);
  return folder;
}

/** `kept`: a data folder of somebody else's, which stays when the product stops; otherwise one that goes with it. */
export async function startProduct(kept?: string): Promise<Product> {
  const dataDirectory = kept ?? makeFolder();
  const child = spawn(pinnedNode, [resolve(root, 'app', 'start.ts')], {
    cwd: root,
    env: toPinnedEnvironment({
      NODE_ENV: 'production',
      PORT: '0',
      VICUS_DATA: dataDirectory,
      // All visitors of a bench come from one network.
      VICUS_API_REQUESTS_PER_MINUTE: '0',
    }),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const ended = new Promise((done) => {
    child.once('exit', done);
  });
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    if (kept === undefined) rmSync(dataDirectory, { recursive: true, force: true });
  };
  const origin = await waitUntilReady(child);
  const urls = readEmbeddedUrls(dataDirectory);
  if (urls === undefined) throw new Error('the bench needs the embedded database: unset DATABASE_URL');
  const { appUrl, superuserUrl } = urls;
  return {
    origin,
    dataDirectory,
    appUrl,
    superuserUrl,
    pid: child.pid ?? 0,
    cluster: join(dataDirectory, 'database', 'cluster'),
    ended,
    readResidentMegabytes: () => readResident(child.pid),
    stop,
  };
}

function readResident(pid: number | undefined): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
}
