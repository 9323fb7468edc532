/** The start step of the queue: builds it with the owner's login, works on it with the app's. */
import type { StartStep } from '../start-step.types.ts';
import { closeMail } from '../mail/mail.ts';
import { closeSender } from './boss.ts';
import { prepareJobs, startJobs, stopJobs } from './jobs.ts';
import { JOB_TIMES, jobRunners, runDaily } from './schedule.ts';

export const jobsStep: StartStep = {
  name: 'start the jobs',
  async run({ ownerUrl }) {
    await prepareJobs(ownerUrl);
    await runDaily();
    await startJobs(jobRunners, JOB_TIMES);
    return async () => {
      await stopJobs();
      await closeSender();
      closeMail();
    };
  },
};
