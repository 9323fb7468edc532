/** The arms of a town as a picture: what its bytes say it is. Nothing else of the picture is read or changed. */
import type { ArmsFacts } from './site.types.ts';

/** Stated on the form. Half of what a page may weigh. */
export const MAXIMUM_ARMS_BYTES = 24 * 1024;
export const MAXIMUM_ARMS_PX = 1024;

/** Why a picture is refused. `vector`: SVG can hold programs and addresses of other sites. */
export type ArmsFault = 'vector' | 'unknown' | 'broken' | 'too-heavy' | 'too-large';

/** What the picture is by its own bytes, whatever it is called; or why it cannot be taken. */
export function readArms(bytes: Uint8Array): ArmsFacts | ArmsFault {
  if (bytes.byteLength > MAXIMUM_ARMS_BYTES) return 'too-heavy';
  const found = readFacts(bytes);
  if (typeof found === 'string') return found;
  const { widthPx, heightPx } = found;
  if (widthPx < 1 || heightPx < 1) return 'broken';
  return Math.max(widthPx, heightPx) > MAXIMUM_ARMS_PX ? 'too-large' : found;
}

function readFacts(bytes: Uint8Array): ArmsFacts | ArmsFault {
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return readPng(bytes);
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return readJpeg(bytes);
  if (readAscii(bytes, 0, 4) === 'RIFF' && readAscii(bytes, 8, 4) === 'WEBP') return readWebp(bytes);
  const beginning = new TextDecoder().decode(bytes.subarray(0, 1024)).toLowerCase();
  return beginning.includes('<svg') ? 'vector' : 'unknown';
}

const startsWith = (bytes: Uint8Array, expected: readonly number[]): boolean =>
  expected.every((byte, at) => bytes[at] === byte);

const readAscii = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length));

const openView = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** PNG specification, 11.2.2: the header comes first. The last chunk must be there, or the picture was cut off. */
function readPng(bytes: Uint8Array): ArmsFacts | ArmsFault {
  if (bytes.byteLength < 45 || readAscii(bytes, 12, 4) !== 'IHDR') return 'broken';
  if (readAscii(bytes, bytes.byteLength - 8, 4) !== 'IEND') return 'broken';
  const view = openView(bytes);
  return { kind: 'png', widthPx: view.getUint32(16), heightPx: view.getUint32(20) };
}

/** Start of frame: 0xC0 to 0xCF but for tables (C4), reserved (C8) and arithmetic conditioning (CC). */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function readJpeg(bytes: Uint8Array): ArmsFacts | ArmsFault {
  const view = openView(bytes);
  const end = bytes.byteLength;
  if (view.getUint16(end - 2) !== 0xffd9) return 'broken';
  let at = 2;
  while (at + 9 < end && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (isFrame(marker))
      return { kind: 'jpeg', heightPx: view.getUint16(at + 5), widthPx: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
  return 'broken';
}

/** RFC 9649: simple lossy (VP8 ), simple lossless (VP8L), extended (VP8X). */
function readWebp(bytes: Uint8Array): ArmsFacts | ArmsFault {
  if (bytes.byteLength < 30) return 'broken';
  const view = openView(bytes);
  // the length in the header counts from after itself
  if (view.getUint32(4, true) + 8 > bytes.byteLength) return 'broken';
  switch (readAscii(bytes, 12, 4)) {
    case 'VP8 ':
      return toWebp(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff);
    case 'VP8L': {
      const packed = view.getUint32(21, true);
      return toWebp((packed & 0x3fff) + 1, ((packed >>> 14) & 0x3fff) + 1);
    }
    case 'VP8X':
      return toWebp((view.getUint32(24, true) & 0xffffff) + 1, (view.getUint32(26, true) >>> 8) + 1);
    default:
      return 'broken';
  }
}

const toWebp = (widthPx: number, heightPx: number): ArmsFacts => ({ kind: 'webp', widthPx, heightPx });
