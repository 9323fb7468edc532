/** Puts work off to the jobs of this installation. The web process only adds; the start process runs them. */
import { openSender } from './boss.ts';
import type { JobData, JobName } from './job.types.ts';

export async function enqueue<Name extends JobName>(name: Name, data: JobData[Name]): Promise<void> {
  await enqueueAll(name, [data]);
}

export async function enqueueAll<Name extends JobName>(
  name: Name,
  list: readonly JobData[Name][],
): Promise<void> {
  if (list.length === 0) return;
  const boss = await openSender();
  await boss.insert(
    name,
    list.map((data) => ({ data })),
  );
}

/** Runs at `moment`, or at the next start after it. */
export async function enqueueAt<Name extends JobName>(
  name: Name,
  data: JobData[Name],
  moment: Date,
): Promise<void> {
  const boss = await openSender();
  await boss.insert(name, [{ data, startAfter: moment }]);
}

/** Jobs with these ids that failed for good: tried as often as the queue tries, and not yet forgotten by it. */
export async function countFailedJobs<Name extends JobName>(
  name: Name,
  ids: Partial<JobData[Name]>,
): Promise<number> {
  const boss = await openSender();
  const jobs = await boss.findJobs(name, { data: ids });
  return jobs.filter(({ state }) => state === 'failed').length;
}
