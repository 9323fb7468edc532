/** An indicator over time as a figure of the office's pages. */
import type { Cube } from '@vicus/cube';
import { chooseIndicatorFigure } from '../indicator-figures.rules.ts';
import { choosePlainColumns } from '../plain-table.rules.ts';
import type { FigureView } from '../publication.types.ts';
import { drawChosen, type FigureSettings } from './figures.ts';

/** The caller answers for the cube: opened from a protected one, or shown to staff as internal. */
export function drawIndicator(cube: Cube, settings: FigureSettings): FigureView {
  return drawChosen(
    cube,
    chooseIndicatorFigure(cube) ?? { chart: null, tables: choosePlainColumns(cube) },
    settings,
  );
}
