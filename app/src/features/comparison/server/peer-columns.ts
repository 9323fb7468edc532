/** The characteristics of every place as columns, computed once an edition of the data. */
import type { PublicReader } from '#server/db/doors.ts';
import { listYearsByCountry, toCompared } from '../peers.rules.ts';
import type { PeerCharacteristic, YearsByCountry } from '../peers.types.ts';
import { readChosenColumn } from './context-profile.ts';
import { keepInTable, type PlaceTable } from './place-table.ts';

export interface PeerColumn {
  readonly characteristic: PeerCharacteristic;
  /** as shown; NaN: not known */
  readonly values: Float64Array;
  /** as compared */
  readonly compared: Float64Array;
  /** empty for population and density, whose years stand with each place */
  readonly years: YearsByCountry;
}

export function readPeerColumn(
  reader: PublicReader,
  table: PlaceTable,
  characteristic: PeerCharacteristic,
): Promise<PeerColumn> {
  return keepInTable(table, `peers ${characteristic}`, async () => {
    const years = isOfRegister(characteristic)
      ? new Map<string, never>()
      : listYearsByCountry(characteristic, table.available);
    const values = isOfRegister(characteristic)
      ? readRegisterColumn(table, characteristic)
      : await mergeCountries(reader, table, characteristic, years);
    const compared = values.map((value) => toCompared(characteristic, value));
    return { characteristic, values, compared, years };
  });
}

function isOfRegister(characteristic: PeerCharacteristic): characteristic is 'population' | 'density' {
  return characteristic === 'population' || characteristic === 'density';
}

function readRegisterColumn(table: PlaceTable, characteristic: 'population' | 'density'): Float64Array {
  if (characteristic === 'population') return table.population;
  return table.population.map((people, row) => {
    const area = table.areasKm2[row] ?? NaN;
    return area > 0 ? people / area : NaN;
  });
}

/** Each country in its own year. */
async function mergeCountries(
  reader: PublicReader,
  table: PlaceTable,
  characteristic: PeerCharacteristic,
  years: YearsByCountry,
): Promise<Float64Array> {
  const merged = new Float64Array(table.codes.length).fill(NaN);
  const countriesByYears = Map.groupBy(years, ([, { fromYear, year }]) => `${fromYear} ${year}`);
  for (const countries of countriesByYears.values()) {
    const [first] = countries;
    if (first === undefined) continue;
    const column = await readChosenColumn({ reader, table }, { characteristic, ...first[1] });
    const named = new Set(countries.map(([country]) => country));
    for (const [row, country] of table.countries.entries())
      if (named.has(country)) merged[row] = column?.[row] ?? NaN;
  }
  return merged;
}
