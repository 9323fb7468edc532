/** A cell in words. Part of the standing audit. */
import { readCodes, type Target } from './standing-audit.system.ts';
import type { NamedCell } from './standing-audit.types.ts';

export function nameCell({
  reading: { edition, cube },
  measure,
  position,
}: Pick<Target, 'reading' | 'measure' | 'position'>): NamedCell {
  const codes = readCodes(cube, position);
  return {
    releaseId: edition.releaseId,
    release: edition.title,
    version: edition.version,
    cube: cube.id,
    table: cube.provenance.title,
    measure: cube.measures.find(({ id }) => id === measure)?.label ?? { en: measure },
    at: cube.dimensions.map(({ label, categories }, d) => ({
      dimension: label,
      category: categories.find(({ code }) => code === codes[d])?.label ?? { en: codes[d] ?? '' },
    })),
  };
}
