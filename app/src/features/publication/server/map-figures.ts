/** An indicator by district as a map; its table stands right below it on the page. */
import { renderAreaMap, type AreaMapChoice } from '@vicus/charts';
import { readText, type Cube } from '@vicus/cube';
import type { FigureView } from '../publication.types.ts';
import { drawTwice, toPercentCube, type FigureSettings } from './figures.ts';

/** The caller answers for the cube: opened from a protected one, or shown to staff as internal. */
export function drawMap(cube: Cube, choice: AreaMapChoice, settings: FigureSettings): FigureView {
  const { provenance, measures } = cube;
  const isShare = measures.some(({ id, unit }) => id === choice.value && unit.startsWith('share'));
  const pictured = isShare ? toPercentCube(cube) : cube;
  const id = `${cube.id}-map`;
  const { view, rendered } = drawTwice(id, settings, (options) => renderAreaMap(pictured, choice, options));
  return {
    id,
    cubeId: null,
    title: rendered.title,
    chart: view,
    textAlternative: rendered.textAlternative,
    n: rendered.frame.n,
    meanings: rendered.frame.meanings,
    warnings: rendered.warnings,
    period: choice.at?.['period'] ?? provenance.period,
    source: readText(provenance.source, settings.language),
    method: 'area-map',
    notes: provenance.notes.map((note) => readText(note, settings.language)),
    tables: [],
  };
}
