/**
 * Questionnaires that ship, with the translations a place has corrected. Their wording is the platform's; what is kept of
 * them is a frozen row beside the place's own, named by an id made of the shipped one, and the notes of what was changed.
 */
import { createHash } from 'node:crypto';
import type { Instrument } from '@vicus/questionnaire';
import type { Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import type { OfficeReader, OfficeTransaction } from '#server/db/doors.ts';
import { instrumentChangedMeanwhile } from '../instrument.problems.ts';
import type { InstrumentDocument, InstrumentRef, TranslationNote } from '../instrument.types.ts';
import { readOwnId, readShippedId, toShippedRef } from '../ref.rules.ts';
import { replayCorrections } from '../wording.rules.ts';
import {
  insertInstrument,
  selectCorrected,
  selectTranslationNotes,
  updateInstrument,
  type InstrumentRow,
} from './instrument.queries.ts';
import { readShippedInstruments } from './shipped.ts';

/** The same in every place and every time, so that two who correct at once meet in one row. */
export function toCorrectedId(shippedId: string): string {
  const hex = createHash('sha256').update(`corrected translations of ${shippedId}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Under which id a questionnaire stands in the database; null for what is none. */
export function readStoredId(ref: InstrumentRef): string | null {
  const shippedId = readShippedId(ref);
  return shippedId === null ? readOwnId(ref) : toCorrectedId(shippedId);
}

/** Every questionnaire that ships, with the corrections of this place. */
export async function selectShipped(
  reader: OfficeReader,
  placeId: string,
): Promise<readonly InstrumentDocument[]> {
  const rows = await selectCorrected(reader, placeId);
  const documents: InstrumentDocument[] = [];
  for (const instrument of readShippedInstruments().values())
    documents.push(await compose(reader, placeId, instrument, rows));
  return documents;
}

/** One of them; undefined where none ships under this name. */
export async function selectShippedDocument(
  reader: OfficeReader | OfficeTransaction,
  placeId: string,
  ref: InstrumentRef,
): Promise<InstrumentDocument | undefined> {
  const instrument = readShippedInstruments().get(readShippedId(ref) ?? '');
  if (instrument === undefined) return undefined;
  const rows = await selectCorrected(reader, placeId, toCorrectedId(instrument.id));
  return compose(reader as OfficeReader, placeId, instrument, rows);
}

async function compose(
  reader: OfficeReader,
  placeId: string,
  shipped: Instrument,
  all: readonly InstrumentRow[],
): Promise<InstrumentDocument> {
  const rows = all.filter(({ instrumentId }) => instrumentId === toCorrectedId(shipped.id));
  const row = rows.find(({ version }) => version === shipped.version);
  const notes =
    rows.length === 0 ? [] : await selectTranslationNotes(reader, placeId, rows[0]?.instrumentId ?? '');
  return {
    ref: toShippedRef(shipped.id),
    source: 'shipped',
    instrument: applyCorrections(shipped, row, notes),
    state: 'frozen',
    revision: row?.revision ?? 0,
    outdated: {},
    basedOn: null,
    changedOn: row?.changedOn ?? null,
    changedBy: row?.changedBy ?? '',
    versions: [{ version: shipped.version, state: 'frozen', changedOn: row?.changedOn ?? '' }],
  };
}

/**
 * Corrections of earlier versions hold on as long as the platform still has the text that was corrected; who has read a
 * translation was said of one version only.
 */
function applyCorrections(
  shipped: Instrument,
  row: InstrumentRow | undefined,
  notes: readonly TranslationNote[],
): Instrument {
  const corrected = replayCorrections(shipped, notes.toReversed());
  return row === undefined
    ? corrected
    : { ...corrected, languages: { ...shipped.languages, ...row.body.languages } };
}

/** Keeps a corrected or newly read translation. Problem `instrument-changed-meanwhile` (409). */
export async function keepCorrected(
  transaction: OfficeTransaction,
  member: Member,
  document: InstrumentDocument,
  body: Instrument,
): Promise<void> {
  const { placeId, userId: changedBy } = member;
  const { revision, ref: basedOn } = document;
  const instrumentId = toCorrectedId(body.id);
  const kept = { instrumentId, body, outdated: {}, changedBy, changedOn: today() };
  const isKept =
    revision > 0
      ? await updateInstrument(transaction, placeId, { ...kept, version: body.version, revision })
      : await insertInstrument(transaction, placeId, { ...kept, basedOn, state: 'frozen' });
  if (!isKept) throw instrumentChangedMeanwhile(document.changedBy);
}
