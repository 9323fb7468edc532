/** Coordinates for places of the register: from the gazetteer, where name and country leave no doubt. */
import type { RegisterCoordinates } from './register.types.ts';

export interface NamedPoint {
  /** ISO 3166-1 alpha-2 */
  readonly country: string;
  /** the folded name */
  readonly searchName: string;
  readonly latitude: number;
  readonly longitude: number;
  /** 0: not known */
  readonly population: number;
}

interface NamedPlace {
  readonly country: string;
  /** folded names, divided by bars */
  readonly searchName: string;
  readonly population: number | null;
}

const SOURCE = 'GeoNames (CC BY 4.0), by name and country';
/** A settlement has no more inhabitants than the municipality it gives its name to; numbers of other years differ a little. */
const MOST_TIMES_AS_MANY = 1.5;

/**
 * The point of each place, or null. A point is taken where exactly one settlement of the country has one of the place's
 * names, exactly one place of the country has that name, and the settlement is not larger than the place.
 */
export function matchCoordinates(
  places: readonly NamedPlace[],
  points: readonly NamedPoint[],
): (RegisterCoordinates | null)[] {
  const pointsByName = groupBy(points, (point) => [`${point.country} ${point.searchName}`]);
  const keys = places.map(({ country, searchName }) =>
    searchName.split('|').map((form) => `${country} ${form}`),
  );
  const placesByName = groupBy([...keys.keys()], (index) => keys[index] ?? []);
  return places.map((place, index) => {
    const found = (keys[index] ?? []).flatMap((key) => {
      const [point, ...others] = pointsByName.get(key) ?? [];
      const isOnly = point !== undefined && others.length === 0 && placesByName.get(key)?.length === 1;
      return isOnly ? [point] : [];
    });
    const [point, ...others] = new Set(found);
    if (point === undefined || others.length > 0 || isTooLarge(point, place)) return null;
    return { latitude: point.latitude, longitude: point.longitude, source: SOURCE };
  });
}

function isTooLarge(point: NamedPoint, { population }: NamedPlace): boolean {
  return population !== null && point.population > population * MOST_TIMES_AS_MANY;
}

function groupBy<One>(all: readonly One[], keysOf: (one: One) => readonly string[]): Map<string, One[]> {
  const groups = new Map<string, One[]>();
  for (const one of all) {
    for (const key of keysOf(one)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [one]);
      else group.push(one);
    }
  }
  return groups;
}
