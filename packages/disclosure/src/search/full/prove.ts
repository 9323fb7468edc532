import type { Improving } from './improve.ts';
import { improveNeighbourhood, indexRelations } from './improve.ts';
import { countSecondary } from './move-store.ts';
import { NeighbourhoodProgram } from './neighbourhood.ts';

/** Cells up to which the whole table is one program. */
export const MOST_CELLS_TO_PROVE = 400;

/** Searches the whole table for a better pattern until none is left: the pattern is then proved best. */
export function provePattern(improving: Improving): void {
  const { free } = indexRelations(improving.system);
  if (free.length > MOST_CELLS_TO_PROVE) return;
  for (;;) {
    const before = countSecondary(improving.system, improving.best);
    const isEnded = improveNeighbourhood(improving, free);
    if (!improving.mayContinue() || !isEnded) break;
    if (countSecondary(improving.system, improving.best) < before) continue;
    improving.bound = before;
    return;
  }
  const { system, solver, pool, best } = improving;
  const program = new NeighbourhoodProgram({ system, solver }, free, best, pool.cuts, Infinity);
  const { bound } = program.solve({ nodes: 1 });
  program.close();
  if (Number.isFinite(bound)) improving.bound = Math.max(improving.bound, Math.ceil(bound - 1e-6));
}
