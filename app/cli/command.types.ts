import type { Settings } from '../src/server/settings/settings.ts';

export interface CommandContext {
  readonly settings: Settings;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** one line of result, for people and pipes: standard output */
  readonly print: (line: string) => void;
  /** what is being done: standard error, so that results can be piped */
  readonly say: (line: string) => void;
}

export interface Command {
  readonly name: string;
  /** what stands after the name, e.g. `PLACE [FOLDER]` */
  readonly usage: string;
  /** one line for the list of commands */
  readonly summary: string;
  /** what `--help` says besides */
  readonly help: readonly string[];
  /** fewest and most words after the name */
  readonly words: readonly [fewest: number, most: number];
  /** `--name VALUE`; the text says what the value is */
  readonly options?: Readonly<Record<string, string>>;
  /** `--name VALUE`, any number of times; the values are joined by line ends */
  readonly lists?: Readonly<Record<string, string>>;
  /** `--name` without a value; given, its value is `yes`; the text says what it does */
  readonly flags?: Readonly<Record<string, string>>;
  load(): Promise<{ readonly run: RunCommand }>;
}

/** @returns the exit code: 0, or 1 where something was found wrong */
export type RunCommand = (
  context: CommandContext,
  words: readonly string[],
  options: CommandOptions,
) => Promise<number>;

export type CommandOptions = Readonly<Record<string, string | undefined>>;
