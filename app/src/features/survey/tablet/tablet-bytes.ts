/** Bytes as text, in a browser. */
import { SUBMISSION_KEY_BYTES } from '../tablet.types.ts';

export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

/** A key that nobody else has, written as the server writes its own: base64url without padding. */
export function drawKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(SUBMISSION_KEY_BYTES));
  return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
