/** What places are grouped by, and in which class of it a place stands. */
import { SIZE_CLASSES } from '@vicus/reference';
import type { ComparedPlace, Grouping } from './group-figures.types.ts';
import { DIVERSITIES, ORIENTATIONS, STRUCTURES } from './sharing.types.ts';

/** What a place is grouped by. */
export type Described = Pick<
  ComparedPlace,
  'size' | 'structure' | 'diversity' | 'orientation' | 'degreeOfUrbanisation' | 'country'
>;

type ClassOf = (place: Described) => string | null;

/** Both sides of the two axes, joined: four types in plain words. */
const classifyType: ClassOf = ({ structure, diversity }) =>
  structure === null || diversity === null ? null : `${structure}-${diversity}`;

const join = (left: string | null, right: string | null): string | null =>
  left === null || right === null ? null : `${left}-${right}`;

const CLASS_OF: Readonly<Record<Exclude<Grouping, 'all'>, ClassOf>> = {
  size: ({ size }) => size,
  structure: ({ structure }) => structure,
  diversity: ({ diversity }) => diversity,
  orientation: ({ orientation }) => orientation,
  urbanisation: ({ degreeOfUrbanisation }) =>
    degreeOfUrbanisation === null ? null : String(degreeOfUrbanisation),
  country: ({ country }) => country,
  type: classifyType,
  'size-orientation': ({ size, orientation }) => join(size, orientation),
  'size-type': (place) => join(place.size, classifyType(place)),
};

/** Code of the class; null: what it is grouped by is not known. */
export function classifyPlace(place: Described, grouping: Exclude<Grouping, 'all'>): string | null {
  return CLASS_OF[grouping](place);
}

const SIZES = SIZE_CLASSES.map(({ code }) => code);
const TYPES = STRUCTURES.flatMap((structure) => DIVERSITIES.map((diversity) => `${structure}-${diversity}`));
const cross = (others: readonly string[]): string[] =>
  SIZES.flatMap((size) => others.map((other) => `${size}-${other}`));

const FIXED_CLASSES: Readonly<Record<Exclude<Grouping, 'all' | 'country'>, readonly string[]>> = {
  size: SIZES,
  structure: STRUCTURES,
  diversity: DIVERSITIES,
  orientation: ORIENTATIONS,
  urbanisation: ['1', '2', '3'],
  type: TYPES,
  'size-orientation': cross(ORIENTATIONS),
  'size-type': cross(TYPES),
};

/** Classes in their order, empty ones too; of countries those that are there, by code. */
export function listClasses(
  grouping: Exclude<Grouping, 'all'>,
  places: readonly Described[],
): readonly string[] {
  if (grouping !== 'country') return FIXED_CLASSES[grouping];
  return [...new Set(places.flatMap(({ country }) => country ?? []))].toSorted();
}
