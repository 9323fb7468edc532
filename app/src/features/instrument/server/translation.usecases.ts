/** Translating a questionnaire: languages, texts, who has read the whole, corrections after a wave opened. */
import { z } from 'zod';
import type { Instrument, TranslationState } from '@vicus/questionnaire';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { now, today } from '#server/clock.ts';
import { readOffice, write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import type { Fields } from '../entries.rules.ts';
import {
  instrumentChangedMeanwhile,
  instrumentNotFound,
  languageThereAlready,
  translationUnfinished,
} from '../instrument.problems.ts';
import { languageTag, readingSchema } from '../instrument.schema.ts';
import type {
  InstrumentDocument,
  InstrumentRef,
  LanguageProgress,
  Seen,
  TranslationNote,
} from '../instrument.types.ts';
import { readShippedId } from '../ref.rules.ts';
import {
  listTranslationTexts,
  parseConfirmed,
  parseTranslations,
  type TranslationText,
} from '../translation.rules.ts';
import { listWordingChanges, readProgress, readSourceLanguage, writeTranslations } from '../wording.rules.ts';
import { changeDraft, keepBody } from './change.ts';
import { keepCorrected, readStoredId } from './corrected.ts';
import { insertTranslationNote, selectTranslationNotes, updateOpenWaves } from './instrument.queries.ts';
import { selectDocument } from './instrument.usecases.ts';

/** Which version is translated; left out: the newest. */
export interface TranslationSpot {
  readonly ref: InstrumentRef;
  readonly version?: number | undefined;
  readonly language: string;
}

export interface LanguagesSheet {
  readonly document: InstrumentDocument;
  readonly progress: readonly LanguageProgress[];
  /** newest first */
  readonly notes: readonly TranslationNote[];
}

/** How far each language is, and what was corrected after a wave opened. */
export async function readLanguages(
  member: Member,
  ref: InstrumentRef,
  version?: number,
): Promise<LanguagesSheet> {
  authorise(member, 'instrument.read');
  return readOffice(member, async (reader) => {
    const document = await selectDocument(reader, member.placeId, ref, version);
    const id = readStoredId(ref);
    const notes = id === null ? [] : await selectTranslationNotes(reader, member.placeId, id);
    return { document, progress: readProgress(document.instrument, document.outdated), notes };
  });
}

export interface TranslationSheet {
  readonly document: InstrumentDocument;
  readonly source: string;
  readonly texts: readonly TranslationText[];
}

/** Every text beside its source. Problem `instrument-not-found` (404) for a language it is not in. */
export async function readTranslation(member: Member, spot: TranslationSpot): Promise<TranslationSheet> {
  authorise(member, 'instrument.read');
  return readOffice(member, async (reader) => {
    const document = await selectDocument(reader, member.placeId, spot.ref, spot.version);
    return toSheet(document, spot.language);
  });
}

export function toSheet(document: InstrumentDocument, language: string): TranslationSheet {
  const { instrument, outdated } = document;
  const source = readSourceLanguage(instrument);
  if (language === source || !Object.hasOwn(instrument.languages, language)) throw instrumentNotFound();
  return { document, source, texts: listTranslationTexts(instrument, language, outdated) };
}

const withState = (instrument: Instrument, language: string, state: TranslationState): Instrument => ({
  ...instrument,
  languages: { ...instrument.languages, [language]: state },
});

const addedSchema = z.object({ language: languageTag });

/** Begins a translation. Problem `translation-language-there` (409). @returns the language */
export async function addLanguage(member: Member, seen: Seen, input: unknown): Promise<string> {
  authorise(member, 'instrument.translate');
  const { language } = parseInput(addedSchema, input);
  await changeDraft(member, seen, {
    action: 'instrument.translate',
    part: `language-added ${language}`,
    run: (instrument) => {
      if (Object.hasOwn(instrument.languages, language)) throw languageThereAlready();
      return withState(instrument, language, { state: 'draft' });
    },
  });
  return language;
}

/**
 * Somebody who knows the language has read the whole: of a draft, or of a questionnaire that ships. Problem
 * `translation-unfinished` (422).
 */
export async function confirmReading(
  member: Member,
  seen: Seen,
  language: string,
  input: unknown,
): Promise<void> {
  authorise(member, 'instrument.translate');
  const { by } = parseInput(readingSchema, input);
  const read = (instrument: Instrument, { outdated }: InstrumentDocument): Instrument => {
    const texts = listTranslationTexts(instrument, language, outdated);
    const open = texts.filter(({ state }) => state !== 'translated').length;
    if (open > 0) throw translationUnfinished(open);
    return withState(instrument, language, { state: 'read', by, on: today() });
  };
  if (readShippedId(seen.ref) !== null) return confirmShipped(member, seen, language, read);
  await changeDraft(member, seen, {
    action: 'instrument.translate',
    part: `read ${language}`,
    run: async (instrument, transaction) =>
      read(instrument, await selectDocument(transaction, member.placeId, seen.ref)),
  });
}

async function confirmShipped(
  member: Member,
  seen: Seen,
  language: string,
  read: (instrument: Instrument, document: InstrumentDocument) => Instrument,
): Promise<void> {
  await write(member, async (transaction) => {
    const document = await selectDocument(transaction, member.placeId, seen.ref);
    toSheet(document, language);
    if (document.revision !== seen.revision) throw instrumentChangedMeanwhile(document.changedBy);
    await keepCorrected(transaction, member, document, read(document.instrument, document));
    await recordAudit(transaction, member, {
      action: 'instrument.translate',
      objectKind: 'instrument',
      objectId: document.ref,
      detail: { part: `read ${language}` },
    });
  });
}

export interface GivenTexts {
  readonly texts: ReadonlyMap<string, string>;
  /** keys that hold although their source has changed */
  readonly confirmed: readonly string[];
  /** keys that were translated from an older source */
  readonly outdated?: readonly string[];
}

/** A translation of a draft: kept, and a draft again until somebody has read the whole. */
async function keepTranslation(
  transaction: OfficeTransaction,
  member: Member,
  document: InstrumentDocument,
  language: string,
  given: GivenTexts,
): Promise<void> {
  const { instrument } = document;
  const translated = writeTranslations(instrument, language, given.texts);
  const isNew = given.texts.size > 0;
  const body = isNew ? withState(translated, language, { state: 'draft' }) : translated;
  const settled = new Set([...given.texts.keys(), ...given.confirmed]);
  const kept = (document.outdated[language] ?? []).filter((key) => !settled.has(key));
  const behind = [...new Set([...kept, ...(given.outdated ?? [])])];
  const { [language]: _, ...others } = document.outdated;
  const outdated = behind.length === 0 ? others : { ...others, [language]: behind };
  await keepBody(transaction, member, document, { body, outdated });
}

function keepFrozen(
  transaction: OfficeTransaction,
  member: Member,
  document: InstrumentDocument,
  body: Instrument,
): Promise<void> {
  if (document.source === 'shipped') return keepCorrected(transaction, member, document, body);
  return keepBody(transaction, member, document, { body, outdated: document.outdated });
}

/** A translation of a version that waves have opened with: noted, and shown in the waves that are open. */
async function correctTranslation(
  transaction: OfficeTransaction,
  member: Member,
  document: InstrumentDocument,
  language: string,
  texts: ReadonlyMap<string, string>,
): Promise<void> {
  const { instrument } = document;
  const { version } = instrument;
  const body = writeTranslations(instrument, language, texts);
  const what = listWordingChanges(instrument, body, language);
  const instrumentId = readStoredId(document.ref);
  if (what.length === 0 || instrumentId === null) return;
  await keepFrozen(transaction, member, document, body);
  const opened = { instrumentId: instrument.id, version, language };
  await updateOpenWaves(transaction, member.placeId, opened, (one) =>
    writeTranslations(one, language, texts),
  );
  const note = { instrumentId, version, language, what, byUser: member.userId, at: now() };
  await insertTranslationNote(transaction, member.placeId, note);
}

/** Keeps what was given for a language. Used by the translator's page and by the spreadsheet. */
export async function keepTexts(
  transaction: OfficeTransaction,
  member: Member,
  document: InstrumentDocument,
  language: string,
  given: GivenTexts,
): Promise<void> {
  if (given.texts.size === 0 && given.confirmed.length === 0) return;
  if (document.state === 'frozen')
    await correctTranslation(transaction, member, document, language, given.texts);
  else await keepTranslation(transaction, member, document, language, given);
  await recordAudit(transaction, member, {
    action: 'instrument.translate',
    objectKind: 'instrument',
    objectId: document.ref,
    detail: { part: language, texts: given.texts.size },
  });
}

/**
 * Saves what was written on the translator's page. Problems `translation-placeholder-lost` (422),
 * `instrument-changed-meanwhile` (409) where somebody else has changed the same text.
 * @returns how many texts were changed
 */
export async function saveTranslation(
  member: Member,
  spot: TranslationSpot,
  fields: Fields,
): Promise<number> {
  authorise(member, 'instrument.translate');
  return write(member, async (transaction) => {
    const document = await selectDocument(transaction, member.placeId, spot.ref, spot.version);
    const { texts } = toSheet(document, spot.language);
    const given = parseTranslations(texts, fields, document.changedBy);
    const confirmed = parseConfirmed(fields, document.outdated[spot.language] ?? []);
    await keepTexts(transaction, member, document, spot.language, { texts: given, confirmed });
    return given.size;
  });
}
