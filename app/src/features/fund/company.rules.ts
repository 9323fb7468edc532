/** Which neighbours would bring a group over a threshold. Distances are great circles; roads are longer. */
import { EARTH_RADIUS_KM } from '#features/place/register-suggestion.rules.ts';
import type { FundAsked, FundCompany, FundNeighbour } from './fund.types.ts';

/** Further away nobody is a neighbour. */
export const NEIGHBOUR_RADIUS_KM = 60;

interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** Degrees of latitude and longitude around a point that hold everything nearer than `radiusKm`. */
export function toBox({ latitude, longitude }: Point, radiusKm: number) {
  const north = (radiusKm / EARTH_RADIUS_KM) * (180 / Math.PI);
  const east = north / Math.max(0.01, Math.cos((latitude * Math.PI) / 180));
  return {
    south: latitude - north,
    north: latitude + north,
    west: longitude - east,
    east: longitude + east,
  };
}

interface Wanted {
  /** inhabitants together */
  readonly atLeast: number;
  /** degrees of urbanisation that count; null: any */
  readonly degrees: readonly number[] | null;
}

/**
 * The nearest places of the same country that make up what is missing: taken one by one from the nearest, then those given back that
 * are not needed, the furthest first.
 * @returns null where all that are near enough do not do
 */
export function findCompany(
  places: FundAsked['places'],
  neighbours: readonly FundNeighbour[],
  { atLeast, degrees }: Wanted,
): FundCompany | null {
  const [own] = places;
  const ownCodes = new Set(places.map(({ placeCode }) => placeCode));
  const begun = places.reduce((sum, { population }) => sum + (population ?? 0), 0);
  const fitting = neighbours.filter(
    ({ placeCode, country, population, degreeOfUrbanisation }) =>
      country === own.country &&
      !ownCodes.has(placeCode) &&
      population !== null &&
      (degrees === null || (degreeOfUrbanisation !== null && degrees.includes(degreeOfUrbanisation))),
  );
  const taken: FundNeighbour[] = [];
  let population = begun;
  for (const one of fitting) {
    if (population >= atLeast) break;
    taken.push(one);
    population += one.population ?? 0;
  }
  if (population < atLeast) return null;
  for (const one of taken.toReversed()) {
    if (population - (one.population ?? 0) < atLeast) continue;
    taken.splice(taken.indexOf(one), 1);
    population -= one.population ?? 0;
  }
  return { places: taken, population };
}

/** The nearest place of another country; null where none is near. */
export function findAbroad(
  places: FundAsked['places'],
  neighbours: readonly FundNeighbour[],
): FundCompany | null {
  const countries = new Set(places.map(({ country }) => country));
  const nearest = neighbours.find(({ country }) => !countries.has(country));
  if (nearest === undefined) return null;
  const population = places.reduce((sum, one) => sum + (one.population ?? 0), nearest.population ?? 0);
  return { places: [nearest], population };
}
