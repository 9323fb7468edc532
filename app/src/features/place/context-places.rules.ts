/** Which place of the register a row of the context is about: pure. */
import { toFinding } from '#server/spreadsheet/spreadsheet.types.ts';
import type { ContextContent, ContextRow } from './context-figure.types.ts';
import { nameFile } from './dataset.rules.ts';
import type { CheckedDataset, DatasetFinding, RefusedRow } from './dataset.types.ts';

/** Countries as Eurostat writes them, and by their English names; the Union is an average of 27. */
const COUNTRIES: readonly string[] =
  'AL AD AM AT AZ BY BE BA BG HR CY CZ DK EE FI FR GE DE EL HU IS IE IT XK LV LI LT LU MT MD MC ME NL MK NO PL PT RO RU SM RS SK SI ES SE CH TR UA UK'.split(
    ' ',
  );
const ISO: Readonly<Record<string, string>> = { EL: 'GR', UK: 'GB' };
const OTHER_NAMES: Readonly<Record<string, string>> = {
  'Bosnia and Herzegovina': 'BA',
  Czechia: 'CZ',
  'Kosovo*': 'XK',
  'North Macedonia': 'MK',
  Türkiye: 'TR',
  'European Union - 27 countries (from 2020)': 'EU27_2020',
};
const ENGLISH = new Intl.DisplayNames(['en'], { type: 'region' });
const BY_NAME: ReadonlyMap<string, string> = new Map([
  ...COUNTRIES.map((code) => [ENGLISH.of(ISO[code] ?? code) ?? code, code] as const),
  ...Object.entries(OTHER_NAMES),
]);

/** `Austria` and `AT` are AT; null: a group of countries, or not known. */
export function findCountry(text: string): string | null {
  if (COUNTRIES.includes(text) || text === 'EU27_2020') return text;
  return BY_NAME.get(text) ?? null;
}

/** A country as figures of the context name it: Eurostat writes EL and UK. */
export const toContextCountry = (iso: string): string =>
  Object.entries(ISO).find(([, code]) => code === iso)?.[0] ?? iso;

export const isGroupOfCountries = (text: string): boolean =>
  /^(Euro area|European Union|European Free Trade|EA\d|EU\d|EFTA)/.test(text);

export interface KnownPlaces {
  /** Spanish municipalities of the register, ended ones included */
  readonly localities: ReadonlySet<string>;
  /** NUTS 3 region of a German county by `DE_` and its five digits */
  readonly counties: ReadonlyMap<string, string>;
}

/**
 * Eisenach joined the Wartburgkreis in 2021: figures in those boundaries are of DEG0R (NUTS 2024), not of the old DEG0P.
 * Source: Eurostat, NUTS 2024 correspondence.
 */
const COUNTIES_OF_2021: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  DE_16063: { DEG0P: 'DEG0R' },
};

function findPlace({ place, places }: ContextRow, known: KnownPlaces): string | null {
  switch (places) {
    case 'eurostat-country':
      return findCountry(place);
    case 'spanish-municipality':
      return known.localities.has(`ES_${place}`) ? `ES_${place}` : null;
    case 'german-county': {
      const region = known.counties.get(`DE_${place}`) ?? null;
      return region === null ? null : (COUNTIES_OF_2021[`DE_${place}`]?.[region] ?? region);
    }
  }
}

/** Rows that are about a place; the others are refused with their reason, and none comes twice. */
export function placeContextRows(
  rows: readonly ContextRow[],
  known: KnownPlaces,
): CheckedDataset<ContextContent> {
  const findings: DatasetFinding[] = [];
  const refused: RefusedRow[] = [];
  const seen = new Map<string, number>();
  const figures: ContextContent['figures'][number][] = [];
  for (const one of rows) {
    const { file, row, refusal } = one;
    const placeCode = refusal === null ? findPlace(one, known) : null;
    if (placeCode === null) {
      const why = isGroupOfCountries(one.place) ? 'group-of-countries' : 'place-unknown';
      refused.push({ file, row, reason: refusal ?? why });
      continue;
    }
    for (const figure of one.figures) {
      const key = [figure.measure, placeCode, figure.people, figure.breakdown, figure.period].join(' ');
      const first = seen.get(key);
      if (first !== undefined)
        findings.push(
          ...nameFile([toFinding('error', 'code-repeated', row, null, { code: key, first })], file),
        );
      seen.set(key, row);
      figures.push({ ...figure, placeCode, rowKey: `${file} ${row}` });
    }
  }
  return { findings, refused, content: { rows: rows.filter(({ refusal }) => refusal === null), figures } };
}
