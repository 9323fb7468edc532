/** What the respondent's door may read and write. */
import { sql } from 'kysely';
import type { Instrument } from '@vicus/questionnaire';
import type { RespondTransaction } from '#server/db/doors.ts';
import type { QuestionRecording, RespondentWave } from '../respond.types.ts';
import type { Approach, WaveMode, WaveState } from '../survey.types.ts';
import { keepInstrument, readKeptVersion } from './kept-instruments.ts';

export interface FoundWave extends RespondentWave {
  readonly state: WaveState;
  readonly closedOn: string | null;
}

const RESPONDENT_WAVE_COLUMNS = [
  'wave_id',
  'title',
  'mode',
  'state',
  'design',
  'closes_on',
  'closed_on',
  'retention_until',
  'approach',
  'minimum_group',
] as const;

/** The questionnaire comes from memory where the row is still of the version kept there. */
export async function selectRespondentWave(
  transaction: RespondTransaction,
  placeId: string,
  waveId: string,
): Promise<FoundWave | undefined> {
  const known = readKeptVersion(placeId, waveId);
  const row = await selectWaveBeside(transaction, placeId, waveId, known);
  if (row === undefined) return undefined;
  const instrument = keepInstrument(placeId, waveId, row.version, row.instrument as Instrument | null);
  if (instrument !== undefined) return toFoundWave({ ...row, instrument });
  const whole = await selectWaveBeside(transaction, placeId, waveId, '');
  return whole && toFoundWave({ ...whole, instrument: whole.instrument as Instrument | null });
}

/** `instrument` is null where the row is of the version `known`, and for a draft. */
async function selectWaveBeside(
  transaction: RespondTransaction,
  placeId: string,
  waveId: string,
  known: string,
) {
  return transaction
    .selectFrom('office.wave')
    .select(RESPONDENT_WAVE_COLUMNS)
    .select(sql<string>`xmin::text`.as('version'))
    .select(sql<unknown>`case when xmin::text = ${known} then null else instrument end`.as('instrument'))
    .where('place_id', '=', placeId)
    .where('wave_id', '=', waveId)
    .executeTakeFirst();
}

interface RespondentWaveRow {
  readonly wave_id: string;
  readonly title: string;
  readonly mode: string;
  readonly state: string;
  readonly design: Record<string, unknown>;
  readonly instrument: Instrument | null;
  readonly closes_on: string | null;
  readonly closed_on: string | null;
  readonly retention_until: string | null;
  readonly approach: string | null;
  readonly minimum_group: number;
}

function toFoundWave(row: RespondentWaveRow): FoundWave {
  const mode = row.mode as WaveMode;
  const basis = row.design['basis'] ?? (mode === 'named' ? 'public-task' : 'consent');
  return {
    waveId: row.wave_id,
    title: row.title,
    mode,
    state: row.state as WaveState,
    purpose: typeof row.design['purpose'] === 'string' ? row.design['purpose'] : '',
    basis: basis === 'public-task' ? 'public-task' : 'consent',
    instrument: row.instrument as Instrument,
    closesOn: row.closes_on ?? '',
    closedOn: row.closed_on,
    retentionUntil: row.retention_until ?? '',
    approach: row.approach as Approach | null,
    minimumGroup: row.minimum_group,
    adultsOnly: row.design['adultsOnly'] === true,
  };
}

/** Waves that may be answered today: where a code is typed in, and where everybody may come. */
export async function selectOpenWaves(
  transaction: RespondTransaction,
  placeId: string,
  today: string,
): Promise<FoundWave[]> {
  const rows = await transaction
    .selectFrom('office.wave')
    .select([...RESPONDENT_WAVE_COLUMNS, 'instrument'])
    .where('place_id', '=', placeId)
    .where('state', '=', 'open')
    .where('approach', 'is not', null)
    .where('closes_on', '>=', today)
    .orderBy('closes_on')
    .orderBy('wave_id')
    .execute();
  return rows.map((row) =>
    toFoundWave({ ...row, instrument: row.instrument as unknown as Instrument | null }),
  );
}

/** Whether the link in the respondent's hand may still be used (the door shows no other). */
export async function isLinkUnspent(
  transaction: RespondTransaction,
  placeId: string,
  waveId: string,
): Promise<boolean> {
  const row = await transaction
    .selectFrom('confidential.link')
    .select('wave_id')
    .where('place_id', '=', placeId)
    .where('wave_id', '=', waveId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Spends the link by deleting it. `invitationId`: in named waves. undefined: somebody spent it before. */
export async function deleteLink(
  transaction: RespondTransaction,
  placeId: string,
  waveId: string,
): Promise<{ invitationId: string | null } | undefined> {
  const row = await transaction
    .deleteFrom('confidential.link')
    .where('place_id', '=', placeId)
    .where('wave_id', '=', waveId)
    .returning('invitation_id')
    .executeTakeFirst();
  return row && { invitationId: row.invitation_id };
}

/** A recording of the place. That the wave asks with it is for the caller to know. */
export async function selectRecording(
  transaction: RespondTransaction,
  placeId: string,
  audioId: string,
): Promise<QuestionRecording | undefined> {
  const row = await transaction
    .selectFrom('office.instrument_audio')
    .select(['media_type', 'content'])
    .where('place_id', '=', placeId)
    .where('audio_id', '=', audioId)
    .executeTakeFirst();
  return row && { mediaType: row.media_type, content: row.content };
}

/** Two windows with the same link take turns. */
export async function holdDraft(transaction: RespondTransaction, draftId: Uint8Array): Promise<void> {
  const name = Buffer.from(draftId).toString('hex');
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 1))`.execute(transaction);
}

export async function selectDraft(
  transaction: RespondTransaction,
  placeId: string,
  waveId: string,
  draftId: Uint8Array,
): Promise<Uint8Array | undefined> {
  const row = await transaction
    .selectFrom('confidential.draft')
    .select('sealed')
    .where('place_id', '=', placeId)
    .where('wave_id', '=', waveId)
    .where('draft_id', '=', draftId)
    .executeTakeFirst();
  return row?.sealed;
}

export async function storeDraft(
  transaction: RespondTransaction,
  draft: { placeId: string; waveId: string; draftId: Uint8Array; sealed: Uint8Array },
): Promise<void> {
  const { placeId: place_id, waveId: wave_id, draftId: draft_id, sealed } = draft;
  await transaction
    .insertInto('confidential.draft')
    .values({ place_id, wave_id, draft_id, sealed })
    .onConflict((conflict) => conflict.columns(['place_id', 'wave_id', 'draft_id']).doUpdateSet({ sealed }))
    .execute();
}

export async function deleteDraft(
  transaction: RespondTransaction,
  placeId: string,
  waveId: string,
  draftId: Uint8Array,
): Promise<void> {
  await transaction
    .deleteFrom('confidential.draft')
    .where('place_id', '=', placeId)
    .where('wave_id', '=', waveId)
    .where('draft_id', '=', draftId)
    .execute();
}

/** @returns false when it was there: the same page was sent before. Waits for a sending that is under way. */
export async function insertSubmission(
  transaction: RespondTransaction,
  placeId: string,
  waveId: string,
  hash: Uint8Array,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('confidential.submission')
    .values({ place_id: placeId, wave_id: waveId, submission_hash: hash })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function isSubmitted(
  transaction: RespondTransaction,
  placeId: string,
  waveId: string,
  hash: Uint8Array,
): Promise<boolean> {
  const row = await transaction
    .selectFrom('confidential.submission')
    .select('wave_id')
    .where('place_id', '=', placeId)
    .where('wave_id', '=', waveId)
    .where('submission_hash', '=', hash)
    .executeTakeFirst();
  return row !== undefined;
}
