/** Figures 3.1 to 3.7 of source 003, put together from the protected tables of a year. Groups stand in their fixed order, never by value. */
import { openProtectedCube, readCell, type Cube, type ProtectedCube, type Texts } from '@vicus/cube';
import { describeFigure, describeGroup } from './group-figures.texts.ts';
import {
  CHANGE_FIGURES,
  CONTACT_FIGURES,
  GROUPS_OF_ACTORS,
  KIND_FIGURES,
  NATURE_FIGURES,
} from './group-figures.types.ts';
import {
  STUDY_FIGURE_IDS,
  STUDY_SAYINGS,
  STUDY_TITLES,
  type StudyFigureId,
  type StudySaying,
} from './study-figures.texts.ts';

interface Part {
  readonly table: string;
  readonly figures: readonly string[];
}

interface Recipe {
  readonly parts: readonly Part[];
  /** beginnings of codes of groups that stand in it */
  readonly groups: readonly string[];
}

const SIZES = ['size-rural', 'size-small', 'size-medium', 'size-larger'];
const GROUPS = { table: 'comparison-contact', figures: GROUPS_OF_ACTORS } as const;

const RECIPES: Readonly<Record<StudyFigureId, Recipe>> = {
  '3.1': {
    parts: [
      { table: 'comparison-contact', figures: CONTACT_FIGURES },
      { table: 'comparison-kinds', figures: KIND_FIGURES },
    ],
    groups: SIZES,
  },
  '3.2': { parts: [{ table: 'comparison-change', figures: CHANGE_FIGURES }], groups: SIZES },
  '3.3': { parts: [{ table: 'comparison-nature', figures: NATURE_FIGURES }], groups: SIZES },
  '3.4': { parts: [GROUPS], groups: ['orientation-', 'size-orientation-'] },
  '3.5': { parts: [GROUPS], groups: ['size-type-small-', 'structure-', 'diversity-'] },
  '3.6': {
    parts: [{ table: 'comparison-index', figures: ['index-3'] }],
    groups: [...SIZES, 'structure-', 'diversity-', 'orientation-', 'type-', 'size-orientation-'],
  },
  '3.7': {
    parts: [{ table: 'comparison-index', figures: ['index-4'] }],
    groups: [...SIZES, 'type-', 'size-type-'],
  },
};

export interface StudyRow {
  readonly code: string;
  readonly label: Texts;
  readonly places: number;
  /** at least; null: not every edition tells */
  readonly answers: number | null;
  /** null: withheld, or not shown by every place */
  readonly values: readonly (number | null)[];
}

export interface StudyPart {
  readonly table: string;
  readonly columns: readonly { readonly code: string; readonly label: Texts }[];
  readonly rows: readonly StudyRow[];
  /** usual range over all places, in the order of the columns; null: none */
  readonly ranges: readonly ({ readonly low: number; readonly high: number } | null)[];
}

export interface StudyFigure {
  readonly id: StudyFigureId;
  readonly title: Texts;
  readonly saying: StudySaying;
  /** parts with at least one group of two; empty: not enough places share */
  readonly parts: readonly StudyPart[];
}

/** All seven, also those that cannot be rebuilt: the page says so. */
export function composeStudyFigures(tables: readonly ProtectedCube[]): readonly StudyFigure[] {
  const cubes = tables.map((table) => openProtectedCube(table));
  return STUDY_FIGURE_IDS.map((id) => ({
    id,
    title: STUDY_TITLES[id],
    saying: STUDY_SAYINGS[id],
    parts: RECIPES[id].parts.flatMap((part) => composePart(cubes, part, RECIPES[id].groups)),
  }));
}

function composePart(
  cubes: readonly Cube[],
  { table, figures }: Part,
  groups: readonly string[],
): StudyPart[] {
  const cube = cubes.find(({ id }) => id === table);
  if (cube === undefined) return [];
  const period = cube.dimensions.find(({ id }) => id === 'period')?.categories[0]?.code ?? '';
  const read = (group: string, figure: string, measure: string): number | null => {
    if (!cube.measures.some(({ id }) => id === measure)) return null;
    const cell = readCell(cube, { period, group, figure }, measure);
    return cell.kind === 'number' ? cell.value : null;
  };
  const [first = ''] = figures;
  const rows = listGroupCodes(cube, groups).flatMap((code): StudyRow[] => {
    const places = read(code, first, 'places');
    if (places === null) return [];
    const values = figures.map((figure) => read(code, figure, 'mean'));
    return [{ code, label: describeGroup({ code }), places, answers: read(code, first, 'answers'), values }];
  });
  const kept = figures.flatMap((_, at) => (rows.some(({ values }) => values[at] !== null) ? [at] : []));
  if (rows.length === 0 || kept.length === 0) return [];
  const pick = <Value>(list: readonly Value[]): Value[] => kept.map((at) => list[at] as Value);
  return [
    {
      table,
      columns: pick(figures).map((code) => ({ code, label: describeFigure(code) })),
      rows: rows.map((row) => ({ ...row, values: pick(row.values) })),
      ranges: pick(figures).map((figure) => {
        const [low, high] = [read('all', figure, 'low'), read('all', figure, 'high')];
        return low === null || high === null ? null : { low, high };
      }),
    },
  ];
}

/** Codes of the table that begin so, in the order of the table; what ends with `-` is a family, the rest a whole code. */
function listGroupCodes(cube: Cube, groups: readonly string[]): string[] {
  const codes = cube.dimensions.find(({ id }) => id === 'group')?.categories.map(({ code }) => code) ?? [];
  return codes.filter((code) =>
    groups.some((one) => (one.endsWith('-') ? code.startsWith(one) : code === one)),
  );
}
