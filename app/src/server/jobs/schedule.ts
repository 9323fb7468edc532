/** Who does what when: the composition of the rooms' work that no person starts. */
import { computeComparisons } from '#features/comparison/server/group-figures.usecases.ts';
import { computeWaveResult } from '#features/governance/server/results.usecases.ts';
import { computeFindings } from '#features/listening/server/findings.usecases.ts';
import {
  closeWaveOfPlace,
  countWaveProgress,
  forgetWave,
  listOpenWaves,
  listWavesToClose,
  listWavesToCompute,
  listWavesToForget,
  listWavesToMix,
  mixWave,
  rewriteAnswerTables,
  type WaveAddress,
} from '#features/survey/server/closing.usecases.ts';
import { sendInvitationMail } from '#features/survey/server/mail.usecases.ts';
import { forgetStatements } from '#features/theme/server/rounds.usecases.ts';
import { log } from '../log.ts';
import { deleteOldUploads } from '../spreadsheet/uploads.ts';
import type { JobRunners, JobTime } from './jobs.ts';

/**
 * What follows when a wave is closed (results are computed). Each may run twice and must give the same; survey knows
 * none of them.
 */
const afterClosing: readonly ((wave: WaveAddress) => Promise<void>)[] = [
  ({ placeId, waveId }) => computeWaveResult(placeId, waveId),
  ({ placeId, waveId }) => computeFindings(placeId, waveId),
];

export const JOB_TIMES: readonly JobTime[] = [
  { name: 'mix', cron: '* * * * *' },
  { name: 'daily', cron: '10 0 * * *' },
];

export const jobRunners: JobRunners = {
  'send-invitation': sendInvitationMail,
  'after-closing': runAfterClosing,
  mix: runMix,
  daily: runDaily,
};

/** Every minute: mixes waves where ten answers have gathered, then drops what moving left behind. */
export async function runMix(): Promise<void> {
  const mixed = await runForEach('mix', await listWavesToMix(), async (wave) => {
    await mixWave(wave);
  });
  if (mixed > 0) await rewriteAnswerTables();
}

/** Every night, and at every start (a restored backup may hold what should be gone). */
export async function runDaily(): Promise<void> {
  await runForEach('close', await listWavesToClose(), ({ placeId, waveId }) =>
    closeWaveOfPlace(placeId, waveId),
  );
  await runForEach('forget', await listWavesToForget(), forgetWave);
  await forgetStatements();
  await runForEach('results', await listWavesToCompute(), runAfterClosing);
  await runForEach('progress', await listOpenWaves(), countWaveProgress);
  await deleteOldUploads();
  await rewriteAnswerTables();
  await computeComparisons();
}

async function runAfterClosing({ placeId, waveId }: WaveAddress): Promise<void> {
  for (const follow of afterClosing) await follow({ placeId, waveId });
}

/** One wave that fails keeps no other waiting. @returns how many went well */
async function runForEach(
  what: string,
  waves: readonly WaveAddress[],
  run: (wave: WaveAddress) => Promise<void>,
): Promise<number> {
  let done = 0;
  for (const wave of waves) {
    try {
      await run(wave);
      done += 1;
    } catch (error) {
      const code = (error as { code?: unknown }).code;
      log('error', 'job failed for a wave', {
        job: what,
        wave: wave.waveId,
        reason: String(code ?? (error as Error).name),
      });
    }
  }
  return done;
}
