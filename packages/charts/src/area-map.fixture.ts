import { buildCube } from '@vicus/cube';
import type { Cell, Cube } from '@vicus/cube';
import type { AreaMapChoice, MapArea } from './chart.types.ts';

const SIDE = 250;
const ROWS = 3;
const COLUMNS = 4;
const cells = Array.from({ length: ROWS * COLUMNS }, (_, i): Cell => {
  if (i === 5) return { kind: 'none', reason: 'withheld' };
  if (i === 10) return { kind: 'none', reason: 'not-collected' };
  return { kind: 'number', value: 4 + ((i * 7) % 12) * 2.3, status: 'final' };
});

/** A town of twelve crooked fields, and a thirteenth district that nobody drew. */
export function composeMap(): { readonly cube: Cube; readonly choice: AreaMapChoice } {
  const codes = cells.map((_, i) => `d${i + 1}`);
  const cube = buildCube({
    id: 'born-abroad',
    provenance: {
      title: { en: 'Where do newcomers live?', de: 'Wo wohnen Zugezogene?' },
      period: '2025',
      source: { en: 'Register' },
      method: 'register-figures',
      notes: [],
    },
    dimensions: [
      {
        id: 'unit',
        label: { en: 'District', de: 'Stadtteil' },
        role: 'category',
        categories: [...codes, 'd13'].map((code) => ({
          code,
          label: { en: `Field ${code.slice(1)}`, de: `Feld ${code.slice(1)}` },
        })),
      },
    ],
    measures: [{ id: 'share', label: { en: 'Share' }, kind: 'index', unit: 'percent', decimals: 1 }],
    cells: codes.map((unit, i) => ({ at: { unit }, measures: { share: cells[i]! } })),
    unmentioned: 'not-collected',
  });
  const legend = { en: 'Share born abroad, percent', de: 'Anteil im Ausland Geborener, Prozent' };
  const areas = codes.map((code, i): MapArea => ({ code, mark: `${i + 1}`, ...drawField(i) }));
  return { cube, choice: { areas, dimension: 'unit', value: 'share', legend } };
}

function drawField(position: number): { readonly label: MapArea['label']; readonly outline: string } {
  const [row, column] = [Math.floor(position / COLUMNS), position % COLUMNS];
  const corner = (dx: number, dy: number): string => {
    const [x, y] = [column + dx, row + dy];
    const bend = x % COLUMNS === 0 || y % ROWS === 0 ? 0 : 40 * Math.sin(x * 5 + y * 3);
    return `${Math.round(x * SIDE + bend)} ${Math.round(y * SIDE - bend)}`;
  };
  return {
    label: { en: `Field ${position + 1}`, de: `Feld ${position + 1}` },
    outline: `M${corner(0, 0)}L${corner(1, 0)}L${corner(1, 1)}L${corner(0, 1)}Z`,
  };
}
