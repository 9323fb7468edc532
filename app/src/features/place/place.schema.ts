/** What may come in about a place. */
import { z } from 'zod';
import {
  nullableText,
  optionalEmail,
  optionalInteger,
  optionalNumber,
  optionalText,
  requiredDay,
  requiredText,
  rowId,
} from '#server/input.ts';

const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;
const MOST_INHABITANTS = 50_000_000;

const country = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{2}$/);
const latitude = optionalNumber(-90, 90);
const longitude = optionalNumber(-180, 180);
const population = optionalInteger(0, MOST_INHABITANTS);
/** Limits of years are said without thousands separators, so this field has a message of its own. */
const year = optionalInteger(0, Number.MAX_SAFE_INTEGER).refine(
  (one) => one === null || (one >= FIRST_YEAR && one <= LAST_YEAR),
  'year-out-of-range',
);

export const newPlaceSchema = z.object({
  name: requiredText(200),
  country,
  region: optionalText(200),
  latitude,
  longitude,
  population,
  populationYear: year,
  populationSource: optionalText(300),
  gazetteerId: optionalInteger(1, 2_147_483_647),
});
export type NewPlace = z.output<typeof newPlaceSchema>;

export const profileSchema = z
  .object({
    name: requiredText(200),
    otherNames: optionalText(1_000).transform(toLines),
    region: optionalText(200),
    lauCode: nullableText(20),
    nutsCode: nullableText(5),
    latitude,
    longitude,
    population,
    populationYear: year,
    populationSource: optionalText(300),
    administrativeRole: optionalText(300),
    contactName: optionalText(200),
    contactEmail: optionalEmail,
  })
  .refine((place) => (place.latitude === null) === (place.longitude === null), {
    message: 'coordinates-incomplete',
    path: ['latitude'],
  })
  // GeoNames states no year: the number is shown as "year not stated" and stays a gap of the profile.
  .refine((place) => place.population === null || place.populationYear !== null || isFromGazetteer(place), {
    message: 'population-without-year',
    path: ['populationYear'],
  })
  .refine((place) => place.population === null || place.populationSource !== '', {
    message: 'population-without-source',
    path: ['populationSource'],
  });
export type ProfileChange = z.output<typeof profileSchema>;

const bound = optionalInteger(1, MOST_INHABITANTS).pipe(z.int());
export const sizeThresholdsSchema = z
  .object({ rural: bound, small: bound, medium: bound })
  .refine((one) => one.rural < one.small && one.small < one.medium, {
    message: 'size-thresholds-not-rising',
    path: ['small'],
  });

export const introductionSchema = z.object({
  en: optionalText(2_000),
  de: optionalText(2_000),
  es: optionalText(2_000),
  it: optionalText(2_000),
});

export const receptionEventSchema = z
  .object({
    fromYear: year.pipe(z.int()),
    toYear: year,
    description: requiredText(1_000),
  })
  .refine((one) => one.toYear === null || one.toYear >= one.fromYear, {
    message: 'reception-ends-before',
    path: ['toYear'],
  });

export const constellationSchema = z.object({
  fromDate: requiredDay,
  executive: optionalText(200),
  radicalRightSeatPercent: optionalNumber(0, 100),
  region: optionalText(200),
  countryGovernment: optionalText(200),
});

export const receptionEventKey = z.object({ receptionEventId: rowId });
export const constellationKey = z.object({ fromDate: requiredDay });
export const placeRemovalSchema = z.object({ typedName: requiredText(200) });

function isFromGazetteer(place: { readonly populationSource: string }): boolean {
  return place.populationSource.startsWith('GeoNames');
}

/** One name a line or between commas; at most twelve. */
function toLines(text: string): string[] {
  const lines = text.split(/[\n,;]/).map((line) => line.trim());
  return [...new Set(lines.filter((line) => line !== ''))].slice(0, 12);
}
