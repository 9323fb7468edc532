/** Figures of a survey for its office, kept until the numbers change: some forty pictures take a second to draw. */
import type { ProtectedCube } from '@vicus/cube';
import type { FigureView } from '../publication.types.ts';
import { EditionCache } from './edition-cache.ts';
import { drawFigures, type FigureSettings } from './figures.ts';

const MAXIMUM_BYTES = 16 * 1024 * 1024;
const kept = new EditionCache<FigureView[]>(MAXIMUM_BYTES);

/** `contentHash`: of the tables. */
export function readOfficeFigures(
  tables: readonly ProtectedCube[],
  contentHash: string,
  settings: FigureSettings,
): Promise<FigureView[]> {
  const key = `${contentHash} ${settings.language} ${settings.warnings.join(' ')}`;
  return kept.read(key, async () => drawFigures(tables, settings));
}
