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
const TASKS = [...GUARANTEES, 'family', 'round'] as const;
/** Problems that are also protected against families. */
const FAMILY = ['p01', 'p02', 'p04', 's01', 's02', 's11', 's04'];
const own = join(import.meta.dirname, 'problems');
const jsonFile = join(import.meta.dirname, '..', 'results', 'disclosure.json');
/** Seconds of computing for larger tables: the bar for a first safe pattern, and some for better ones. */
const LARGE_SECONDS = { 3500: 10, 10000: 30, 40000: 150 } as const;
const SEED = 2026;
/** A case that has not ended by then (by the clock) is stopped and said to be so. */
const readMostSeconds = ({ seconds }: Job) => 4 * seconds + 240;
/** After these no further case is begun; the page names those that are missing. */
const MOST_MINUTES = 40;

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
      GUARANTEES.map((task): Job => ({ name, folder, task, seconds: findBar(name, task).seconds })).concat(
        FAMILY.some((one) => name.startsWith(`${one}-`))
          ? [{ name, folder, task: 'family', seconds: 40 }]
          : [],
      ),
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
  const tasks = words.filter((word) => TASKS.some((one) => one === word));
  const names = words.filter((word) => !tasks.includes(word));
  const isNamed = names.length === 0 || names.some((word) => name.startsWith(word));
  return isNamed && (tasks.length === 0 || tasks.includes(task));
}

/** In a process of its own, which cannot hold up the others. */
function measure(job: Job): Case {
  const { name, folder, task, seconds } = job;
  const program = join(import.meta.dirname, 'measure-case.ts');
  const words = [program, folder, task, String(seconds)];
  const { stdout, stderr, status, error } = spawnSync(process.execPath, words, {
    encoding: 'utf8',
    maxBuffer: 1e8,
    timeout: readMostSeconds(job) * 1000,
    killSignal: 'SIGKILL',
  });
  if (error !== undefined) return { name, task, refused: `no end within ${readMostSeconds(job)} s` };
  if (status === 0) return { name, task, result: JSON.parse(stdout) as CaseResult };
  return {
    name,
    task,
    refused: /^(?:\w*(?:Error|Problem)): .*/m.exec(stderr)?.[0] ?? 'ended without a word',
  };
}

function describe({ refused, result }: Case): string {
  if (result === undefined) return refused ?? '';
  const { secondary, seconds, isSafe, undecided, megabytes } = result;
  const judged = isSafe ? 'safe' : undecided > 0 ? `NOT DECIDED: ${undecided}` : 'NOT SAFE';
  return `${secondary} in ${seconds.toFixed(1)} s, ${judged}, ${megabytes.toFixed(0)} MB`;
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
  const begunMs = performance.now();
  for (const job of jobs) {
    if (!isChosen(job, words)) continue;
    if (performance.now() - begunMs > MOST_MINUTES * 60_000) {
      process.stderr.write(
        `${MOST_MINUTES} minutes are over; ${job.name} ${job.task} and what follows waits\n`,
      );
      break;
    }
    const one = measure(job);
    cases.set(`${job.name} ${job.task}`, one);
    process.stderr.write(`${job.name} ${job.task}: ${describe(one)}\n`);
    const sorted = [...cases.values()].toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    writeFileSync(jsonFile, `${JSON.stringify({ machine, cases: sorted })}\n`);
    const missing = jobs.map((each) => `${each.name} ${each.task}`).filter((each) => !cases.has(each));
    await writePage(renderDisclosure(sorted, machine, missing));
  }
  rmSync(made, { recursive: true, force: true });
}

if (import.meta.main) await runDisclosure(process.argv.slice(2));
