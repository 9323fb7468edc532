/** `import statistics FILE`: values of indicators for many places at once, streamed, however large the file. */
import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { basename } from 'node:path';
import { importStatistics } from '../../src/features/indicator/server/statistics.usecases.ts';
import type { StatisticsReport } from '../../src/features/indicator/statistics.types.ts';
import { CliFailure, UsageFailure } from '../cli-failure.ts';
import type { CommandContext, CommandOptions } from '../command.types.ts';
import { openForUseCases } from '../connect-doors.ts';
import { renderFindings } from './import-report.ts';

type Context = Pick<CommandContext, 'settings' | 'say' | 'print'>;

export async function importStatisticsFile(
  { settings, say, print }: Context,
  path: string,
  { title, publisher, licence, why }: CommandOptions,
): Promise<number> {
  if (title === undefined || publisher === undefined || licence === undefined)
    throw new UsageFailure(
      'import statistics needs --title TEXT, --publisher NAME and --licence TEXT: every figure has a source.',
    );
  await access(path).catch((error: unknown) => {
    throw new CliFailure(
      'file-unreadable',
      `${path} cannot be read: ${String(error)}.`,
      'Check name and rights.',
    );
  });
  await openForUseCases({ settings, say });
  const begunMs = performance.now();
  const about = { title, publisher, licence, ...(why === undefined ? {} : { why }) };
  const file = { name: basename(path), content: createReadStream(path) };
  const report = await importStatistics(file, about, (share) =>
    say(`${Math.round(share * 100)} % of the places are done.`),
  );
  for (const line of renderFindings(report.findings)) say(line);
  for (const line of renderStatistics(report, (performance.now() - begunMs) / 1000)) print(line);
  return report.isImported ? 0 : 1;
}

const formatCount = (count: number): string => count.toLocaleString('en');

/** Every row is accounted for. */
function renderStatistics(report: StatisticsReport, seconds: number): string[] {
  const { about, rowsRead, added, changed, unchanged, kept, elsewhere, places } = report;
  const head = `${about.title} (${about.publisher}, ${about.licence})`;
  if (!report.isImported)
    return [head, 'Nothing was written: mend what is said above and import the file again.'];
  return [
    head,
    `${formatCount(rowsRead)} rows read: ${formatCount(added)} added, ${formatCount(changed)} changed, ` +
      `${formatCount(unchanged)} unchanged; ${formatCount(places)} places; ${seconds.toFixed(1)} s.`,
    ...(kept > 0 ? [`  places have their own value, which stays: ${formatCount(kept)}`] : []),
    ...(elsewhere > 0 ? [`  about places without an office here: ${formatCount(elsewhere)}`] : []),
    `Content ${report.contentHash.slice(0, 16)}.`,
  ];
}
