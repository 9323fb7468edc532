import { writeFile } from 'node:fs/promises';
import type { Guarantee } from '@vicus/disclosure';
import { CliFailure, EXIT, UsageFailure } from '../cli-failure.ts';
import type { CommandOptions, RunCommand } from '../command.types.ts';
import { readFamilyAsked, readProblem } from '../tables/read-folder.ts';
import { readPlans, readReleases, readShared } from '../tables/read-releases.ts';
import { renderFindings, renderForeseen, renderSummary } from '../tables/render-tables.ts';
import { renderResultCsv } from '../tables/result-csv.ts';
import { runTables } from '../tables/run-tables.ts';
import type { TablesResult } from '../tables/tables.types.ts';

const GUARANTEES = ['exact', 'person', 'full'] as const;
const METHODS = { withhold: 'withhold', round: 'round' } as const;
/** What a person waits for without being asked. */
const DEFAULT_SECONDS = 60;

/** Protects the tables of a folder (`problem.json`, `inner.csv`) and audits the result. */
export const runFolder: RunCommand = async ({ say, print }, [folder = ''], options) => {
  const order = await readOrder(folder, options);
  if (order.guarantee === 'exact')
    say('exact: nobody can compute a protected cell, but many stay nearly certain. Not for publication.');
  const result = await runTables(order, say);
  for (const line of renderFindings(result.audited)) say(line);
  say(`audited in ${result.auditSeconds} s`);
  for (const line of renderForeseen(result.later ?? [])) say(line);
  refuseUnsafe(result, order.later);
  const csv = renderResultCsv(result.cells, result.base);
  const isJson = options['json'] !== undefined;
  await writeCertificate(result, options, say);
  if (options['out'] !== undefined) await writeResult(options['out'], csv);
  else if (!isJson) print(csv.trimEnd());
  // Without a file the result itself is on standard output.
  const tell = options['out'] === undefined && !isJson ? say : print;
  for (const line of renderSummary(result, isJson)) tell(line);
  return EXIT.done;
};

async function readOrder(folder: string, options: CommandOptions) {
  const order = {
    guarantee: parseGuarantee(options),
    task: parseMethod(options),
    seconds: parseNumber(options, 'seconds', DEFAULT_SECONDS),
    seed: parseNumber(options, 'seed', 1),
  };
  if (!Number.isSafeInteger(order.seed)) throw new UsageFailure('--seed is a whole number.');
  const problem = await readProblem(folder, options['policy']);
  const isFamilyAsked = options['family'] !== undefined || (await readFamilyAsked(options['policy']));
  const [earlier, later] = [await readReleases(options), await readPlans(options)];
  if (order.task === 'round' && (earlier.length > 0 || later.length > 0))
    throw new UsageFailure(
      '--published and --later go with --method withhold: beside exact numbers, rounded ones are told.',
    );
  if (order.task === 'round' && isFamilyAsked)
    throw new UsageFailure('protection against families goes with --method withhold.');
  const isCertificateAsked = options['certificate'] !== undefined;
  const shared = await readShared(folder);
  return { ...order, problem, isFamilyAsked, isCertificateAsked, earlier, later, shared };
}

/** Nothing is written that does not keep what was asked, now and with the tables planned for later. */
function refuseUnsafe({ audited, later }: TablesResult, planned: readonly unknown[]): void {
  if (!audited.isSafe)
    throw new CliFailure(
      'not-safe',
      'the result does not keep what was asked, so it was not written.',
      'Give more --seconds, another --seed, or a redesign of the tables (fewer or larger categories).',
    );
  if (planned.length > 0 && later === undefined)
    throw new CliFailure(
      'not-foreseen',
      'the later tables were not looked at to the end, so nothing was written.',
      'Run it again without Ctrl-C, or without --later.',
    );
  if (later?.some(({ lost, endangered }) => lost.length + endangered.length > 0) === true)
    throw new CliFailure(
      'later-lost',
      'after this result the later tables could not be protected, so it was not written.',
      'Change the later tables, or put both into one problem.json as linked tables; without --later it is written.',
    );
}

export function parseGuarantee(options: CommandOptions): Guarantee {
  const guarantee = GUARANTEES.find((one) => one === (options['guarantee'] ?? 'full'));
  if (guarantee === undefined) throw new UsageFailure(`--guarantee is one of ${GUARANTEES.join(', ')}.`);
  return guarantee;
}

function parseMethod(options: CommandOptions): 'withhold' | 'round' {
  const method = options['method'] ?? 'withhold';
  if (method !== METHODS.withhold && method !== METHODS.round)
    throw new UsageFailure(`--method is one of ${Object.keys(METHODS).join(', ')}.`);
  return method;
}

export function parseNumber(options: CommandOptions, name: string, usual: number): number {
  const text = options[name];
  if (text === undefined) return usual;
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < 0)
    throw new UsageFailure(`--${name} is a number of 0 or more.`);
  return value;
}

async function writeCertificate(
  { certificate, isProved }: TablesResult,
  options: CommandOptions,
  say: (line: string) => void,
): Promise<void> {
  const file = options['certificate'];
  if (file === undefined) return;
  if (certificate === undefined)
    throw new UsageFailure('--certificate goes with --method withhold and --guarantee person or full.');
  await writeResult(file, `${JSON.stringify(certificate)}\n`);
  say(`certificate: ${certificate.witnesses.length} tables${isProved === true ? '' : ', not complete'}`);
}

async function writeResult(file: string, csv: string): Promise<void> {
  try {
    await writeFile(file, csv);
  } catch (error) {
    throw new CliFailure(
      'file-unwritable',
      `${file} cannot be written: ${String(error)}.`,
      'Check name and rights.',
    );
  }
}
