/** Recordings of questions, as a wave asks them. */
import { Problem } from '#server/problem.ts';
import { rowId } from '#server/input.ts';
import { asksWithRecording } from '../reading.rules.ts';
import type { LinkAddress, QuestionRecording } from '../respond.types.ts';
import { selectRecording } from './respond.queries.ts';
import { enterLink } from './respond.usecases.ts';

/**
 * The recording of a question of this wave. Problems: those of `openLink` but `link-used`, `not-found` (404) for a
 * recording that the wave does not ask with.
 */
export async function readRecording(address: LinkAddress, audioId: string): Promise<QuestionRecording> {
  return enterLink(address, async (transaction, { place, wave }) => {
    const isAsked = rowId.safeParse(audioId).success && asksWithRecording(wave.instrument, audioId);
    const recording = isAsked ? await selectRecording(transaction, place.placeId, audioId) : undefined;
    if (recording === undefined) throw new Problem('not-found', 404);
    return recording;
  });
}
