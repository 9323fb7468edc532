/** Unevenness over schools or districts, drawn: a dot for each period on the band that the lot alone would give. */
import { SPREAD_BAND, toSpreadCube } from '#features/indicator/spread-cube.rules.ts';
import type { SpreadSheet } from '#features/indicator/server/segregation.usecases.ts';
import type { FigureView } from '../publication.types.ts';
import { drawChosen, type FigureSettings } from './figures.ts';

/** What the member was given to read, drawn; its table is on the page. null: there is no index. */
export function drawSpreadSheet(spread: SpreadSheet | null, settings: FigureSettings): FigureView | null {
  const cube = spread && toSpreadCube(spread.readings, spread.source);
  if (cube === null) return null;
  const range = { low: 'low', high: 'high', ...SPREAD_BAND };
  const scale = { domain: [0, 1] as const, ticks: [{ value: 0 }, { value: 1 }] };
  return drawChosen(
    cube,
    {
      chart: { kind: 'dot-interval', choice: { rows: 'period', value: 'index', range, scale } },
      tables: [],
    },
    settings,
  );
}
