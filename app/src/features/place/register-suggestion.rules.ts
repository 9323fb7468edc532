/** Which entries of the register are offered to an office, and in which order. */
import type { RegisterLocality } from './register.types.ts';

const MOST_SUGGESTIONS = 8;
export const EARTH_RADIUS_KM = 6371;
/** Entries without coordinates come after those nearby and before those far away. */
const NEAR_KM = 30;

interface Wanted {
  /** folded names of the place or what was typed */
  readonly forms: readonly string[];
  readonly nationalCode: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
}

interface Candidate extends RegisterLocality {
  readonly forms: readonly string[];
}

/** The same code first, then the same name, then nearness, then size. At most eight. */
export function rankCandidates<One extends Candidate>(candidates: readonly One[], wanted: Wanted): One[] {
  const ranked = candidates.map((one) => ({ one, rank: computeRank(one, wanted) }));
  ranked.sort((a, b) => compareRanks(a.rank, b.rank));
  return ranked.slice(0, MOST_SUGGESTIONS).map(({ one }) => one);
}

function computeRank(one: Candidate, wanted: Wanted): readonly number[] {
  const isSameCode = wanted.nationalCode !== null && one.nationalCode === wanted.nationalCode;
  const isSameName = one.forms.some((form) => wanted.forms.includes(form));
  const begins = one.forms.some((form) => wanted.forms.some((given) => form.startsWith(given)));
  const distance = computeDistanceKm(one, wanted) ?? NEAR_KM;
  return [
    isSameCode ? 0 : 1,
    isSameName ? 0 : begins ? 1 : 2,
    Math.floor(distance / NEAR_KM),
    -(one.population?.inhabitants ?? 0),
  ];
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

interface Point {
  readonly latitude: number | null;
  readonly longitude: number | null;
}

/** Great-circle distance; null where a coordinate is not known. */
export function computeDistanceKm(from: Point, to: Point): number | null {
  if (from.latitude === null || from.longitude === null || to.latitude === null || to.longitude === null)
    return null;
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const halfNorth = radians(to.latitude - from.latitude) / 2;
  const halfEast = radians(to.longitude - from.longitude) / 2;
  const chord =
    Math.sin(halfNorth) ** 2 +
    Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * Math.sin(halfEast) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(chord));
}
