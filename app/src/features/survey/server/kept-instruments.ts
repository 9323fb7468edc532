/**
 * Questionnaires of open waves in memory, so that a page of a long one is not fetched and parsed for every request.
 * Each request asks the row of its wave which version it is (`xmin`, the transaction that wrote it last); a corrected
 * translation is therefore seen at once, on every process.
 */
import type { Instrument } from '@vicus/questionnaire';

interface Kept {
  readonly version: string;
  readonly instrument: Instrument;
}

/** A long questionnaire in six languages takes about 2 MB in memory. */
const MAXIMUM_KEPT = 32;
/** by place and wave, the one used last at the end */
const kept = new Map<string, Kept>();

function toName(placeId: string, waveId: string): string {
  return `${placeId}/${waveId}`;
}

/** The version in memory; '' where there is none. */
export function readKeptVersion(placeId: string, waveId: string): string {
  return kept.get(toName(placeId, waveId))?.version ?? '';
}

/**
 * @param found what the database sent: null where `version` is the one that was in memory when it was asked
 * @returns the questionnaire of this version; undefined where another wave took its place meanwhile: ask again in full
 */
export function keepInstrument(
  placeId: string,
  waveId: string,
  version: string,
  found: Instrument | null,
): Instrument | undefined {
  const name = toName(placeId, waveId);
  const before = kept.get(name);
  const instrument = found ?? (before?.version === version ? before.instrument : undefined);
  if (instrument === undefined) return undefined;
  kept.delete(name);
  kept.set(name, { version, instrument });
  for (const oldest of kept.keys()) {
    if (kept.size <= MAXIMUM_KEPT) break;
    kept.delete(oldest);
  }
  return instrument;
}
