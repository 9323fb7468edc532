/**
 * What a place is, as others may know it: frozen into whatever a place publishes for other places. What is not known is null and
 * is never guessed.
 */
import { SIZE_CLASSES, type SizeClass } from '@vicus/reference';

export type SizeClassCode = SizeClass['code'];
/** 1 cities, 2 towns and suburbs, 3 rural areas */
export type DegreeOfUrbanisation = 1 | 2 | 3;

/** A plain object: it is stored as it was on the day of publication. */
export interface PlaceContext {
  readonly slug: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2 */
  readonly country: string;
  /** by this platform's default limits, so that the same number of inhabitants is the same class everywhere */
  readonly sizeClass: SizeClassCode | null;
  readonly degreeOfUrbanisation: DegreeOfUrbanisation | null;
  /** inhabitants in `populationYear` */
  readonly population: number | null;
  readonly populationYear: number | null;
  /** economic and demographic conditions, as the place published them */
  readonly structure: 'favourable' | 'unfavourable' | null;
  /** experience with cultural diversity, as the place published it */
  readonly diversity: 'high' | 'low' | null;
}

/** What a context is put together from. */
export interface ContextParts {
  readonly place: Pick<PlaceContext, 'slug' | 'name' | 'country' | 'population' | 'populationYear'>;
  /** of the register of places; null: no entry chosen, or the register does not know it */
  readonly register: {
    readonly degreeOfUrbanisation: number | null;
    readonly population: { readonly inhabitants: number; readonly year: number } | null;
  } | null;
  /** sides of the two axes, as published; null: not published or not known */
  readonly axes: Pick<PlaceContext, 'structure' | 'diversity'> | null;
}

/** The size class of a number of inhabitants, by the platform's default limits; null: the number is not known. */
export function classifyBySize(population: number | null): SizeClassCode | null {
  if (population === null) return null;
  return (
    SIZE_CLASSES.find((one) => one.belowInhabitants === null || population < one.belowInhabitants)?.code ??
    null
  );
}

/** What the place says of itself comes before the register; a number without its year is not taken. */
export function composeContext({ place, register, axes }: ContextParts): PlaceContext {
  const inhabitants = countInhabitants(place, register);
  const degree = register?.degreeOfUrbanisation;
  return {
    slug: place.slug,
    name: place.name,
    country: place.country,
    sizeClass: classifyBySize(inhabitants?.population ?? null),
    degreeOfUrbanisation: degree === 1 || degree === 2 || degree === 3 ? degree : null,
    population: inhabitants?.population ?? null,
    populationYear: inhabitants?.populationYear ?? null,
    structure: axes?.structure ?? null,
    diversity: axes?.diversity ?? null,
  };
}

function countInhabitants(
  { population, populationYear }: ContextParts['place'],
  register: ContextParts['register'],
): { readonly population: number; readonly populationYear: number } | null {
  if (population !== null && populationYear !== null) return { population, populationYear };
  const counted = register?.population ?? null;
  return counted && { population: counted.inhabitants, populationYear: counted.year };
}

/** Sides of the axes in a published context, as `unknown`: its shape belongs to the room `comparison`, which comes later. */
export function readSides(said: object | null): ContextParts['axes'] {
  if (said === null || !('axes' in said) || !Array.isArray(said.axes)) return null;
  const axes = said.axes as { readonly axis?: unknown; readonly side?: unknown }[];
  const sideOf = (axis: string): unknown => axes.find((one) => one.axis === axis)?.side;
  const structure = sideOf('structure');
  const diversity = sideOf('diversity');
  return {
    structure: structure === 'favourable' || structure === 'unfavourable' ? structure : null,
    diversity: diversity === 'high' || diversity === 'low' ? diversity : null,
  };
}
