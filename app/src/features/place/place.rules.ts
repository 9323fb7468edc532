/** Decisions about a place, without asking anybody. */
import { SIZE_CLASSES, type SizeClass } from '@vicus/reference';
import type { PlaceContact, PlaceProfile } from './place.types.ts';

/** Inhabitants: where rural area, small town and medium town end, by this platform's default. */
export const DEFAULT_SIZE_THRESHOLDS: readonly number[] = SIZE_CLASSES.flatMap((one) =>
  one.belowInhabitants === null ? [] : [one.belowInhabitants],
);

/** The size class by the place's own limits; null while the population is not known. */
export function readSizeClass(place: Pick<PlaceProfile, 'population' | 'sizeThresholds'>): SizeClass | null {
  const { population, sizeThresholds } = place;
  if (population === null) return null;
  const index = sizeThresholds.findIndex((below) => population < below);
  return SIZE_CLASSES[index === -1 ? SIZE_CLASSES.length - 1 : index] ?? null;
}

/** Whether the office has moved the limits. */
export function hasOwnThresholds(place: Pick<PlaceProfile, 'sizeThresholds'>): boolean {
  return place.sizeThresholds.join() !== DEFAULT_SIZE_THRESHOLDS.join();
}

export type ProfileGap = 'population' | 'codes' | 'coordinates' | 'administrative-role' | 'contact';

/** What a reader of the public page or a comparison would miss. */
export function listProfileGaps(place: PlaceProfile): readonly ProfileGap[] {
  const gaps: [ProfileGap, boolean][] = [
    ['population', place.population === null || place.populationYear === null],
    ['codes', place.lauCode === null && place.nutsCode === null],
    ['coordinates', place.latitude === null],
    ['administrative-role', place.administrativeRole === ''],
    ['contact', place.contactEmail === ''],
  ];
  return gaps.flatMap(([gap, isOpen]) => (isOpen ? [gap] : []));
}

/** Whom a reader may ask: name and address, as far as the place gave them. */
export function describeContact({
  contactName,
  contactEmail,
}: Pick<PlaceContact, 'contactName' | 'contactEmail'>): string {
  return [contactName, contactEmail].filter((part) => part !== '').join(', ');
}

/** Who a mail of the place comes from, as its reader sees it. */
export function describeSender({ name, contactName }: Pick<PlaceContact, 'name' | 'contactName'>): string {
  return contactName === '' ? name : `${contactName}, ${name}`;
}

/** Whether it can be the part of an address that names a place. */
export function isSlug(text: string): boolean {
  return /^[a-z0-9-]{1,200}$/.test(text);
}

/** Addresses to try for a new place, readable ones first. */
export function listSlugCandidates(slug: string, country: string, count: number): readonly string[] {
  const withCountry = `${slug}-${country.toLowerCase()}`;
  const numbered = Array.from({ length: count }, (_, index) => `${withCountry}-${index + 2}`);
  return [slug, withCountry, ...numbered];
}
