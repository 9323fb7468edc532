import { readDataJob, resumeDataJob } from '#features/indicator/server/wizard-job.usecases.ts';
import { loadOrExplain } from '#ui/route-problem.ts';
import { requireMember } from '../../../../member.ts';
import { changeThenShow } from '../../../change-then-show.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Most imports are done within seconds: the answer waits this long, so that nobody has to look again. */
const PATIENCE_MS = 4_000;
const PAUSE_MS = 300;
/** After this the queue may have lost it, and it can be asked for again. */
const STALE_MS = 120_000;

export const load: PageServerLoad = (event) =>
  loadOrExplain(async () => {
    const member = await requireMember(event);
    const begun = Date.now();
    let job = await readDataJob(member, event.params.job);
    while ((job.state === 'waiting' || job.state === 'working') && Date.now() - begun < PATIENCE_MS) {
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      job = await readDataJob(member, event.params.job);
    }
    const { reading: _reading, ...shown } = job;
    const { sheet, headingRow } = job.reading;
    const kept = new URLSearchParams({
      ...(sheet === null ? {} : { sheet }),
      ...(headingRow === null ? {} : { heading: String(headingRow) }),
    });
    return {
      job: shown,
      back: kept.size === 0 ? '' : `?${kept}`,
      isStale: begun - job.changedAt.getTime() > STALE_MS,
    };
  });

export const actions: Actions = {
  resume: changeThenShow('resume', async (member, _fields, { url, params }: RequestEvent) => {
    await resumeDataJob(member, params.job);
    return url.pathname;
  }),
};
