/** Rows of recordings. */
import { sql } from 'kysely';
import type { OfficeReader, OfficeTransaction } from '#server/db/doors.ts';

export interface Recording {
  readonly mediaType: string;
  readonly content: Uint8Array;
}

export async function insertAudio(
  transaction: OfficeTransaction,
  placeId: string,
  recording: Recording & { readonly language: string },
): Promise<string> {
  const { audio_id: audioId } = await transaction
    .insertInto('office.instrument_audio')
    .values({
      place_id: placeId,
      language: recording.language,
      media_type: recording.mediaType,
      content: recording.content,
    })
    .returning('audio_id')
    .executeTakeFirstOrThrow();
  return audioId;
}

export async function countAudio(transaction: OfficeTransaction, placeId: string): Promise<number> {
  const { count } = await transaction
    .selectFrom('office.instrument_audio')
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('place_id', '=', placeId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function selectAudio(
  reader: OfficeReader,
  placeId: string,
  audioId: string,
): Promise<Recording | null> {
  const row = await reader
    .selectFrom('office.instrument_audio')
    .select(['media_type', 'content'])
    .where('place_id', '=', placeId)
    .where('audio_id', '=', audioId)
    .executeTakeFirst();
  return row === undefined ? null : { mediaType: row.media_type, content: row.content };
}

/** Which of these recordings the place has. */
export async function selectKnownAudio(
  transaction: OfficeTransaction,
  placeId: string,
): Promise<ReadonlySet<string>> {
  const rows = await transaction
    .selectFrom('office.instrument_audio')
    .select('audio_id')
    .where('place_id', '=', placeId)
    .execute();
  return new Set(rows.map((row) => row.audio_id));
}

/** Recordings that no version of a questionnaire and no wave names any more. */
export async function deleteUnusedAudio(transaction: OfficeTransaction, placeId: string): Promise<void> {
  await sql`delete from office.instrument_audio a where a.place_id = ${placeId}
    and not exists (select from office.instrument i where i.place_id = a.place_id
      and position(a.audio_id::text in i.body::text) > 0)
    and not exists (select from office.wave w where w.place_id = a.place_id
      and position(a.audio_id::text in coalesce(w.instrument::text, '')) > 0)`.execute(transaction);
}
