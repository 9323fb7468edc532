/** Areas of Eurostat's list: the heading says square metres, some countries deliver square kilometres. */
import { toFinding, type TableFinding } from '#server/spreadsheet/spreadsheet.types.ts';

const SQUARE_METRES_PER_SQUARE_KILOMETRE = 1_000_000;
/**
 * No country has its largest municipality below 1 km² (1,000,000 m²), and none has one of 1,000,000 km²: the largest
 * area of a country tells the unit of all its rows.
 */
const LARGEST_IN_SQUARE_KILOMETRES = 1_000_000;

interface RowWithArea {
  readonly nuts: string;
  readonly area: number | null;
}

/** Eurostat's letters of the countries whose areas are in km², and a warning for each. */
export function listAreaFindings(rows: readonly RowWithArea[]): {
  readonly inSquareKilometres: ReadonlySet<string>;
  readonly areaFindings: readonly TableFinding[];
} {
  const largest = new Map<string, { area: number; rows: number }>();
  for (const { nuts, area } of rows) {
    if (area === null) continue;
    const country = nuts.slice(0, 2);
    const known = largest.get(country) ?? { area: 0, rows: 0 };
    largest.set(country, { area: Math.max(known.area, area), rows: known.rows + 1 });
  }
  const found = [...largest].filter(([, { area }]) => area > 0 && area < LARGEST_IN_SQUARE_KILOMETRES);
  return {
    inSquareKilometres: new Set(found.map(([country]) => country)),
    areaFindings: found.map(([country, { rows: count }]) =>
      toFinding('warning', 'area-in-square-kilometres', null, null, { country, rows: count }),
    ),
  };
}

/** To 0.0001 km² (100 m²): finer differences are noise of conversions. */
export function toSquareKilometres(area: number | null, isInSquareKilometres: boolean): number | null {
  if (area === null) return null;
  const areaKm2 = isInSquareKilometres ? area : area / SQUARE_METRES_PER_SQUARE_KILOMETRE;
  return Math.round(areaKm2 * 10_000) / 10_000;
}
