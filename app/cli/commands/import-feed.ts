/** `import feed FILE | ADDRESS`: what another installation published, from a file or from an address of VICUS_FEEDS. */
import { readFile } from 'node:fs/promises';
import {
  importConfiguredFeed,
  importFeed,
  type FeedReport,
} from '../../src/features/exchange/server/foreign.usecases.ts';
import { isProblem } from '../../src/server/problem.ts';
import { CliFailure } from '../cli-failure.ts';
import type { CommandContext } from '../command.types.ts';
import { openForUseCases } from '../connect-doors.ts';

type Context = Pick<CommandContext, 'settings' | 'say' | 'print'>;

const MENDS: Readonly<Record<string, string>> = {
  'feed-not-configured': 'Add the address to VICUS_FEEDS, or save the feed as a file and import that.',
  'feed-unreachable':
    'Open the address in a browser; save it as a file and import that where it needs a detour.',
  'feed-too-large': 'Ask the other installation for a shorter feed.',
};

/** @returns exit code */
export async function importFeedOf({ settings, say, print }: Context, source: string): Promise<number> {
  const isAddress = /^https?:\/\//.test(source);
  const content = isAddress ? undefined : await readContent(source);
  await openForUseCases({ settings, say });
  const report = content === undefined ? await fetchConfigured(source) : await importFeed(content, '');
  for (const { where, what } of report.findings) say(where === '' ? what : `${where}: ${what}`);
  print(renderReport(report));
  return report.kind === null ? 1 : 0;
}

const renderReport = ({ kind, title, installation, items, findings }: FeedReport): string =>
  kind === null
    ? `Nothing was taken: ${findings.length} finding${findings.length === 1 ? '' : 's'}.`
    : `${items} of kind ${kind} from ${installation} (${title}).`;

async function fetchConfigured(address: string): Promise<FeedReport> {
  try {
    return await importConfiguredFeed(address);
  } catch (thrown) {
    if (!isProblem(thrown)) throw thrown;
    const said = Object.values(thrown.values).join(', ');
    throw new CliFailure(thrown.code, `${thrown.code}: ${said}.`, MENDS[thrown.code] ?? 'Try again later.');
  }
}

async function readContent(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new CliFailure(
      'file-unreadable',
      `${path} cannot be read: ${String(error)}.`,
      'Check name and rights.',
    );
  }
}
