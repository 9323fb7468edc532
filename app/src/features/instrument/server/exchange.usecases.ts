/** Questionnaires as files: the platform's own JSON out and in, XLSForm in. Looked at before anything is kept. */
import {
  parseInstrumentJson,
  planXlsForm,
  toInstrumentJson,
  type Instrument,
  type InstrumentFinding,
  type XlsFormFinding,
} from '@vicus/questionnaire';
import { authorise, type Member } from '#server/auth/member.ts';
import { readOffice, write, type OfficeTransaction } from '#server/db/doors.ts';
import { Problem } from '#server/problem.ts';
import { decodeText } from '#server/spreadsheet/decode-text.ts';
import { readWorkbook } from '#server/spreadsheet/read-xlsx.ts';
import { claimUpload, selectUpload, storeUpload, type NewUpload } from '#server/spreadsheet/uploads.ts';
import { mapQuestions } from '../edit.rules.ts';
import { fileNotAnInstrument } from '../instrument.problems.ts';
import type { InstrumentRef } from '../instrument.types.ts';
import { selectKnownAudio } from './audio.queries.ts';
import { addInstrument, readInstrument } from './instrument.usecases.ts';

export async function exportInstrument(
  member: Member,
  ref: InstrumentRef,
  version?: number,
): Promise<{ readonly name: string; readonly content: string }> {
  const { instrument } = await readInstrument(member, ref, version);
  return { name: `${instrument.id}-${instrument.version}.json`, content: toInstrumentJson(instrument) };
}

export interface FilePlan {
  readonly kind: 'json' | 'xlsform';
  /** null: it cannot be taken; the findings say why */
  readonly instrument: Instrument | null;
  readonly jsonFindings: readonly InstrumentFinding[];
  readonly formFindings: readonly XlsFormFinding[];
}

const isWorkbook = (content: Uint8Array): boolean => content[0] === 0x50 && content[1] === 0x4b;
const isOldWorkbook = (content: Uint8Array): boolean => content[0] === 0xd0 && content[1] === 0xcf;

async function readFile(content: Uint8Array): Promise<FilePlan> {
  if (isOldWorkbook(content)) throw new Problem('spreadsheet-old-excel', 422, {}, 'file');
  if (isWorkbook(content)) {
    const { instrument, findings } = planXlsForm(await readWorkbook(content));
    return { kind: 'xlsform', instrument: instrument ?? null, jsonFindings: [], formFindings: findings };
  }
  const { text } = decodeText(content);
  const parsed = parseInstrumentJson(text);
  return {
    kind: 'json',
    instrument: parsed.ok ? parsed.instrument : null,
    jsonFindings: parsed.ok ? [] : parsed.findings,
    formFindings: [],
  };
}

/** Keeps a file for the preview. Problems of files that are neither (422). @returns id of the upload */
export async function uploadInstrument(member: Member, upload: NewUpload): Promise<string> {
  authorise(member, 'instrument.change');
  await readFile(upload.content);
  return write(member, (transaction) => storeUpload(transaction, member, upload));
}

/** What the file holds and what of it cannot be taken as it is. Problem `upload-gone` (404). */
export async function previewInstrumentFile(
  member: Member,
  uploadId: string,
): Promise<FilePlan & { readonly fileName: string }> {
  authorise(member, 'instrument.change');
  const upload = await readOffice(member, (reader) =>
    selectUpload(reader, member.placeId, uploadId, 'questionnaire'),
  );
  return { fileName: upload.fileName, ...(await readFile(upload.content)) };
}

/** Recordings are not in the file: those that this place does not have are taken out. */
async function dropForeignAudio(
  transaction: OfficeTransaction,
  placeId: string,
  instrument: Instrument,
): Promise<Instrument> {
  const known = await selectKnownAudio(transaction, placeId);
  return mapQuestions(instrument, (question) => {
    const { audio, ...rest } = question;
    const kept = Object.entries(audio ?? {}).filter(([, id]) => known.has(id));
    return { ...rest, ...(kept.length === 0 ? {} : { audio: Object.fromEntries(kept) }) } as typeof question;
  });
}

/** Takes the questionnaire of a file as an own one. Problems `upload-gone` (404), `file-not-an-instrument` (422). */
export async function importInstrument(member: Member, uploadId: string): Promise<InstrumentRef> {
  const { instrument, jsonFindings } = await previewInstrumentFile(member, uploadId);
  if (instrument === null) {
    const [finding] = jsonFindings;
    throw fileNotAnInstrument(finding?.path ?? '', finding?.message ?? '');
  }
  return write(member, async (transaction) => {
    await claimUpload(transaction, member.placeId, uploadId);
    const own = await dropForeignAudio(transaction, member.placeId, instrument);
    return addInstrument(transaction, member, own, { basedOn: null });
  });
}

/** Throws an uploaded file away. */
export async function refuseInstrumentFile(member: Member, uploadId: string): Promise<void> {
  authorise(member, 'instrument.change');
  await write(member, (transaction) => claimUpload(transaction, member.placeId, uploadId));
}
