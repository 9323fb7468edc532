/** Recordings of questions: what they are is read from their first bytes, never from their name. */
export const MAXIMUM_AUDIO_BYTES = 500 * 1024;

export type AudioType = 'audio/mpeg' | 'audio/ogg' | 'audio/mp4';

const startsWith = (bytes: Uint8Array, text: string, at = 0): boolean =>
  [...text].every((letter, index) => bytes[at + index] === letter.codePointAt(0));

/** A frame of MPEG audio begins with eleven set bits. */
const isMpegFrame = (bytes: Uint8Array): boolean => bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0;

/** Brands of MPEG-4 files that hold sound; `isom` and `mp42` are what telephones write. */
const BRANDS = ['M4A ', 'M4B ', 'isom', 'mp41', 'mp42', 'iso2', 'dash'];

/** null: neither MP3, Ogg nor M4A. */
export function readAudioType(bytes: Uint8Array): AudioType | null {
  if (startsWith(bytes, 'ID3') || isMpegFrame(bytes)) return 'audio/mpeg';
  if (startsWith(bytes, 'OggS')) return 'audio/ogg';
  const isMpeg4 = startsWith(bytes, 'ftyp', 4) && BRANDS.some((brand) => startsWith(bytes, brand, 8));
  return isMpeg4 ? 'audio/mp4' : null;
}
