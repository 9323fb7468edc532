/** A translation as a spreadsheet, for people who translate elsewhere: out, looked at, in. */
import { authorise, type Member } from '#server/auth/member.ts';
import { readOffice, write } from '#server/db/doors.ts';
import { readTable } from '#server/spreadsheet/read-table.ts';
import { renderCsv, renderXlsx } from '#server/spreadsheet/render-table.ts';
import type { TableFinding } from '#server/spreadsheet/spreadsheet.types.ts';
import { claimUpload, selectUpload, storeUpload, type NewUpload } from '#server/spreadsheet/uploads.ts';
import { findQuestion, findSection } from '../edit.rules.ts';
import { planTranslation, SHEET_COLUMNS, type SheetPlan } from '../translation-sheet.rules.ts';
import { readWording } from '../wording.rules.ts';
import { selectDocument } from './instrument.usecases.ts';
import {
  keepTexts,
  readTranslation,
  toSheet,
  type TranslationSheet,
  type TranslationSpot,
} from './translation.usecases.ts';

/** The words around a text, so that a translator of single lines knows what they belong to. */
function describeSpot({ document, source }: TranslationSheet, key: string, sectionId: string): string {
  const { instrument } = document;
  const section = findSection(instrument, sectionId);
  const [, part, id = ''] = /^(question|section|score)\.([^.]+)/u.exec(key) ?? [];
  const question = part === 'question' ? findQuestion(instrument, id) : undefined;
  const around = [section?.title, question?.label].filter((texts) => texts !== undefined);
  return around.map((texts) => readWording(texts, source, source)).join(' › ');
}

/** @returns UTF-8 text with byte order mark, or the bytes of a workbook */
export async function exportTranslation(
  member: Member,
  spot: TranslationSpot,
  format: 'csv' | 'xlsx',
): Promise<string | Uint8Array<ArrayBuffer>> {
  const sheet = await readTranslation(member, spot);
  const heading = SHEET_COLUMNS.map((column) => {
    if (column === 'source') return `source (${sheet.source})`;
    return column === 'translation' ? `translation (${spot.language})` : column;
  });
  const rows = sheet.texts.map((text) => [
    text.key,
    describeSpot(sheet, text.key, text.section),
    text.source,
    text.target,
    text.state,
  ]);
  if (format === 'csv') return renderCsv(heading, rows);
  return renderXlsx([{ name: spot.language, heading, rows, widths: [28, 40, 60, 60, 12] }]);
}

export async function uploadTranslation(member: Member, upload: NewUpload): Promise<string> {
  authorise(member, 'instrument.translate');
  await readTable(upload.content);
  return write(member, (transaction) => storeUpload(transaction, member, upload));
}

export interface SheetPreview {
  readonly fileName: string;
  readonly plan: SheetPlan;
  /** what is odd about the file itself */
  readonly tableFindings: readonly TableFinding[];
  readonly sheet: TranslationSheet;
}

/** What the sheet would change, row by row. Nothing is changed. Problem `upload-gone` (404). */
export async function previewTranslation(
  member: Member,
  spot: TranslationSpot,
  uploadId: string,
): Promise<SheetPreview> {
  authorise(member, 'instrument.translate');
  const { upload, document } = await readOffice(member, async (reader) => ({
    upload: await selectUpload(reader, member.placeId, uploadId, 'translation'),
    document: await selectDocument(reader, member.placeId, spot.ref, spot.version),
  }));
  const sheet = toSheet(document, spot.language);
  const table = await readTable(upload.content);
  const plan = planTranslation(sheet.texts, table);
  return { fileName: upload.fileName, plan, tableFindings: table.findings, sheet };
}

/** Takes the rows that the preview said would be taken. @returns how many texts were changed */
export async function importTranslation(
  member: Member,
  spot: TranslationSpot,
  uploadId: string,
): Promise<number> {
  authorise(member, 'instrument.translate');
  const upload = await readOffice(member, (reader) =>
    selectUpload(reader, member.placeId, uploadId, 'translation'),
  );
  const table = await readTable(upload.content);
  return write(member, async (transaction) => {
    await claimUpload(transaction, member.placeId, uploadId);
    const document = await selectDocument(transaction, member.placeId, spot.ref, spot.version);
    const { texts, outdated } = planTranslation(toSheet(document, spot.language).texts, table);
    await keepTexts(transaction, member, document, spot.language, { texts, outdated, confirmed: [] });
    return texts.size;
  });
}
