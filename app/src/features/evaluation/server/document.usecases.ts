/** The report of an evaluation as a page and as files. */
import { readPlaceContact } from '#features/place/server/place-contact.usecases.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { now } from '#server/clock.ts';
import { readOffice } from '#server/db/doors.ts';
import { renderDocumentDocx } from '#server/documents/document-docx.ts';
import { renderDocumentPdf } from '#server/documents/document-pdf.ts';
import type { DocumentContent } from '#server/documents/document.types.ts';
import { composeEvaluationDocument } from '../evaluation-document.rules.ts';
import { readEvaluationSheet } from './sheet.usecases.ts';

export const FILE_FORMATS = ['pdf', 'docx'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

export interface WrittenFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
}

const MEDIA_TYPES: Readonly<Record<FileFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** Made in a worker: the process serves other pages meanwhile. */
export async function writeFile(
  content: DocumentContent,
  format: FileFormat,
  name: string,
): Promise<WrittenFile> {
  const file = format === 'pdf' ? await renderDocumentPdf(content) : await renderDocumentDocx(content);
  return { name: `${name}.${format}`, mediaType: MEDIA_TYPES[format], content: file };
}

interface EvaluationAddress {
  readonly strategyId: string;
  readonly evaluationId: string;
}

/** Problem `not-found` (404). */
export async function readEvaluationDocument(
  member: Member,
  address: EvaluationAddress,
): Promise<DocumentContent> {
  authorise(member, 'evaluation.read');
  const sheet = await readEvaluationSheet(member, address);
  const place = await readOffice(member, (reader) => readPlaceContact(reader, member.placeId));
  return composeEvaluationDocument(sheet, { place, createdAt: now() });
}

export async function writeEvaluationFile(
  member: Member,
  address: EvaluationAddress,
  format: FileFormat,
): Promise<WrittenFile> {
  return writeFile(await readEvaluationDocument(member, address), format, 'evaluation');
}
