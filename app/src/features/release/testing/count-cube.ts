/** A table of counts by one characteristic, for tests. */
import { buildCube, type Cube } from '@vicus/cube';

/** `counts`: persons by code; null: withheld. Where there is a code `all`, the others are its parts. */
export function buildCountCube(
  id: string,
  dimension: string,
  counts: Readonly<Record<string, number | null>>,
): Cube {
  const isPart = (code: string): boolean => 'all' in counts && code !== 'all';
  const categories = Object.keys(counts).map((code) => ({
    code,
    label: { en: code },
    ...(isPart(code) && { parent: 'all' }),
  }));
  return buildCube({
    id,
    provenance: { title: { en: id }, period: '2025', source: { en: 'Register' }, method: 'cube', notes: [] },
    dimensions: [{ id: dimension, label: { en: dimension }, role: 'category', categories }],
    measures: [{ id: 'n', label: { en: 'Persons' }, kind: 'count', unit: 'persons', decimals: 0 }],
    cells: Object.entries(counts).map(([code, n]) => ({
      at: { [dimension]: code },
      measures: { n: n ?? { kind: 'none', reason: 'withheld' } },
    })),
  });
}
