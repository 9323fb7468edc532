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
