/** SHA-256 of a value as JSON: the same words in the same order give the same hash. */
import { createHash } from 'node:crypto';

/** Stands in the form below a preview, so that what a person confirms is what was shown. */
export function hashPreview(shown: unknown): string {
  return createHash('sha256').update(JSON.stringify(shown)).digest('base64url');
}

/** Stored beside what was published: 64 hexadecimal digits. */
export function hashContent(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
