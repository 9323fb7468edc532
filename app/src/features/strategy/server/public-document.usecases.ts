/**
 * A published edition as a file that everybody can take. Made in a worker and stored nowhere; the last few are kept in
 * memory, so that many readers of one edition cost one document.
 */
import { createHash } from 'node:crypto';
import type { DocumentContent } from '#server/documents/document.types.ts';
import { Problem } from '#server/problem.ts';
import { readSettings } from '#server/settings/settings.ts';
import { DOCUMENT_FORMATS, type DocumentFormat, type ExportFile } from '../export.types.ts';
import { composePublicStrategyDocument } from '../public-document.rules.ts';
import type { PublicDocumentRequest } from '../public-document.types.ts';
import type { StrategySheet } from './public-pages.usecases.ts';
import { MEDIA_TYPES, renderDocument } from './render-document.ts';

/** Some 100 kB each. */
const MAXIMUM_KEPT = 24;

export interface PublicStrategyFile extends ExportFile {
  /** changes with everything the document says */
  readonly contentHash: string;
}

const kept = new Map<string, Promise<Uint8Array>>();

/** Problem `not-found` (404) for another format, and for an edition that was withdrawn. */
export async function makePublicStrategyFile(
  { strategy, edition, phase, progress }: StrategySheet,
  { place, look }: Pick<PublicDocumentRequest, 'place' | 'look'>,
  format: string,
): Promise<PublicStrategyFile> {
  const chosen = DOCUMENT_FORMATS.find((one) => one === format);
  if (chosen === undefined) throw new Problem('not-found', 404);
  const progressAsOf = edition === 'adopted' ? (progress?.asOf ?? null) : null;
  const { origin } = readSettings();
  const asked = { strategy, edition, phase, progressAsOf, place, look, origin };
  const document = composePublicStrategyDocument(asked);
  if (document === null) throw new Problem('not-found', 404);
  const contentHash = hashDocument(document, chosen);
  return {
    name: `strategy-${strategy.state === 'draft' ? 'draft' : `version-${strategy.version}`}.${chosen}`,
    mediaType: MEDIA_TYPES[chosen],
    content: await keepDocument(contentHash, document, chosen),
    contentHash,
  };
}

function hashDocument(document: DocumentContent, format: DocumentFormat): string {
  const hash = createHash('sha256').update(JSON.stringify([format, { ...document, arms: null }]));
  return hash
    .update(document.arms?.alt ?? '')
    .update(document.arms?.content ?? '')
    .digest('hex');
}

/** The same words are the same file. */
function keepDocument(hash: string, document: DocumentContent, format: DocumentFormat): Promise<Uint8Array> {
  const known = kept.get(hash);
  const file = known ?? renderDocument(document, format);
  kept.delete(hash);
  kept.set(hash, file);
  if (known === undefined) file.catch(() => kept.delete(hash));
  const oldest = kept.keys().next().value;
  if (kept.size > MAXIMUM_KEPT && oldest !== undefined) kept.delete(oldest);
  return file;
}
