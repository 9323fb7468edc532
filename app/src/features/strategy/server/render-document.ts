/** Documents of a strategy as bytes: made by the worker. */
import { renderDocumentDocx } from '#server/documents/document-docx.ts';
import { renderDocumentPdf } from '#server/documents/document-pdf.ts';
import type { DocumentContent } from '#server/documents/document.types.ts';
import type { DocumentFormat, ExportFormat } from '../export.types.ts';

export const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export const renderDocument = (content: DocumentContent, format: DocumentFormat): Promise<Uint8Array> =>
  format === 'pdf' ? renderDocumentPdf(content) : renderDocumentDocx(content);
