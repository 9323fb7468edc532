import { EXIT, UsageFailure } from '../cli-failure.ts';
import type { CommandContext, CommandOptions, RunCommand } from '../command.types.ts';
import { readCertificate, readFamilyAsked, readProblem, readText } from '../tables/read-folder.ts';
import { renderFindings, renderSummary } from '../tables/render-tables.ts';
import { readReleases, readShared } from '../tables/read-releases.ts';
import { parseResultCsv } from '../tables/result-csv.ts';
import { runTables } from '../tables/run-tables.ts';
import { parseGuarantee, parseNumber } from './protect-folder.ts';

/** An audit ends when everything was looked at, unless told otherwise. */
const NO_LIMIT = 1e9;

export const run: RunCommand = async (context, words, options) => {
  const [folder = '', resultFile] = words;
  if (folder === 'releases' && resultFile?.endsWith('.csv') !== true) {
    const { auditReleases } = await import('./audit-releases.ts');
    return auditReleases(context, resultFile, options['json'] !== undefined);
  }
  if (resultFile === undefined) throw new UsageFailure('audit needs FOLDER RESULT.csv, or releases [PLACE].');
  return auditFolder(context, folder, resultFile, options);
};

async function auditFolder(
  { say, print }: CommandContext,
  folder: string,
  resultFile: string,
  options: CommandOptions,
): Promise<number> {
  const guarantee = parseGuarantee(options);
  const seconds = parseNumber(options, 'seconds', NO_LIMIT);
  const problem = await readProblem(folder, options['policy']);
  const published = parseResultCsv(await readText(resultFile), resultFile);
  const file = options['certificate'];
  const before = { earlier: await readReleases(options), shared: await readShared(folder) };
  const isFamilyAsked = options['family'] !== undefined || (await readFamilyAsked(options['policy']));
  const asked = { problem, guarantee, seed: 1, seconds, published, isFamilyAsked };
  const order = { task: 'audit', ...asked, ...before } as const;
  const result = await runTables(
    file === undefined ? order : { ...order, certificate: await readCertificate(file) },
    say,
  );
  for (const line of renderFindings(result.audited)) say(line);
  const summary = { audited: result.audited, seconds: result.auditSeconds };
  for (const line of renderSummary(summary, options['json'] !== undefined)) print(line);
  if (file !== undefined)
    say(`certificate: ${result.isProved === true ? 'proved by addition' : 'NOT proved'}`);
  return result.audited.isSafe && result.isProved !== false ? EXIT.done : EXIT.failed;
}
