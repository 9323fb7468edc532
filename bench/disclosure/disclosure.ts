/**
 * Every disclosure problem at every guarantee, larger tables, rounding: cells withheld, seconds, failures of the audit.
 * Writes results/disclosure.json and results/disclosure.md. Words after the command choose cases, the others are kept
 * from the last time: `npm run bench -- disclosure s02 full`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { findBar } from './bars.ts';
import type { Case, CaseResult } from './case.types.ts';
import { makeProblem, SIZES, writeProblem } from './make.ts';
import { renderDisclosure } from './render.ts';

const GUARANTEES = ['exact', 'person', 'full'] as const;
const own = join(import.meta.dirname, 'problems');
const jsonFile = join(import.meta.dirname, '..', 'results', 'disclosure.json');
/** Seconds of computing for larger tables: the bar for a first safe pattern, and some for better ones. */
const LARGE_SECONDS = { 3500: 10, 10000: 30, 40000: 150 } as const;
const SEED = 2026;

interface Job {
  readonly name: string;
  readonly folder: string;
  readonly task: Case['task'];
  readonly seconds: number;
}

function listJobs(made: string): Job[] {
  const named = process.env['VICUS_SDC_PROBLEMS'];
  const folders = new Map(readdirSync(own).map((name) => [name, join(own, name)]));
  if (named !== undefined && existsSync(named))
    for (const name of readdirSync(named)) folders.set(name, join(named, name));
  const jobs = [...folders]
    .toSorted()
    .flatMap(([name, folder]) =>
      GUARANTEES.map((task): Job => ({ name, folder, task, seconds: findBar(name, task).seconds })),
    );
  const larger = ([3500, 10000, 40000] as const).flatMap((cells): Job[] => {
    const [name, folder] = [`made-${cells}`, join(made, `made-${cells}`)];
    return [
      { name, folder, task: 'full', seconds: LARGE_SECONDS[cells] },
      { name, folder, task: 'round', seconds: LARGE_SECONDS[cells] },
    ];
  });
  return [...jobs, ...larger];
}

function isChosen({ name, task }: Job, words: readonly string[]): boolean {
  const tasks = words.filter((word) => word === 'round' || GUARANTEES.some((one) => one === word));
  const names = words.filter((word) => !tasks.includes(word));
  const isNamed = names.length === 0 || names.some((word) => name.startsWith(word));
  return isNamed && (tasks.length === 0 || tasks.includes(task));
}

function measure({ name, folder, task, seconds }: Job): Case {
  const program = join(import.meta.dirname, 'measure-case.ts');
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, folder, task, String(seconds)], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  if (status === 0) return { name, task, result: JSON.parse(stdout) as CaseResult };
  return {
    name,
    task,
    refused: /^(?:\w*(?:Error|Problem)): .*/m.exec(stderr)?.[0] ?? 'ended without a word',
  };
}

function readBefore(): readonly Case[] {
  return existsSync(jsonFile) ? (JSON.parse(readFileSync(jsonFile, 'utf8')) as { cases: Case[] }).cases : [];
}

/** Written as the formatter of the repository has it. */
async function writePage(text: string): Promise<void> {
  const file = jsonFile.replace(/json$/, 'md');
  writeFileSync(file, await format(text, { ...(await resolveConfig(file)), filepath: file }));
}

export async function runDisclosure(words: readonly string[]): Promise<void> {
  const made = mkdtempSync(join(tmpdir(), 'vicus-bench-'));
  for (const cells of Object.keys(SIZES).map(Number) as (keyof typeof SIZES)[])
    writeProblem(join(made, `made-${cells}`), makeProblem(cells, SEED));
  const cases = new Map(readBefore().map((one) => [`${one.name} ${one.task}`, one]));
  const machine = {
    cores: availableParallelism(),
    memoryGigabytes: Math.round(totalmem() / 1e9),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    otherLoad: loadavg()[0] ?? 0,
  };
  const jobs = listJobs(made);
  for (const job of jobs) {
    if (!isChosen(job, words)) continue;
    const one = measure(job);
    cases.set(`${job.name} ${job.task}`, one);
    const { secondary, seconds, isSafe } = one.result ?? {};
    process.stderr.write(
      `${job.name} ${job.task}: ${one.refused ?? `${secondary} in ${seconds?.toFixed(1)} s, ${isSafe === true ? 'safe' : 'NOT SAFE'}`}\n`,
    );
    const sorted = [...cases.values()].toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    writeFileSync(jsonFile, `${JSON.stringify({ machine, cases: sorted })}\n`);
    const missing = jobs.map((each) => `${each.name} ${each.task}`).filter((each) => !cases.has(each));
    await writePage(renderDisclosure(sorted, machine, missing));
  }
  rmSync(made, { recursive: true, force: true });
}

if (import.meta.main) await runDisclosure(process.argv.slice(2));
