/** Counts of towns as tables, through the gate; and what a page reads off them. Method: docs/methods/observer-figures.md. */
import type { Round } from '#features/level/rounds.rules.ts';
import {
  buildCube,
  openProtectedCube,
  readCell,
  type Category,
  type Cell,
  type CellEntry,
  type Cube,
  type Dimension,
  type ProtectedCube,
  type Texts,
} from '@vicus/cube';
import { DEFAULT_POLICY, protect, raisePolicy } from '@vicus/disclosure';
import { SIZE_CLASSES } from '@vicus/reference';
import { computeFigures, exposeCohort, listPartitions, MINIMUM_ANSWER } from './exposure.rules.ts';
import { FACTS } from './facts.rules.ts';
import { describeBlock, FACT_TEXTS, TABLE_TEXTS } from './observer.texts.ts';
import {
  SIZE_CODES,
  type Fact,
  type FactCode,
  type LevelFigure,
  type SizeCode,
  type WholeCohort,
} from './observer.types.ts';
import type { Level } from '#features/level/level.types.ts';

/** The rules of the house, with one place more: the reader's own does not count. */
const OBSERVER_POLICY = raisePolicy(DEFAULT_POLICY, {
  policyId: 'vicus-observer',
  minimumPlaces: MINIMUM_ANSWER,
  minimumCount: MINIMUM_ANSWER,
});

const WITHHELD: Cell = { kind: 'none', reason: 'withheld' };
/** Answers that are not shown together here. */
const NOT_USED: Cell = { kind: 'none', reason: 'not-applicable' };
const ALL = 'all';
const AND = '+';

export interface TableFacts {
  readonly round: Round;
  readonly codeVersion: string;
}

/** The protected tables of one level: a table a fact, over its own area and the levels that lie in it. */
export function protectLevel(
  areas: readonly Level[],
  cohorts: readonly WholeCohort[],
  { round, codeVersion }: TableFacts,
): readonly ProtectedCube[] {
  const exposed = cohorts.flatMap((one) => exposeCohort(one) ?? []);
  const figures = areas.flatMap((area) => computeFigures(area, exposed));
  const tables = FACTS.map((fact) => ({
    cube: buildTable(fact, { areas, round, figures }),
    basis: { places: { kind: 'count-of-persons' as const } },
    // Areas lie in one another; towns are told apart by cohorts, before: the gate checks every number once more.
    overlapping: ['area', 'answer'],
  }));
  return protect({ tables, policy: OBSERVER_POLICY, published: [], codeVersion }).tables;
}

interface Basis {
  readonly areas: readonly Level[];
  readonly round: Round;
  readonly figures: readonly LevelFigure[];
}

function buildTable(fact: Fact, { areas, round, figures }: Basis): Cube {
  const blocks = listBlocks(fact);
  const { source, caution } = TABLE_TEXTS;
  const text = FACT_TEXTS[fact.code];
  const cells = areas.flatMap(({ placeId: area }) =>
    SIZE_CODES.flatMap((size) => {
      const figure = figures.find(
        (one) => one.fact === fact.code && one.areaId === area && one.sizeClass === size,
      );
      return listCells(blocks, figure, { round, area, size });
    }),
  );
  return buildCube({
    id: `observer-${fact.code}`,
    provenance: {
      title: text,
      question: text,
      source,
      period: toPeriod(round),
      method: 'observer-figures',
      notes: [caution],
    },
    dimensions: listDimensions(fact, blocks, { areas, round }),
    measures: [{ id: 'places', label: TABLE_TEXTS.places, kind: 'count', unit: 'places', decimals: 0 }],
    cells,
  });
}

function listDimensions(
  fact: Fact,
  blocks: readonly (readonly string[])[],
  { areas, round }: Pick<Basis, 'areas' | 'round'>,
): Dimension[] {
  const toArea = ({ placeId, name }: Level): Category => ({ code: placeId, label: { en: name } });
  const toBlock = (block: readonly string[]): Category => ({
    code: block.join(AND),
    label: describeBlock(fact.code, block),
    parent: ALL,
  });
  const { round: half, area, size, answer, all } = TABLE_TEXTS;
  return [
    { id: 'round', label: half, role: 'time', categories: [{ code: round, label: { en: round } }] },
    { id: 'area', label: area, role: 'place', categories: areas.map(toArea) },
    {
      id: 'size',
      label: size,
      role: 'category',
      categories: SIZE_CLASSES.map(({ code, label }) => ({ code, label })),
    },
    {
      id: 'answer',
      label: answer,
      role: 'category',
      categories: [{ code: ALL, label: all }, ...blocks.map(toBlock)],
    },
  ];
}

/** Every answer alone, and neighbours together. */
function listBlocks(fact: Fact): (readonly string[])[] {
  const found = new Map<string, readonly string[]>();
  for (const block of listPartitions(fact).flat()) found.set(block.join(AND), block);
  return [...found.values()];
}

function listCells(
  blocks: readonly (readonly string[])[],
  figure: LevelFigure | undefined,
  at: { readonly round: string; readonly area: string; readonly size: string },
): CellEntry[] {
  const read = (block: readonly string[]): Cell | number => {
    if (figure === undefined) return block.length === 1 ? WITHHELD : NOT_USED;
    const own = figure.partition.findIndex((one) => one.join(AND) === block.join(AND));
    if (own !== -1) return figure.counts[own] ?? WITHHELD;
    return block.length === 1 ? WITHHELD : NOT_USED;
  };
  return [
    { at: { ...at, answer: ALL }, measures: { places: figure?.places ?? WITHHELD } },
    ...blocks.map((block) => ({ at: { ...at, answer: block.join(AND) }, measures: { places: read(block) } })),
  ];
}

/** `2026-H2` as an interval of ISO months. */
function toPeriod(round: Round): string {
  const year = round.slice(0, 4);
  return round.endsWith('1') ? `${year}-01/${year}-06` : `${year}-07/${year}-12`;
}

/** One row of a page: towns of one size in one area. */
export interface ShownRow {
  readonly areaId: string;
  readonly areaName: string;
  readonly size: SizeCode;
  /** towns counted; null: too few share, or the answers would tell of one */
  readonly places: number | null;
  /** what is shown together, and how many said so */
  readonly answers: readonly {
    readonly answers: readonly string[];
    readonly label: Texts;
    readonly places: number;
  }[];
}

export interface ShownFact {
  readonly fact: FactCode;
  readonly question: Texts;
  readonly round: Round;
  readonly rows: readonly ShownRow[];
}

/** What the tables of a level show. */
export function readShownFacts(tables: readonly ProtectedCube[]): ShownFact[] {
  const cubes = tables.map((table) => openProtectedCube(table));
  return FACTS.flatMap((fact) => {
    const cube = cubes.find(({ id }) => id === `observer-${fact.code}`);
    return cube === undefined ? [] : [readShownFact(fact, cube)];
  });
}

function readShownFact({ code }: Fact, cube: Cube): ShownFact {
  const list = (id: string) => cube.dimensions.find((one) => one.id === id)?.categories ?? [];
  const round = list('round')[0]?.code ?? '';
  const rows = list('area').flatMap((area) =>
    SIZE_CODES.map((size): ShownRow => {
      const read = (answer: string): number | null => {
        const cell = readCell(cube, { round, area: area.code, size, answer }, 'places');
        return cell.kind === 'number' ? cell.value : null;
      };
      const answers = list('answer').flatMap((one) => {
        const places = one.code === ALL ? null : read(one.code);
        return places === null ? [] : [{ answers: one.code.split(AND), label: one.label as Texts, places }];
      });
      return { areaId: area.code, areaName: area.label.en ?? '', size, places: read(ALL), answers };
    }),
  );
  return { fact: code, question: FACT_TEXTS[code], round, rows };
}
