/** Named answers that a link sent: seen, replaced and taken back until closing. */
import type { Answers } from '@vicus/questionnaire';
import type { RespondTransaction } from '#server/db/doors.ts';

/** Named answers that this link sent; undefined: none, or not by a link of a named wave. */
export async function selectSentAnswers(
  transaction: RespondTransaction,
  placeId: string,
  waveId: string,
): Promise<Answers | undefined> {
  const row = await transaction
    .selectFrom('confidential.named_response')
    .select('answers')
    .where('place_id', '=', placeId)
    .where('wave_id', '=', waveId)
    .executeTakeFirst();
  return row?.answers as Answers | undefined;
}

/** Takes back what this link sent in a named wave. @returns whether there was anything */
export async function deleteSentAnswers(
  transaction: RespondTransaction,
  placeId: string,
  waveId: string,
): Promise<boolean> {
  const { numDeletedRows } = await transaction
    .deleteFrom('confidential.named_response')
    .where('place_id', '=', placeId)
    .where('wave_id', '=', waveId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Whose link it is, in a named wave; it stays usable. */
export async function selectLinkInvitation(
  transaction: RespondTransaction,
  placeId: string,
  waveId: string,
): Promise<string | null | undefined> {
  const row = await transaction
    .selectFrom('confidential.link')
    .select('invitation_id')
    .where('place_id', '=', placeId)
    .where('wave_id', '=', waveId)
    .executeTakeFirst();
  return row?.invitation_id;
}
