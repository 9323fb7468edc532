/** Which characters the fonts of the documents can show. PDF/UA refuses a file with a character that nobody could read. */

const FORMAT_OF_RANGES = 4;
const FORMAT_OF_GROUPS = 12;

/** Code points of a TrueType or OpenType font, from its table `cmap` (ISO/IEC 14496-22). */
export function readCoverage(font: Buffer): Set<number> {
  const covered = new Set<number>();
  const cmap = findTable(font, 'cmap');
  if (cmap === null) return covered;
  const tables = font.readUInt16BE(cmap + 2);
  for (let at = 0; at < tables; at += 1) {
    const start = cmap + font.readUInt32BE(cmap + 4 + at * 8 + 4);
    const format = font.readUInt16BE(start);
    if (format === FORMAT_OF_RANGES) addRanges(font, start, covered);
    if (format === FORMAT_OF_GROUPS) addGroups(font, start, covered);
  }
  return covered;
}

function findTable(font: Buffer, wanted: string): number | null {
  const tables = font.readUInt16BE(4);
  for (let at = 0; at < tables; at += 1) {
    const entry = 12 + at * 16;
    if (font.toString('latin1', entry, entry + 4) === wanted) return font.readUInt32BE(entry + 8);
  }
  return null;
}

/** Glyph 0 stands for "missing", so a range that leads there covers nothing. */
function addRanges(font: Buffer, start: number, covered: Set<number>): void {
  const bytes = font.readUInt16BE(start + 6);
  const [ends, starts] = [start + 14, start + 16 + bytes];
  const [deltas, offsets] = [starts + bytes, starts + 2 * bytes];
  for (let at = 0; at < bytes; at += 2) {
    const [first, last] = [font.readUInt16BE(starts + at), font.readUInt16BE(ends + at)];
    const offset = font.readUInt16BE(offsets + at);
    for (let code = first; code <= last && code !== 0xff_ff; code += 1) {
      const glyph =
        offset === 0
          ? (code + font.readUInt16BE(deltas + at)) & 0xff_ff
          : font.readUInt16BE(offsets + at + offset + 2 * (code - first));
      if (glyph !== 0) covered.add(code);
    }
  }
}

function addGroups(font: Buffer, start: number, covered: Set<number>): void {
  const groups = font.readUInt32BE(start + 12);
  for (let at = 0; at < groups; at += 1) {
    const entry = start + 16 + at * 12;
    const [first, last] = [font.readUInt32BE(entry), font.readUInt32BE(entry + 4)];
    for (let code = first; code <= last; code += 1) covered.add(code);
  }
}

/** Stands for a character that no font has. */
const MISSING = '\u{FFFD}';
/** They join and colour the characters beside them, and are nothing by themselves. */
const JOINERS = /\u200D|\p{Variation_Selector}|\p{Emoji_Modifier}/gu;
const PLAIN = /^[\t\n\r\u0020-\u007E]*$/;

/** The text with every character that the fonts lack replaced by `�`; letters keep their place and order. */
export function showOnlyCovered(text: string, covered: ReadonlySet<number>): string {
  if (PLAIN.test(text)) return text;
  let shown = '';
  for (const character of text.replaceAll(JOINERS, '')) {
    const code = character.codePointAt(0) ?? 0;
    shown += covered.has(code) || code < 0x20 || isInvisible(code) ? character : MISSING;
  }
  return shown;
}

/** Marks of direction and soft breaks have no shape and need no font. */
const isInvisible = (code: number): boolean =>
  code === 0xad ||
  (code >= 0x20_0b && code <= 0x20_0f) ||
  (code >= 0x20_2a && code <= 0x20_2e) ||
  (code >= 0x20_60 && code <= 0x20_69) ||
  code === 0xfe_ff;
