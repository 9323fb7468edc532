/** Questionnaires of a place and those that ship: listing, reading, beginning, copying, versions. */
import { randomUUID } from 'node:crypto';
import { checkInstrument, type Instrument } from '@vicus/questionnaire';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, write, type OfficeReader, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { createTranslator, isLanguage } from '#ui/messages.ts';
import { checkDraft, countQuestions } from '../edit.rules.ts';
import {
  instrumentEmpty,
  instrumentHasDraft,
  instrumentIncomplete,
  instrumentInUse,
  instrumentNotFound,
  instrumentShipped,
  instrumentFrozen,
  instrumentWouldBreak,
  tooManyInstruments,
  translationUnfinished,
} from '../instrument.problems.ts';
import { copySchema, newInstrumentSchema } from '../instrument.schema.ts';
import type {
  InstrumentDocument,
  InstrumentRef,
  InstrumentSummary,
  OutdatedKeys,
} from '../instrument.types.ts';
import { readOwnId, toOwnInstrumentId } from '../ref.rules.ts';
import { readProgress, readSourceLanguage, readWording, writeWording } from '../wording.rules.ts';
import { selectShipped, selectShippedDocument } from './corrected.ts';
import {
  countPlannedWaves,
  deleteInstrumentVersion,
  insertInstrument,
  selectInstruments,
  updateToFrozen,
  type InstrumentRow,
} from './instrument.queries.ts';

const MAXIMUM_INSTRUMENTS = 200;

function toOwnDocument(row: InstrumentRow, all: readonly InstrumentRow[]): InstrumentDocument {
  return {
    ref: row.instrumentId,
    source: 'own',
    instrument: row.body,
    state: row.state,
    revision: row.revision,
    outdated: row.outdated,
    basedOn: row.basedOn,
    changedOn: row.changedOn,
    changedBy: row.changedBy,
    versions: all.map(({ version, state, changedOn }) => ({ version, state, changedOn })),
  };
}

/** Unfinished sections first, in the words a page has for them; then whatever else does not hold together. */
function toSummary(document: InstrumentDocument): InstrumentSummary {
  const { instrument } = document;
  const isOwn = document.source === 'own';
  const isEmpty = instrument.sections.some(({ questions }) => questions.length === 0);
  const unfinished = { path: 'sections', message: 'a section has no question yet' };
  return {
    ref: document.ref,
    source: document.source,
    title: instrument.title,
    purpose: instrument.purpose,
    audience: instrument.audience ?? null,
    minutes: instrument.minutes ?? null,
    version: instrument.version,
    state: document.state,
    questions: countQuestions(instrument),
    languages: readProgress(instrument, document.outdated),
    findings: !isOwn
      ? []
      : isEmpty || instrument.sections.length === 0
        ? [unfinished, ...checkDraft(instrument)]
        : checkDraft(instrument),
    changedOn: document.changedOn,
  };
}

/** Shipped ones first, then those of the place with their newest version. */
export async function listInstruments(member: Member): Promise<readonly InstrumentSummary[]> {
  authorise(member, 'instrument.read');
  const { rows, documents } = await readOffice(member, async (reader) => ({
    rows: await selectInstruments(reader, member.placeId),
    documents: await selectShipped(reader, member.placeId),
  }));
  const newest = [...new Map(rows.toReversed().map((row) => [row.instrumentId, row] as const)).values()];
  const own = newest.map((row) => toSummary(toOwnDocument(row, rows)));
  const shipped = documents.map(toSummary);
  return [...shipped, ...own.toSorted((a, b) => (a.title.en < b.title.en ? -1 : 1))];
}

/** The newest version, or the one asked for. Problem `instrument-not-found` (404). */
export async function selectDocument(
  reader: OfficeReader | OfficeTransaction,
  placeId: string,
  ref: InstrumentRef,
  version?: number,
): Promise<InstrumentDocument> {
  const shipped = await selectShippedDocument(reader, placeId, ref);
  if (shipped !== undefined) return shipped;
  const instrumentId = readOwnId(ref);
  if (instrumentId === null) throw instrumentNotFound();
  const rows = await selectInstruments(reader, placeId, instrumentId);
  const row = version === undefined ? rows[0] : rows.find((one) => one.version === version);
  if (row === undefined) throw instrumentNotFound();
  return toOwnDocument(row, rows);
}

export async function readInstrument(
  member: Member,
  ref: InstrumentRef,
  version?: number,
): Promise<InstrumentDocument> {
  authorise(member, 'instrument.read');
  return readOffice(member, (reader) => selectDocument(reader, member.placeId, ref, version));
}

/** Keeps a new questionnaire of the place. @returns its ref. Problem `too-many-instruments` (422) */
export async function addInstrument(
  transaction: OfficeTransaction,
  member: Member,
  instrument: Instrument,
  origin: { readonly basedOn: string | null; readonly outdated?: OutdatedKeys },
): Promise<InstrumentRef> {
  const rows = await selectInstruments(transaction, member.placeId);
  if (rows.length >= MAXIMUM_INSTRUMENTS) throw tooManyInstruments(MAXIMUM_INSTRUMENTS);
  const instrumentId = randomUUID();
  await insertInstrument(transaction, member.placeId, {
    instrumentId,
    body: { ...instrument, id: toOwnInstrumentId(instrumentId), version: 1 },
    outdated: origin.outdated ?? {},
    basedOn: origin.basedOn,
    changedBy: member.userId,
    changedOn: today(),
  });
  await recordAudit(transaction, member, {
    action: 'instrument.change',
    objectKind: 'instrument',
    objectId: instrumentId,
    detail: { part: 'new' },
  });
  return instrumentId;
}

const ORIGIN_KEY = 'office.instruments.origin';

/** Begins an empty one. @returns its ref */
export async function createInstrument(member: Member, input: unknown): Promise<InstrumentRef> {
  authorise(member, 'instrument.change');
  const { title, purpose, language } = parseInput(newInstrumentSchema, input);
  const origin = createTranslator(isLanguage(language) ? language : 'en')(ORIGIN_KEY);
  const toTexts = (text: string) => writeWording(undefined, language, language, text);
  const instrument: Instrument = {
    id: 'new',
    version: 1,
    title: toTexts(title),
    purpose: toTexts(purpose),
    source: toTexts(origin),
    languages: {
      ...(language === 'en' ? {} : { en: { state: 'draft' as const } }),
      [language]: { state: 'source' as const },
    },
    sections: [],
  };
  return write(member, (transaction) => addInstrument(transaction, member, instrument, { basedOn: null }));
}

/** The same questionnaire written in another of its languages, which has to be complete. */
function writeIn(instrument: Instrument, language: string): Instrument {
  if (readSourceLanguage(instrument) === language) return instrument;
  const progress = readProgress(instrument, {}).find((one) => one.language === language);
  const missing = progress === undefined ? countQuestions(instrument) : progress.total - progress.translated;
  if (missing > 0) throw translationUnfinished(missing);
  const languages = Object.entries(instrument.languages).map(([tag, state]) => {
    if (tag === language) return [tag, { state: 'source' as const }] as const;
    return [tag, state.state === 'source' ? { state: 'draft' as const } : state] as const;
  });
  return { ...instrument, languages: Object.fromEntries(languages) };
}

/** Copies a shipped or own questionnaire to change it. @returns ref of the copy */
export async function copyInstrument(member: Member, input: unknown): Promise<InstrumentRef> {
  authorise(member, 'instrument.change');
  const { from, title, language } = parseInput(copySchema, input);
  return write(member, async (transaction) => {
    const document = await selectDocument(transaction, member.placeId, from);
    const written = writeIn(document.instrument, language);
    const copy =
      title === '' ? written : { ...written, title: writeWording(written.title, language, language, title) };
    return addInstrument(transaction, member, copy, { basedOn: from, outdated: document.outdated });
  });
}

/** Makes a draft of the next version from the newest, frozen one. */
export async function startNextVersion(member: Member, ref: InstrumentRef): Promise<void> {
  authorise(member, 'instrument.change');
  await write(member, async (transaction) => {
    const document = await selectDocument(transaction, member.placeId, ref);
    if (document.source === 'shipped') throw instrumentShipped();
    if (document.state === 'draft') throw instrumentHasDraft();
    await insertInstrument(transaction, member.placeId, {
      instrumentId: document.ref,
      body: { ...document.instrument, version: document.instrument.version + 1 },
      outdated: document.outdated,
      basedOn: document.basedOn,
      changedBy: member.userId,
      changedOn: today(),
    });
    await recordVersion(transaction, member, document.ref, 'next-version');
  });
}

/** Throws the draft away; an earlier version that waves opened with stays. */
export async function removeDraft(member: Member, ref: InstrumentRef): Promise<void> {
  authorise(member, 'instrument.change');
  await write(member, async (transaction) => {
    const document = await selectDocument(transaction, member.placeId, ref);
    if (document.source === 'shipped') throw instrumentShipped();
    const { version } = document.instrument;
    if (document.state === 'frozen') throw instrumentFrozen(version);
    if ((await countPlannedWaves(transaction, member.placeId, document.ref)) > 0) throw instrumentInUse();
    await deleteInstrumentVersion(transaction, member.placeId, document.ref, version);
    await recordVersion(transaction, member, document.ref, 'draft-removed');
  });
}

async function recordVersion(
  transaction: OfficeTransaction,
  member: Member,
  objectId: string,
  part: string,
): Promise<void> {
  const note = { action: 'instrument.change', objectKind: 'instrument', objectId, detail: { part } } as const;
  await recordAudit(transaction, member, note);
}

/**
 * The questionnaire a wave opens with; from now on its wording stays. Called in the transaction that opens the wave.
 * @returns the instrument, whose id and version the wave keeps
 * @throws Problem `instrument-not-found` (404), `instrument-empty`, `instrument-incomplete`, `instrument-would-break` (422)
 */
export async function freezeInstrument(
  transaction: OfficeTransaction,
  placeId: string,
  ref: InstrumentRef,
): Promise<Instrument> {
  const { source, state, instrument, ref: id } = await selectDocument(transaction, placeId, ref);
  if (source === 'shipped' || state === 'frozen') return instrument;
  refuseUnfinished(instrument);
  await updateToFrozen(transaction, placeId, id, instrument.version);
  return instrument;
}

function refuseUnfinished(instrument: Instrument): void {
  const language = readSourceLanguage(instrument);
  if (instrument.sections.length === 0) throw instrumentEmpty();
  const empty = instrument.sections.find(({ questions }) => questions.length === 0);
  if (empty !== undefined) throw instrumentIncomplete(readWording(empty.title, language, language));
  const [finding] = checkInstrument(instrument);
  if (finding !== undefined) throw instrumentWouldBreak(finding.path);
}
