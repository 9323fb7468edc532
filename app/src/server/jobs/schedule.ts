/** Who does what when: the composition of the rooms' work that no person starts. */
import { computeNeeds } from '#features/ask/server/needs-job.usecases.ts';
import { computeQuestionResults } from '#features/ask/server/question.usecases.ts';
import { computeComparisons } from '#features/comparison/server/group-figures.usecases.ts';
import { listPlacesThatCollect, openDeliveries } from '#features/delivery/server/daily.usecases.ts';
import { sendDeliveryReminder } from '#features/delivery/server/reminder.usecases.ts';
import { computeWaveResult } from '#features/governance/server/results.usecases.ts';
import { sendAskingMail } from '#features/implementation/server/ask-mail.usecases.ts';
import { askOwners, listPlacesThatRunStrategies } from '#features/implementation/server/daily.usecases.ts';
import { runDataImport } from '#features/indicator/server/wizard-job.usecases.ts';
import { computeFindings } from '#features/listening/server/findings.usecases.ts';
import { sendPack } from '#features/message/server/pack-recipients.usecases.ts';
import {
  finishConsultation,
  forgetParticipation,
  listBallotsToMix,
  listConsultationsToEnd,
  listPlacesThatTakePart,
  mixBallots,
  rewriteBallotTables,
} from '#features/participation/server/mixing.usecases.ts';
import { sendNoticeConfirmation, sendNoticeMails } from '#features/participation/server/notice.usecases.ts';
import { runReleasePreparation } from '#features/publication/server/draft-job.usecases.ts';
import { computeObservations } from '#features/observer/server/observation-job.usecases.ts';
import { drawFindingsAhead } from '#features/publication/server/office-figures.ts';
import { runReleaseAudits } from '#features/release/server/standing-audit.usecases.ts';
import {
  closeWaveOfPlace,
  countWaveProgress,
  forgetWave,
  isGeneralWave,
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
import {
  forgetComments,
  listPlacesWithComments,
} from '#features/strategy/server/forget-comments.usecases.ts';
import { forgetStatements } from '#features/theme/server/rounds.usecases.ts';
import { log } from '../log.ts';
import { deleteOldUploads } from '../spreadsheet/uploads.ts';
import type { JobRunners, JobTime } from './jobs.ts';

/**
 * What follows when a wave is closed (results are computed and drawn). Each may run twice and must give the same; survey
 * knows none of them.
 */
const afterClosing: readonly ((wave: WaveAddress) => Promise<void>)[] = [
  async (wave) => {
    if (!(await isGeneralWave(wave))) await computeWaveResult(wave.placeId, wave.waveId);
  },
  ({ placeId, waveId }) => computeFindings(placeId, waveId),
  ({ placeId, waveId }) => drawFindingsAhead(placeId, waveId),
];

export const JOB_TIMES: readonly JobTime[] = [
  { name: 'mix', cron: '* * * * *' },
  { name: 'daily', cron: '10 0 * * *' },
  { name: 'audit-releases', cron: '40 1 * * *' },
];

export const jobRunners: JobRunners = {
  'send-invitation': sendInvitationMail,
  'after-closing': runAfterClosing,
  'confirm-notice': sendNoticeConfirmation,
  'send-notices': sendNoticeMails,
  'remind-delivery': sendDeliveryReminder,
  'ask-owner': sendAskingMail,
  'prepare-release': runReleasePreparation,
  'send-pack': sendPack,
  'import-data': runDataImport,
  'audit-releases': runReleaseAudits,
  mix: runMix,
  daily: runDaily,
};

/** Every minute: mixes waves where ten answers have gathered, then drops what moving left behind. */
export async function runMix(): Promise<void> {
  const mixed = await runForEach('mix', await listWavesToMix(), async (wave) => {
    await mixWave(wave);
  });
  if (mixed > 0) await rewriteAnswerTables();
  const counted = await runForEach('count ballots', await listBallotsToMix(), async (one) => {
    await mixBallots(one);
  });
  if (counted > 0) await rewriteBallotTables();
}

/** Ends consultations, counts what is left of them, empties what was kept long enough. */
export async function runParticipation(): Promise<void> {
  await runForEach('end consultation', await listConsultationsToEnd(), finishConsultation);
  const places = (await listPlacesThatTakePart()).map((placeId) => ({ placeId }));
  await runForEach('forget participation', places, ({ placeId }) => forgetParticipation(placeId));
  const commented = (await listPlacesWithComments()).map((placeId) => ({ placeId }));
  await runForEach('forget comments', commented, ({ placeId }) => forgetComments(placeId));
  await rewriteBallotTables();
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
  await runParticipation();
  await runForEach('open deliveries', await listPlacesThatCollect(), openDeliveries);
  await runForEach('ask owners', await listPlacesThatRunStrategies(), askOwners);
  await computeComparisons();
  await computeNeeds();
  await computeQuestionResults();
  await computeObservations();
}

async function runAfterClosing({ placeId, waveId }: WaveAddress): Promise<void> {
  for (const follow of afterClosing) await follow({ placeId, waveId });
}

/** One that fails keeps no other waiting. @returns how many went well */
async function runForEach<Item extends { readonly placeId: string }>(
  what: string,
  items: readonly Item[],
  run: (item: Item) => Promise<void>,
): Promise<number> {
  let done = 0;
  for (const item of items) {
    try {
      await run(item);
      done += 1;
    } catch (error) {
      const code = (error as { code?: unknown }).code;
      const of = item as { readonly waveId?: string; readonly consultationId?: string };
      log('error', 'job failed for one', {
        job: what,
        of: of.waveId ?? of.consultationId ?? item.placeId,
        reason: String(code ?? (error as Error).name),
      });
    }
  }
  return done;
}
