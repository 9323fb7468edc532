/** Recordings of questions, as a wave asks them. */
import type { Instrument } from '@vicus/questionnaire';
import { respond, type RespondTransaction } from '#server/db/doors.ts';
import { Problem } from '#server/problem.ts';
import { rowId } from '#server/input.ts';
import { asksWithRecording } from '../reading.rules.ts';
import type { LinkAddress, QuestionRecording } from '../respond.types.ts';
import { enterTablet } from './collect.usecases.ts';
import { selectRecording } from './respond.queries.ts';
import { enterLink } from './respond.usecases.ts';

/**
 * The recording of a question of this wave. Problems: those of `openLink` but `link-used`, `not-found` (404) for a
 * recording that the wave does not ask with.
 */
export async function readRecording(address: LinkAddress, audioId: string): Promise<QuestionRecording> {
  return enterLink(address, (transaction, { place, wave }) =>
    findRecording(transaction, { placeId: place.placeId, instrument: wave.instrument }, audioId),
  );
}

/** The same for a tablet. Problems: those of `readTabletQuestionnaire`, `not-found` (404). */
export async function readTabletRecording(address: LinkAddress, audioId: string): Promise<QuestionRecording> {
  const { place, wave } = await enterTablet(address);
  const asked = { placeId: place.placeId, instrument: wave.instrument };
  return respond(place.placeId, '', (transaction) => findRecording(transaction, asked, audioId));
}

async function findRecording(
  transaction: RespondTransaction,
  { placeId, instrument }: { readonly placeId: string; readonly instrument: Instrument },
  audioId: string,
): Promise<QuestionRecording> {
  const isAsked = rowId.safeParse(audioId).success && asksWithRecording(instrument, audioId);
  const recording = isAsked ? await selectRecording(transaction, placeId, audioId) : undefined;
  if (recording === undefined) throw new Problem('not-found', 404);
  return recording;
}
