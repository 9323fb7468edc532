/** A cross-table beside everything that was shown of the wave before. */
import type { ProtectedCube } from '@vicus/cube';
import { protect, type Solver } from '@vicus/disclosure';
import type { Answers } from '@vicus/questionnaire';
import {
  composeCrossTable,
  listCrossed,
  nameCell,
  readCounts,
  readShownCells,
  type CrossedVariables,
  type ShownCells,
} from './cross-table.ts';
import { findSmallRests, findTold, listSums, type CrossShape } from './cross-links.ts';
import { crossCannotBeShown } from './listening.problems.ts';
import { choosePolicy } from './protection.rules.ts';
import type { EstimateFrame } from './table-parts.ts';

export interface ShownTable {
  readonly table: ProtectedCube;
  readonly shape: CrossShape;
}

export interface CrossSetting {
  /** everything the place has published */
  readonly ledger: readonly ProtectedCube[];
  /** cross-tables of this wave that the office was shown, oldest first */
  readonly before: readonly ShownTable[];
  /** answers to single questions that are shown beside them (`nameCell`) */
  readonly margins: ReadonlySet<string>;
  readonly codeVersion: string;
  readonly solver: Solver;
}

/** So often is a cell withheld more before the table is refused. */
const MAXIMUM_REPAIRS = 60;

/**
 * Protects a cross-table so that neither it alone nor together with the tables shown before tells about a handful:
 * what was withheld stays withheld, the gate does its work, then all tables are solved together, and cells that nobody
 * has seen yet are withheld until nothing follows. Problem `cross-cannot-be-shown` (409) where that does not end.
 */
export function protectCrossTable(
  crossed: CrossedVariables,
  answers: readonly Answers[],
  frame: EstimateFrame,
  setting: CrossSetting,
): ProtectedCube {
  const shape = toShape(crossed);
  const shapes = [...setting.before.map((one) => one.shape), shape];
  const before = readShownCells(setting.before.map(({ table }) => table));
  const counts = readCounts(composeCrossTable(crossed, answers, frame).cube);
  const hidden = new Set([...before.withheld].filter((cell) => !before.shown.has(cell) && counts.has(cell)));
  for (let repair = 0; repair < MAXIMUM_REPAIRS; repair += 1) {
    const table = passGate(crossed, answers, frame, setting, hidden);
    const now = unite(before, readShownCells([table]));
    const minimum = choosePolicy(frame.subject).minimumCount;
    const open = findOpen(shapes, now, { counts, minimum, margins: setting.margins });
    if (open.length === 0) return table;
    const cover = findCover(open, { shape, counts, hidden, before, now });
    if (cover === undefined) throw crossCannotBeShown();
    hidden.add(cover);
  }
  throw crossCannotBeShown();
}

function passGate(
  crossed: CrossedVariables,
  answers: readonly Answers[],
  frame: EstimateFrame,
  { ledger, codeVersion, solver }: CrossSetting,
  hidden: ReadonlySet<string>,
): ProtectedCube {
  const table = composeCrossTable(crossed, answers, frame, hidden);
  const policy = choosePolicy(frame.subject);
  const [only] = protect({ tables: [table], policy, published: ledger, solver, codeVersion }).tables;
  if (only === undefined) throw new Error('the gate gives back every table it was given');
  return only;
}

export function toShape(crossed: CrossedVariables): CrossShape {
  return {
    variables: listCrossed(crossed).map(({ id, groups }) => ({ id, codes: groups.map(({ code }) => code) })),
  };
}

/** A cell shown anywhere is known, whoever else withholds it. */
function unite(one: ShownCells, other: ShownCells): ShownCells {
  const shown = new Set([...one.shown, ...other.shown]);
  return {
    shown,
    withheld: new Set([...one.withheld, ...other.withheld].filter((cell) => !shown.has(cell))),
  };
}

interface Knowledge {
  readonly counts: ReadonlyMap<string, number>;
  readonly minimum: number;
  readonly margins: ReadonlySet<string>;
}

/** Cells that follow from the tables, and those whose total leaves a handful. */
function findOpen(
  shapes: readonly CrossShape[],
  cells: ShownCells,
  { counts, minimum, margins }: Knowledge,
): string[] {
  const known = unite({ shown: margins, withheld: new Set() }, cells);
  const told = [...findTold(shapes, known)].filter((cell) => counts.get(cell) !== 0);
  const own = shapes.slice(-1);
  const rests = findSmallRests(own, cells, counts, minimum).flatMap(({ parts }) =>
    parts.filter((part) => cells.withheld.has(part)),
  );
  return [...told, ...rests];
}

interface CoverSearch {
  readonly shape: CrossShape;
  readonly counts: ReadonlyMap<string, number>;
  readonly hidden: ReadonlySet<string>;
  readonly before: ShownCells;
  readonly now: ShownCells;
}

/** The cell of this table with the fewest answers that nobody has seen yet, beside the open ones if there is one. */
function findCover(open: readonly string[], search: CoverSearch): string | undefined {
  const { shape, counts, hidden, before, now } = search;
  const isFree = (cell: string): boolean =>
    now.shown.has(cell) && !before.shown.has(cell) && !hidden.has(cell) && (counts.get(cell) ?? 0) > 0;
  const near = listSums(shape)
    .filter(({ whole, parts }) => [whole, ...parts].some((cell) => open.includes(cell)))
    .flatMap(({ whole, parts }) => [...parts, whole]);
  const smallest = (cells: Iterable<string>): string | undefined =>
    [...new Set(cells)]
      .filter(isFree)
      .toSorted((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0) || (a < b ? -1 : 1))[0];
  return smallest(near) ?? smallest([...counts.keys()].filter((cell) => cell !== nameCell({})));
}
