/** Starting other programs from the tools. Plain JavaScript: this runs before anything is installed, on Node 20.19. */
import { spawn } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** The Node that the project pins; it comes with the package `node`. */
export const pinnedNode = resolve(root, 'node_modules', '.bin', 'node');

/** Where Node keeps what it compiled of many sources: the next start of the same program takes half as long. */
export const compileCache = resolve(root, 'node_modules', '.cache', 'compile');

/** @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/** Says that a long step is still alive. @param {string} what @returns {() => void} ends it */
export function sayStillWorking(what) {
  const begunMs = Date.now();
  const timer = setInterval(() => say(`  … ${what}: ${Math.round((Date.now() - begunMs) / 1000)} s`), 15_000);
  return () => clearInterval(timer);
}

/** The environment for programs that need the pinned Node first on their path. */
export function toPinnedEnvironment(extra = {}) {
  return {
    ...process.env,
    PATH: `${resolve(root, 'node_modules', '.bin')}:${process.env.PATH ?? ''}`,
    ...extra,
  };
}

/**
 * Runs a program and keeps what it prints.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, echo?: boolean }} [options] echo: also print as it comes
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runProgram(program, args, { cwd = root, env = process.env, echo = false } = {}) {
  return new Promise((done, refuse) => {
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const { stream, target } of [
      { stream: child.stdout, target: process.stdout },
      { stream: child.stderr, target: process.stderr },
    ]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
        if (echo) target.write(text);
      });
    }
    child.on('error', refuse);
    child.on('close', (code, signal) => done({ code: code ?? (signal ? 1 : 0), output }));
  });
}

/** A failure with a mend: printed without a stack trace. */
export class ToolFailure extends Error {}

/** Runs a tool's main function; a named failure prints plainly and ends with code 1. @param {() => Promise<number>} main */
export async function runTool(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof ToolFailure)) throw error;
    process.stderr.write(`\n${error.message}\n`);
    process.exitCode = 1;
  }
}
