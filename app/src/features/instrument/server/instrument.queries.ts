/** Rows of a place's questionnaires, one a version. */
import type { Instrument } from '@vicus/questionnaire';
import { sql } from 'kysely';
import type { OfficeReader, OfficeTransaction } from '#server/db/doors.ts';
import type { InstrumentState, OutdatedKeys, TextChange, TranslationNote } from '../instrument.types.ts';
import { OWN_PREFIX } from '../ref.rules.ts';

export interface InstrumentRow {
  readonly instrumentId: string;
  readonly version: number;
  readonly state: InstrumentState;
  readonly body: Instrument;
  readonly outdated: OutdatedKeys;
  readonly basedOn: string | null;
  readonly revision: number;
  readonly changedBy: string;
  readonly changedOn: string;
}

type Reader = OfficeReader | OfficeTransaction;

/** All versions of all the place's own, or of one; newest versions first. */
export async function selectInstruments(
  reader: Reader,
  placeId: string,
  instrumentId?: string,
): Promise<readonly InstrumentRow[]> {
  return selectRows(reader, placeId, { instrumentId, isOwn: true });
}

/** Questionnaires that ship, as the place has corrected their translations; newest versions first. */
export async function selectCorrected(
  reader: Reader,
  placeId: string,
  instrumentId?: string,
): Promise<readonly InstrumentRow[]> {
  return selectRows(reader, placeId, { instrumentId, isOwn: false });
}

async function selectRows(
  reader: Reader,
  placeId: string,
  { instrumentId, isOwn }: { readonly instrumentId: string | undefined; readonly isOwn: boolean },
): Promise<readonly InstrumentRow[]> {
  const rows = await (reader as OfficeTransaction)
    .selectFrom('office.instrument as instrument')
    .leftJoin('auth.user as user', 'user.id', 'instrument.changed_by')
    .selectAll('instrument')
    .select('user.name as changed_by_name')
    .where('instrument.place_id', '=', placeId)
    .where(sql<boolean>`starts_with(instrument.body ->> 'id', ${OWN_PREFIX})`, '=', isOwn)
    .$if(instrumentId !== undefined, (query) => query.where('instrument_id', '=', instrumentId ?? ''))
    .orderBy('version', 'desc')
    .orderBy('instrument_id')
    .execute();
  return rows.map((row) => ({
    instrumentId: row.instrument_id,
    version: row.version,
    state: row.state as InstrumentState,
    body: row.body as Instrument,
    outdated: row.outdated,
    basedOn: row.based_on,
    revision: row.revision,
    changedBy: row.changed_by_name ?? '',
    changedOn: row.changed_on,
  }));
}

export interface NewInstrument {
  readonly instrumentId: string;
  readonly body: Instrument;
  readonly outdated: OutdatedKeys;
  readonly basedOn: string | null;
  readonly changedBy: string;
  readonly changedOn: string;
  /** left out: a draft */
  readonly state?: InstrumentState;
}

/** @returns false where this version is there already */
export async function insertInstrument(
  transaction: OfficeTransaction,
  placeId: string,
  one: NewInstrument,
): Promise<boolean> {
  const { state = 'draft' } = one;
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('office.instrument')
    .values({
      state,
      place_id: placeId,
      instrument_id: one.instrumentId,
      version: one.body.version,
      body: JSON.stringify(one.body),
      outdated: JSON.stringify(one.outdated),
      based_on: one.basedOn,
      changed_by: one.changedBy,
      changed_on: one.changedOn,
    })
    .onConflict((conflict) => conflict.columns(['place_id', 'instrument_id', 'version']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** @returns false where somebody else has changed it since this revision */
export async function updateInstrument(
  transaction: OfficeTransaction,
  placeId: string,
  row: Pick<InstrumentRow, 'instrumentId' | 'version' | 'revision' | 'body' | 'outdated'> & {
    readonly changedBy: string;
    readonly changedOn: string;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('office.instrument')
    .set({
      body: JSON.stringify(row.body),
      outdated: JSON.stringify(row.outdated),
      revision: row.revision + 1,
      changed_by: row.changedBy,
      changed_on: row.changedOn,
    })
    .where('place_id', '=', placeId)
    .where('instrument_id', '=', row.instrumentId)
    .where('version', '=', row.version)
    .where('revision', '=', row.revision)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Forbids further changes. @returns false where there is no draft of this version */
export async function updateToFrozen(
  transaction: OfficeTransaction,
  placeId: string,
  instrumentId: string,
  version: number,
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('office.instrument')
    .set({ state: 'frozen' })
    .where('place_id', '=', placeId)
    .where('instrument_id', '=', instrumentId)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function deleteInstrumentVersion(
  transaction: OfficeTransaction,
  placeId: string,
  instrumentId: string,
  version: number,
): Promise<void> {
  await transaction
    .deleteFrom('office.instrument')
    .where('place_id', '=', placeId)
    .where('instrument_id', '=', instrumentId)
    .where('version', '=', version)
    .execute();
}

/** Waves that are being prepared with this questionnaire, whatever its version. */
export async function countPlannedWaves(
  transaction: OfficeTransaction,
  placeId: string,
  instrumentId: string,
): Promise<number> {
  const { count } = await transaction
    .selectFrom('office.wave')
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('place_id', '=', placeId)
    .where('instrument_id', '=', `own-${instrumentId}`)
    .where('state', '=', 'draft')
    .executeTakeFirstOrThrow();
  return Number(count);
}

/**
 * Respondents of open waves read the corrected translation from now on. The trigger of the table lets nothing but
 * translations change (docs/decisions/0009-rooms-of-listening.md). @returns how many waves
 */
export async function updateOpenWaves(
  transaction: OfficeTransaction,
  placeId: string,
  /** as waves name it: `own-…`, or the id of one that ships */
  opened: { readonly instrumentId: string; readonly version: number; readonly language: string },
  correct: (instrument: Instrument) => Instrument,
): Promise<number> {
  const { rows } = await sql<{ wave_id: string; instrument: Instrument }>`
    select wave_id, instrument from office.wave where place_id = ${placeId} and state = 'open'
      and instrument_id = ${opened.instrumentId} and instrument_version = ${opened.version}
    for update`.execute(transaction);
  const offered = rows.filter(({ instrument }) => Object.hasOwn(instrument.languages, opened.language));
  for (const { wave_id: waveId, instrument } of offered) {
    await transaction
      .updateTable('office.wave')
      .set({ instrument: JSON.stringify(correct(instrument)) })
      .where('place_id', '=', placeId)
      .where('wave_id', '=', waveId)
      .execute();
  }
  return offered.length;
}

export async function insertTranslationNote(
  transaction: OfficeTransaction,
  placeId: string,
  note: {
    readonly instrumentId: string;
    readonly version: number;
    readonly language: string;
    readonly what: readonly TextChange[];
    readonly byUser: string;
    readonly at: Date;
  },
): Promise<void> {
  await transaction
    .insertInto('office.translation_note')
    .values({
      place_id: placeId,
      instrument_id: note.instrumentId,
      version: note.version,
      language: note.language,
      what: JSON.stringify(note.what),
      by_user: note.byUser,
      at: note.at,
    })
    .execute();
}

/** Newest first. */
export async function selectTranslationNotes(
  reader: OfficeReader,
  placeId: string,
  instrumentId: string,
): Promise<readonly TranslationNote[]> {
  const rows = await reader
    .selectFrom('office.translation_note as note')
    .leftJoin('auth.user as user', 'user.id', 'note.by_user')
    .select(['note.language', 'version', 'what', 'at', 'user.name as by_name'])
    .where('place_id', '=', placeId)
    .where('instrument_id', '=', instrumentId)
    .orderBy('at', 'desc')
    .execute();
  return rows.map((row) => ({
    language: row.language,
    version: row.version,
    what: row.what as readonly TextChange[],
    by: row.by_name ?? '',
    on: row.at.toISOString().slice(0, 10),
  }));
}
