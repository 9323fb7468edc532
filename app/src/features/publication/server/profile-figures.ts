/** The gaps of a place by area of life, drawn on one scale around 0. */
import { listCells, type Cube } from '@vicus/cube';
import { PROFILE_MEANING } from '#features/indicator/profile-cube.rules.ts';
import type { FigureView } from '../publication.types.ts';
import { drawChosen, type FigureSettings } from './figures.ts';

/** Ends of the scale in percentage points, so that small gaps are not drawn large. */
const ENDS = [20, 50, 100] as const;

/** The caller answers for the cube: computed from what passed the gate, or shown to staff as internal. */
export function drawGaps(cube: Cube, settings: FigureSettings): FigureView {
  const end = chooseEnd(cube);
  return drawChosen(
    cube,
    {
      chart: {
        kind: 'diverging',
        choice: {
          rows: 'indicator',
          rowCodes: listIndicators(cube),
          value: 'gap',
          interval: { low: 'lower', high: 'upper', meaning: PROFILE_MEANING },
          scale: { domain: [-end, end], ticks: [-end, 0, end].map((value) => ({ value })) },
        },
      },
      tables: [
        {
          rows: 'indicator',
          at: {},
          columns: [
            { measure: 'gap' },
            { measure: 'lower', upper: 'upper', words: 'interval' },
            { measure: 'newcomers' },
            { measure: 'others' },
          ],
        },
      ],
    },
    settings,
  );
}

/** Headings have no value of their own. */
const listIndicators = (cube: Cube): string[] =>
  (cube.dimensions[0]?.categories ?? []).filter(({ parent }) => parent !== undefined).map(({ code }) => code);

function chooseEnd(cube: Cube): number {
  const reached = ['lower', 'upper'].flatMap((measure) =>
    [...listCells(cube, measure)].map(({ cell }) => (cell.kind === 'number' ? Math.abs(cell.value) : 0)),
  );
  return ENDS.find((end) => end >= Math.max(0, ...reached)) ?? 100;
}
