/** The built product as an operator would start it, in a process and a data folder of its own. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pinnedNode, root, toPinnedEnvironment } from '../tools/processes.mjs';

export interface Product {
  /** e.g. http://localhost:40123 */
  readonly origin: string;
  readonly port: number;
  /** The one-time link that the start prints for the operator. */
  readonly signInLink: string;
  readonly dataDirectory: string;
  /** Everything it has printed so far, standard error included. */
  readLog(): string;
  stop(): Promise<void>;
}

const startTimeoutMs = 120_000;
const stopTimeoutMs = 20_000;

async function stopChild(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs);
  await ended;
  clearTimeout(timer);
}

/** Resolves when the product says that it is ready; what it printed stands in the error otherwise. */
export async function startProduct(settings: Readonly<Record<string, string>> = {}): Promise<Product> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'vicus-e2e-'));
  chmodSync(dataDirectory, 0o711);
  const env = toPinnedEnvironment({
    NODE_ENV: 'production',
    PORT: '0',
    VICUS_DATA: dataDirectory,
    // All tests come from one network and ask as fast as they can.
    VICUS_API_REQUESTS_PER_MINUTE: '0',
    ...settings,
  });
  const child = spawn(pinnedNode, [resolve(root, 'app', 'start.ts')], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  const ended = new Promise<number | null>((done) => {
    child.once('exit', done);
  });
  const origin = await new Promise<string>((done, refuse) => {
    const giveUp = (why: string) => refuse(new Error(`The product did not start: ${why}\n${output}`));
    const timer = setTimeout(() => giveUp(`not ready after ${startTimeoutMs} ms`), startTimeoutMs);
    const listen = (text: string) => {
      output += text;
      const found = /^Vicus .* is ready: (\S+)/m.exec(output)?.[1];
      if (found === undefined) return;
      clearTimeout(timer);
      done(found);
    };
    child.stdout?.setEncoding('utf8').on('data', listen);
    child.stderr?.setEncoding('utf8').on('data', listen);
    void ended.then((code) => giveUp(`it ended with code ${code}`));
  });
  const signInLink = /https?:\/\/\S+\/sign-in\/link\/\S+/.exec(output)?.[0];
  // Started again in the same folder, it has an operator and prints no link.
  const isAgain = settings['VICUS_DATA'] !== undefined;
  if (signInLink === undefined && !isAgain) throw new Error(`No sign-in link was printed:\n${output}`);
  return {
    origin,
    port: Number(new URL(origin).port),
    signInLink: signInLink ?? '',
    dataDirectory,
    readLog: () => output,
    stop: async () => {
      await stopChild(child, ended);
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}

/** Lines of the log that tell of a bug: a failure nobody planned for. */
export function listBugs(log: string): readonly string[] {
  return log.split('\n').filter((line) => line.includes('"event":"bug"') || /^\s+at .*\(/.test(line));
}
