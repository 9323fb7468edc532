/** Which characters the bytes of a text file stand for. Programs do not say; the bytes give it away. */
import { Problem } from '../problem.ts';
import type { Encoding } from './spreadsheet.types.ts';

export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
}

/** Enough to see the zero bytes that UTF-16 puts beside every Latin letter. */
const SAMPLE_BYTES = 2_000;
/** Share of zero bytes in one half of the byte pairs above which the text is UTF-16 without a mark. */
const ZERO_SHARE = 0.3;
// Tab, line feed, form feed and carriage return belong to texts; other control characters to no text.
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000B\u000E-\u001F]/;

/**
 * Reads UTF-8 and UTF-16 with or without byte order mark; what is not valid UTF-8 is taken for Windows-1252.
 * @throws Problem `spreadsheet-not-text` (422) for pictures, programs and other bytes that are no text
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const decoded = decodeBytes(bytes);
  if (CONTROL.test(decoded.text)) throw new Problem('spreadsheet-not-text', 422, {}, 'file');
  return decoded;
}

function decodeBytes(bytes: Uint8Array): DecodedText {
  const wide = detectUtf16(bytes);
  if (wide !== null) return { text: new TextDecoder(wide).decode(bytes), encoding: 'UTF-16' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'Windows-1252' };
  }
}

function detectUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries()) {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  }
  const pairs = sample.length / 2;
  const [even = 0, odd = 0] = zeros;
  if (odd > pairs * ZERO_SHARE && even === 0) return 'utf-16le';
  return even > pairs * ZERO_SHARE && odd === 0 ? 'utf-16be' : null;
}
