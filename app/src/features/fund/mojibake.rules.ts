/** Text that was written as UTF-8 and read as Windows-1252: `womenâ€™s` for `women’s`. */

/** What lead bytes of UTF-8 become, followed by what the bytes after them become. */
const SUSPICIOUS =
  /[ÂÃâÅÄÐÑ][\u0080-\u00BF\u0152\u0153\u0160\u0161\u0178\u017D\u017E\u0192\u02C6\u02DC\u2013-\u203A\u20AC\u2122]/u;

const DECODER = new TextDecoder('windows-1252');
const BYTES: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 256 }, (_, byte) => [DECODER.decode(new Uint8Array([byte])), byte]),
);

export interface Repaired {
  readonly text: string;
  /** `repaired`: read once more, as it was written; `kept`: it looks wrong and cannot be read otherwise */
  readonly state: 'sound' | 'repaired' | 'kept';
}

/** Reads the text once more where it was decoded wrongly; leaves it as it is where that makes no text. */
export function repairMojibake(given: string): Repaired {
  if (!SUSPICIOUS.test(given)) return { text: given, state: 'sound' };
  const bytes = [...given].map((sign) => BYTES.get(sign));
  if (bytes.includes(undefined)) return { text: given, state: 'kept' };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array(bytes as number[]));
    return { text, state: 'repaired' };
  } catch {
    return { text: given, state: 'kept' };
  }
}
