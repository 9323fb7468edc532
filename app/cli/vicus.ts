/** The command line: the second caller of the use cases. `node app/cli/vicus.ts COMMAND`, or `npm run vicus -- COMMAND`. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { parseSettings } from '../src/server/settings/settings.ts';
import { EXIT, renderFailure, UsageFailure } from './cli-failure.ts';
import type { Command, CommandOptions } from './command.types.ts';
import { closeAll } from './closers.ts';
import { COMMANDS } from './commands.ts';
import { takeInterrupt } from './interrupt.ts';

const cloneDirectory = resolve(import.meta.dirname, '..', '..');

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

function renderOverview(): string {
  const width = Math.max(...COMMANDS.map(({ name, usage }) => `${name} ${usage}`.length));
  return [
    'Usage: npm run vicus -- COMMAND',
    '',
    ...COMMANDS.map(({ name, usage, summary }) => `  ${`${name} ${usage}`.padEnd(width)}  ${summary}`),
    '',
    'COMMAND --help says more. The settings are those of npm start (README, section Settings).',
    'Exit codes: 0 done, 1 not done (said why), 2 used wrongly, 3 a bug.',
  ].join('\n');
}

function renderHelp({ name, usage, summary, help, options = {}, lists = {}, flags = {} }: Command): string {
  const listed = Object.entries({ ...options, ...lists, ...flags }).map(
    ([one, meaning]) => `  --${one} ${meaning}`,
  );
  return [`Usage: npm run vicus -- ${name} ${usage}`.trimEnd(), '', summary, ...help, ...listed].join('\n');
}

function readVersion(): string {
  const text = readFileSync(resolve(cloneDirectory, 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}

function parseWords(command: Command, rest: readonly string[]) {
  try {
    const names = Object.keys(command.options ?? {}).map((name) => [name, { type: 'string' as const }]);
    const lists = Object.keys(command.lists ?? {}).map((name) => [
      name,
      { type: 'string' as const, multiple: true },
    ]);
    const flags = Object.keys(command.flags ?? {}).map((name) => [name, { type: 'boolean' as const }]);
    const { positionals, values } = parseArgs({
      args: [...rest],
      allowPositionals: true,
      options: Object.fromEntries([...names, ...lists, ...flags]) as Record<
        string,
        { type: 'string' | 'boolean'; multiple?: boolean }
      >,
    });
    const [fewest, most] = command.words;
    if (positionals.length < fewest) throw new UsageFailure(`${command.name} needs ${command.usage}.`);
    if (positionals.length > most)
      throw new UsageFailure(`${command.name} takes ${command.usage || 'nothing'}.`);
    const given = Object.entries(values).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join('\n') : value === true ? 'yes' : value,
    ]);
    return { words: positionals, options: Object.fromEntries(given) as CommandOptions };
  } catch (error) {
    if (error instanceof UsageFailure) throw error;
    throw new UsageFailure(error instanceof Error ? error.message : String(error));
  }
}

async function run(arguments_: readonly string[]): Promise<number> {
  const [name, ...rest] = arguments_;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    print(renderOverview());
    return name === undefined ? EXIT.usage : EXIT.done;
  }
  const command = COMMANDS.find((one) => one.name === name);
  if (command === undefined) throw new UsageFailure(`There is no command "${name}".`);
  if (rest.includes('--help') || rest.includes('-h')) {
    print(renderHelp(command));
    return EXIT.done;
  }
  const { words, options } = parseWords(command, rest);
  const settings = parseSettings(process.env, cloneDirectory, readVersion());
  const { run: runCommand } = await command.load();
  return runCommand({ settings, environment: process.env, print, say }, words, options);
}

async function main(): Promise<number> {
  try {
    return await run(process.argv.slice(2));
  } catch (error) {
    if (error instanceof UsageFailure) {
      say(`${error.message}\nnpm run vicus -- help lists the commands.`);
      return EXIT.usage;
    }
    const { text, exitCode } = renderFailure(error);
    say(text);
    return exitCode;
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    if (signal === 'SIGINT' && takeInterrupt()) return;
    void closeAll().finally(() => process.exit(EXIT.interrupted));
  });

const exitCode = await main();
await closeAll();
// Sign-in keeps a pool of its own that ends with the process.
process.exit(exitCode);
