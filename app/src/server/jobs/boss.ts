/** The job queue (pg-boss) in schema `jobs` of the same database. The owner builds it; the app works it. */
import { PgBoss } from 'pg-boss';
import { readRoleUrl } from '../db/connection.ts';
import { log } from '../log.ts';

export const JOBS_SCHEMA = 'jobs';
const MAXIMUM_CONNECTIONS = 3;

let sender: Promise<PgBoss> | undefined;

/** A queue of the app's login. `isRunner`: this process also keeps the queue in order and runs schedules. */
export function createBoss(isRunner: boolean): PgBoss {
  const boss = new PgBoss({
    connectionString: readRoleUrl('vicus_work', JOBS_SCHEMA),
    schema: JOBS_SCHEMA,
    max: MAXIMUM_CONNECTIONS,
    migrate: false,
    createSchema: false,
    supervise: isRunner,
    schedule: isRunner,
    // Indexes belong to the owner; the app's login may not rebuild them.
    reindex: false,
  });
  boss.on('error', (error) => log('error', 'jobs', { message: error.message }));
  return boss;
}

/** The queue of a process that only adds jobs; opened at the first one. */
export async function openSender(): Promise<PgBoss> {
  sender ??= createBoss(false).start();
  try {
    return await sender;
  } catch (error) {
    sender = undefined;
    throw error;
  }
}

/** Ends what `openSender` opened. */
export async function closeSender(): Promise<void> {
  const open = sender;
  sender = undefined;
  if (open) await (await open).stop({ graceful: false });
}
