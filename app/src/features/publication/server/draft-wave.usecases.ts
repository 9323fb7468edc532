/** A wave's edition where somebody else has to approve it: it becomes a draft with the words of the wave's own page. */
import { randomUUID } from 'node:crypto';
import { readWave } from '#features/survey/server/survey.usecases.ts';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { write } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { enqueue } from '#server/jobs/enqueue.ts';
import { nothingChosen } from '../draft.problems.ts';
import { publishSchema } from '../publication.schema.ts';
import * as queries from './draft.queries.ts';
import { toWaveSubject } from './publication.usecases.ts';

/** Hands the edition over for approval. @returns the draft's id. Problems `not-found` (404), `draft-nothing-chosen` (422). */
export async function handOverWave(member: Member, waveId: string, form: unknown): Promise<string> {
  authorise(member, 'release.prepare');
  const input = parseInput(publishSchema, form);
  const isGeneral = (await readWave(member, waveId)).approach !== null;
  const chosen = isGeneral ? (input.table ?? []).map((id) => `waves/${waveId}/${id}`) : [`waves/${waveId}`];
  if (chosen.length === 0) throw nothingChosen();
  const draftId = randomUUID();
  const { placeId, userId } = member;
  await write(member, async (transaction) => {
    await queries.insertDraft(transaction, placeId, {
      draftId,
      subject: toWaveSubject(waveId, isGeneral),
      correctedReleaseId: null,
      changedBy: userId,
    });
    await queries.updateDraft(transaction, placeId, draftId, {
      chosen,
      state: 'waiting',
      title: { en: input.titleEn, ...(input.titleDe !== '' && { de: input.titleDe }) },
      summary: {
        ...(input.summaryEn !== '' && { en: input.summaryEn }),
        ...(input.summaryDe !== '' && { de: input.summaryDe }),
      },
    });
    await recordAudit(transaction, member, {
      action: 'release.prepare',
      objectKind: 'release',
      objectId: draftId,
      detail: { tables: chosen.length },
    });
  });
  await enqueue('prepare-release', { placeId, draftId });
  return draftId;
}
