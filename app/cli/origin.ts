/** The address that links of the command line begin with. */
import { readLastAddress } from '../src/server/settings/last-address.ts';
import type { CommandContext } from './command.types.ts';

/**
 * Where Vicus runs, the address it runs under, whatever the settings of this shell say. Where it is stopped, what this
 * shell sets, then the address of the last run.
 */
export function readOrigin(
  { settings, environment }: Pick<CommandContext, 'settings' | 'environment'>,
  isRunning: boolean,
): string {
  const last = readLastAddress(settings.dataDirectory)?.origin;
  const isChosen = ['VICUS_ORIGIN', 'PORT'].some((name) => (environment[name] ?? '') !== '');
  if (last !== undefined && (isRunning || !isChosen)) return last;
  return settings.configuredOrigin ?? `http://localhost:${settings.port}`;
}
