/** Rows of forms on paper, and how many came. */
import { sql } from 'kysely';
import type { OfficeReader, WorkTransaction } from '#server/db/doors.ts';
import type { PaperState } from '../paper.types.ts';
import type { WaveOfPlace } from '../survey.types.ts';

export async function selectPaperState(
  reader: OfficeReader,
  { placeId, waveId }: WaveOfPlace,
  userId: string,
): Promise<PaperState> {
  const tally = await reader
    .selectFrom('office.paper_tally')
    .select(['slips', 'keyed_once', 'keyed_twice'])
    .where('place_id', '=', placeId)
    .where('wave_id', '=', waveId)
    .executeTakeFirst();
  const waiting = await reader
    .selectFrom('confidential.paper_form')
    .select(['sheet', 'keyed_by'])
    .where('place_id', '=', placeId)
    .where('wave_id', '=', waveId)
    .orderBy('sheet')
    .execute();
  return {
    slips: tally?.slips ?? 0,
    keyedOnce: tally?.keyed_once ?? 0,
    keyedTwice: tally?.keyed_twice ?? 0,
    waiting: waiting.map(({ sheet, keyed_by }) => ({ sheet, isOwn: keyed_by === userId })),
  };
}

type Tally = 'slips' | 'keyed_once' | 'keyed_twice' | 'last_sheet';

/** Adds to a tally of the wave. @returns its new value */
export async function countUp(
  transaction: WorkTransaction,
  { placeId, waveId }: WaveOfPlace,
  tally: Tally,
  by = 1,
): Promise<number> {
  const column = sql.ref(tally);
  const { rows } = await sql<{ value: number }>`
    insert into office.paper_tally as tally (place_id, wave_id, ${column}) values (${placeId}, ${waveId}, ${by})
    on conflict (place_id, wave_id) do update set ${column} = tally.${column} + ${by}
    returning ${column} as value`.execute(transaction);
  return rows[0]?.value ?? 0;
}

export async function insertPaperForm(
  transaction: WorkTransaction,
  { placeId, waveId }: WaveOfPlace,
  form: { readonly sheet: number; readonly sealed: string; readonly keyedBy: string },
): Promise<void> {
  await transaction
    .insertInto('confidential.paper_form')
    .values({
      place_id: placeId,
      wave_id: waveId,
      sheet: form.sheet,
      answers: JSON.stringify({ sealed: form.sealed }),
      keyed_by: form.keyedBy,
    })
    .execute();
}

export async function selectPaperForm(
  reader: OfficeReader | WorkTransaction,
  { placeId, waveId }: WaveOfPlace,
  sheet: number,
): Promise<{ readonly sealed: string; readonly keyedBy: string } | undefined> {
  const row = await (reader as OfficeReader)
    .selectFrom('confidential.paper_form')
    .select(['answers', 'keyed_by'])
    .where('place_id', '=', placeId)
    .where('wave_id', '=', waveId)
    .where('sheet', '=', sheet)
    .executeTakeFirst();
  return row && { sealed: row.answers.sealed, keyedBy: row.keyed_by };
}

/**
 * Moves forms to the intake, where they wait for the next mixing: all that wait, or one with what was agreed on. @returns
 * how many were there to move
 */
export async function movePaperForms(
  transaction: WorkTransaction,
  { placeId, waveId }: WaveOfPlace,
  agreed?: { readonly sheet: number; readonly sealed: string },
): Promise<number> {
  const deleted = transaction
    .deleteFrom('confidential.paper_form')
    .where('place_id', '=', placeId)
    .where('wave_id', '=', waveId)
    .returning('answers');
  const rows = await (agreed === undefined ? deleted : deleted.where('sheet', '=', agreed.sheet)).execute();
  if (rows.length === 0) return 0;
  const answers = agreed === undefined ? rows.map((row) => row.answers.sealed) : [agreed.sealed];
  await transaction
    .insertInto('confidential.intake')
    .values(
      answers.map((sealed) => ({
        place_id: placeId,
        wave_id: waveId,
        answers: JSON.stringify({ sealed }),
      })),
    )
    .execute();
  return rows.length;
}
