/** Building and running the job queue. Two logins: the owner builds the schema, the app's login only works in it. */
import { PgBoss, type JobResult } from 'pg-boss';
import { runAsOwner } from '../db/owner.ts';
import { log } from '../log.ts';
import { createBoss, JOBS_SCHEMA } from './boss.ts';
import type { JobData, JobName } from './job.types.ts';

const HOUR_SECONDS = 3_600;
/** How long a job is kept after it is done: only as long as somebody may ask what happened. */
const QUEUES: Readonly<Record<JobName, { retryLimit: number; retryDelay: number; keptSeconds: number }>> = {
  'send-invitation': { retryLimit: 5, retryDelay: 300, keptSeconds: 24 * HOUR_SECONDS },
  'after-closing': { retryLimit: 3, retryDelay: 60, keptSeconds: 24 * HOUR_SECONDS },
  'confirm-notice': { retryLimit: 5, retryDelay: 300, keptSeconds: 24 * HOUR_SECONDS },
  'send-notices': { retryLimit: 5, retryDelay: 300, keptSeconds: 24 * HOUR_SECONDS },
  'remind-delivery': { retryLimit: 5, retryDelay: 300, keptSeconds: 24 * HOUR_SECONDS },
  'ask-owner': { retryLimit: 5, retryDelay: 300, keptSeconds: 24 * HOUR_SECONDS },
  'prepare-release': { retryLimit: 2, retryDelay: 30, keptSeconds: 24 * HOUR_SECONDS },
  'send-pack': { retryLimit: 5, retryDelay: 300, keptSeconds: 24 * HOUR_SECONDS },
  'import-data': { retryLimit: 3, retryDelay: 30, keptSeconds: 24 * HOUR_SECONDS },
  'audit-releases': { retryLimit: 1, retryDelay: 600, keptSeconds: 24 * HOUR_SECONDS },
  mix: { retryLimit: 0, retryDelay: 0, keptSeconds: HOUR_SECONDS },
  daily: { retryLimit: 2, retryDelay: 600, keptSeconds: 24 * HOUR_SECONDS },
};
const GRANTS = [
  `grant usage on schema ${JOBS_SCHEMA} to vicus_work`,
  `grant select, insert, update, delete on all tables in schema ${JOBS_SCHEMA} to vicus_work`,
  `grant usage, select on all sequences in schema ${JOBS_SCHEMA} to vicus_work`,
  `grant execute on all functions in schema ${JOBS_SCHEMA} to vicus_work`,
  `comment on schema ${JOBS_SCHEMA} is 'Work put off (pg-boss). Jobs carry ids, never addresses, links or answers.'`,
];
const STOP_TIMEOUT_MS = 5_000;
const WORKER = {
  pollingIntervalSeconds: 2,
  batchSize: 10,
  burstWhenBatchFull: true,
  perJobResults: true,
} as const;

/** What each job does. */
export type JobRunners = { readonly [Name in JobName]: (data: JobData[Name]) => Promise<void> };

/** When a job starts by itself: five cron fields, UTC. */
export interface JobTime {
  readonly name: 'mix' | 'daily' | 'audit-releases';
  readonly cron: string;
}

/** Builds or brings forward schema `jobs` with the owner's login, and lets jobs work in it. Every start. */
export async function prepareJobs(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: JOBS_SCHEMA,
    supervise: false,
    schedule: false,
  });
  boss.on('error', (error) => log('error', 'jobs', { message: error.message }));
  await boss.start();
  try {
    for (const [name, { retryLimit, retryDelay, keptSeconds }] of Object.entries(QUEUES)) {
      const options = {
        retryLimit,
        retryDelay,
        retryBackoff: retryLimit > 1,
        deleteAfterSeconds: keptSeconds,
      };
      if ((await boss.getQueue(name)) === null) await boss.createQueue(name, options);
      else await boss.updateQueue(name, options);
    }
  } finally {
    await boss.stop({ graceful: false });
  }
  await runAsOwner(ownerUrl, GRANTS);
}

let running: PgBoss | undefined;

/** Starts working on jobs in this process. */
export async function startJobs(runners: JobRunners, times: readonly JobTime[]): Promise<void> {
  const boss = createBoss(true);
  await boss.start();
  running = boss;
  for (const name of Object.keys(QUEUES) as JobName[]) await startWorker(boss, name, runners);
  for (const { name, cron } of times) await boss.schedule(name, cron, {}, { tz: 'UTC' });
}

async function startWorker<Name extends JobName>(
  boss: PgBoss,
  name: Name,
  runners: JobRunners,
): Promise<void> {
  await boss.work<JobData[Name], object, typeof WORKER>(name, WORKER, async (jobs) => {
    const results: JobResult[] = [];
    for (const job of jobs)
      results.push({ id: job.id, ...(await runJob(name, () => runners[name](job.data))) });
    return results;
  });
}

/** What a job says when it fails is stored with it, so it may say nothing about persons: only the kind of failure. */
async function runJob(
  name: JobName,
  run: () => Promise<void>,
): Promise<Pick<JobResult, 'status' | 'output'>> {
  try {
    await run();
    return { status: 'completed' };
  } catch (error) {
    const reason = error instanceof Error ? error.name : 'unknown';
    const code = readCode(error);
    log('error', 'job failed', { job: name, reason, code });
    return { status: 'failed', output: { reason, code } };
  }
}

function readCode(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

/** Lets running jobs end, then stops. */
export async function stopJobs(): Promise<void> {
  const boss = running;
  running = undefined;
  await boss?.stop({ graceful: true, timeout: STOP_TIMEOUT_MS });
}
