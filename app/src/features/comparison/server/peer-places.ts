/** What is shown of the few places that were found: names, every figure with its year, and why one is missing. */
import type { PublicReader } from '#server/db/doors.ts';
import { POPULATION_CHANGE, type MissingReason } from '../axes.types.ts';
import type { PeerFigure, PeerPlace } from '../peers.types.ts';
import type { PeerColumn } from './peer-columns.ts';
import { selectFigureSources, selectRegisterNames, type OwnFigure } from './place-table.queries.ts';
import type { PlaceTable } from './place-table.ts';

/** In the order of `rows`. */
export async function composePeerPlaces(
  reader: PublicReader,
  table: PlaceTable,
  columns: readonly PeerColumn[],
  rows: readonly number[],
): Promise<{ readonly places: readonly PeerPlace[]; readonly datasets: readonly string[] }> {
  const codes = rows.map((row) => table.codes[row] ?? '');
  const names = await selectRegisterNames(reader, codes);
  const sources = Map.groupBy(await selectFigureSources(reader, codes), ({ code }) => code);
  const used = new Set<string>();
  const places = rows.map((row, at): PeerPlace => {
    const code = codes[at] ?? '';
    const entry = names.get(code);
    if (entry !== undefined) used.add(entry.dataset);
    const degree = table.degrees[row] ?? 0;
    return {
      code,
      name: entry?.name ?? code,
      region: entry?.region ?? '',
      country: table.countries[row] ?? '',
      degreeOfUrbanisation: degree === 0 ? null : degree,
      figures: columns.map((column) => {
        const figure = composeFigure(table, column, row);
        const behind = (sources.get(code) ?? []).filter((one) => isBehind(one, figure));
        for (const { dataset, reason } of behind) if (reason === null) used.add(dataset);
        if (figure.value !== null) return figure;
        const reason = behind.find((one) => one.reason !== null)?.reason ?? 'not-imported';
        return { ...figure, reason: reason as MissingReason };
      }),
    };
  });
  return { places, datasets: [...used] };
}

function composeFigure(table: PlaceTable, column: PeerColumn, row: number): PeerFigure {
  const { characteristic, values, years } = column;
  const found = values[row] ?? NaN;
  const { fromYear, year } = years.get(table.countries[row] ?? '') ?? {
    fromYear: null,
    year: years.size === 0 ? table.populationYears[row] || null : null,
  };
  return { characteristic, value: Number.isNaN(found) ? null : found, reason: null, fromYear, year };
}

function isBehind(one: OwnFigure, { characteristic, fromYear, year }: PeerFigure): boolean {
  if (one.characteristic === characteristic) return one.year === year;
  if (one.characteristic !== 'population') return false;
  return characteristic === 'density'
    ? one.year === year
    : characteristic === POPULATION_CHANGE && (one.year === fromYear || one.year === year);
}
