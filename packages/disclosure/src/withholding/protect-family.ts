/** Withholds what it takes so that a family computes no protected cell; everything else the pattern promises stays true. */
import { CELL_STATES } from '../counts/counts.types.ts';
import type { CountProblem, CountSystem } from '../counts/counts.types.ts';
import type { Solver } from '../disclosure.types.ts';
import type { Pattern, SearchOptions } from '../search/search.types.ts';
import { indexRows } from '../search/full/elastic-moves.ts';
import type { RowIndex } from '../search/full/elastic-moves.ts';
import { openMoveProgram } from '../search/full/move-program.ts';
import type { MoveProgram } from '../search/full/move-program.ts';
import { countSecondary, listCells } from '../search/full/move-store.ts';
import { openTimedSolver } from '../search/full/timed-solver.ts';
import { findChangeAtHand } from './change-at-hand.ts';
import { type Knowledge, listCategories, listTold, listToldByOne } from './family-knowledge.ts';

/** No change of a cell need be larger; a limit all the same, so that every program ends. */
const FAR = 1000;
const TOLERANCE = 1e-7;
const FREE = { low: -FAR, high: FAR };
const NONE = { low: 0, high: 0 };

/** Of the time given, what the search before may take. */
const SHARE_BEFORE = 0.5;

interface FamilySearch {
  readonly system: CountSystem;
  readonly index: RowIndex;
  readonly categories: readonly Knowledge[];
  readonly program: MoveProgram;
  readonly options: SearchOptions;
  /** changes that tell nobody anything, each for one cell and one knowledge, and the cells they need withheld */
  readonly changes: Change[];
  withheld: Uint8Array;
}

interface Change {
  readonly cell: number;
  readonly known: Knowledge;
  readonly cells: readonly number[];
}

/**
 * Adds to a pattern until nobody who knows all cells of one category, or one whole withheld cell of few persons, computes
 * another protected cell. Not counted: what follows from the cells they know, with nothing published at all.
 *
 * @param options `solver` is needed. When time is over, the rest is settled by the first changes at hand, which withhold much
 */
export function protectFamily(
  system: CountSystem,
  problem: CountProblem,
  pattern: Pattern,
  options: SearchOptions,
): Pattern {
  if (options.solver === undefined) throw new TypeError('protection against the family needs a solver');
  const solver = openTimedSolver(options.solver, () => options.mayContinue());
  const withheld = Uint8Array.from(pattern.withheld);
  const program = openChangeProgram(system, solver, withheld);
  const categories = listCategories(problem, system);
  const index = indexRows(system);
  const search: FamilySearch = { system, index, categories, program, options, changes: [], withheld };
  untieWholeCells(search);
  for (const known of categories) untieAll(search, known);
  improve(search, pattern.withheld);
  program.model.close();
  const { witnesses, unprotectable } = pattern;
  const secondary = countSecondary(system, search.withheld);
  options.report?.({ step: 'improving', secondary });
  return {
    withheld: search.withheld,
    secondary,
    ...(witnesses === undefined ? {} : { witnesses }),
    ...(unprotectable === undefined ? {} : { unprotectable }),
  };
}

/** The same search, which ends when half of the time is over. */
export function leaveTimeForFamily(options: SearchOptions): SearchOptions {
  const isEarly = () => (options.readSpentShare?.() ?? 0) < SHARE_BEFORE;
  return { ...options, mayContinue: () => isEarly() && options.mayContinue() };
}

/** Any changes that agree with all sums, also below 0: what linear algebra cannot tell apart. Withheld cells are free. */
function openChangeProgram(system: CountSystem, solver: Solver, withheld: Uint8Array): MoveProgram {
  const program = openMoveProgram(system, solver, 1);
  for (let cell = 0; cell < system.cellCount; cell += 1) program.setRange(cell, readFreedom(system, cell));
  const cells = listCells(system, CELL_STATES.withholdable);
  program.setPrices(
    cells,
    cells.map((cell) => (withheld[cell] === 1 ? 0 : (system.weight[cell] as number))),
  );
  return program;
}

const readFreedom = ({ state }: CountSystem, cell: number) =>
  state[cell] === CELL_STATES.fixed ? NONE : FREE;

function findAnyChange(search: FamilySearch, cell: number, known: Knowledge): Change | undefined {
  const { system, index, withheld, options } = search;
  const cheapest = options.mayContinue() ? findChange(search, cell, known) : undefined;
  if (cheapest !== undefined) return cheapest;
  const cells = findChangeAtHand(system, index, withheld, cell, known);
  return cells && { cell, known, cells };
}

/** The cheapest change of `cell` by one that leaves what is known as it is. */
function findChange({ program, system }: FamilySearch, cell: number, known: Knowledge): Change | undefined {
  for (const one of known) program.setRange(one, NONE);
  program.setRange(cell, { low: 1, high: 1 });
  const { status, x } = program.model.solve();
  for (const one of [...known, cell]) program.setRange(one, readFreedom(system, one));
  if (status !== 'optimal' || x.length === 0) return undefined;
  const changes = program.readChanges(x);
  const cells = [...changes.keys()].filter((one) => Math.abs(changes[one] as number) > TOLERANCE);
  return { cell, known, cells };
}

function withhold({ system, program, withheld }: FamilySearch, { cells }: Change): void {
  const added = cells.filter(
    (cell) => withheld[cell] !== 1 && system.state[cell] === CELL_STATES.withholdable,
  );
  for (const cell of added) withheld[cell] = 1;
  program.setPrices(
    added,
    added.map(() => 0),
  );
}

function untieAll(search: FamilySearch, known: Knowledge): void {
  const { system, options, changes } = search;
  let told = listTold(system, search.withheld, known, options.seed);
  while (told.length > 0) {
    const change = findAnyChange(search, told[0] as number, known);
    if (change !== undefined) {
      changes.push(change);
      withhold(search, change);
    }
    const settled = new Set(change?.cells ?? told.slice(0, 1));
    told = told.filter((cell) => !settled.has(cell));
  }
}

/** Cells told by one of several may still tell each other when one of them no longer does: until none is left. */
function untieWholeCells(search: FamilySearch): void {
  const { system, options, changes } = search;
  for (let before = Infinity; ;) {
    const told = listToldByOne(system, search.withheld, options.seed);
    if (told.length === 0 || told.length >= before) return;
    before = told.length;
    const since = changes.length;
    for (const { cell, knowing } of told) {
      const isUntied = ({ cells }: Change) => cells.includes(cell) !== cells.includes(knowing);
      if (changes.slice(since).some(isUntied)) continue;
      const change = findAnyChange(search, cell, [knowing]);
      if (change === undefined) continue;
      changes.push(change);
      withhold(search, change);
    }
  }
}

/** Cells that these changes need, and those of the pattern before. */
function listNeeded(system: CountSystem, before: Uint8Array, changes: readonly Change[]): Uint8Array {
  const withheld = Uint8Array.from(before);
  for (const { cells } of changes)
    for (const cell of cells) if (system.state[cell] === CELL_STATES.withholdable) withheld[cell] = 1;
  return withheld;
}

/** Looks for each change again, now that the others are withheld anyway, as long as that brings something. */
function improve(search: FamilySearch, before: Uint8Array): void {
  const { system, options, changes, program } = search;
  const free = listCells(system, CELL_STATES.withholdable);
  for (let at = changes.length - 1, idle = 0; changes.length > 0 && idle < changes.length; idle += 1) {
    if (!options.mayContinue()) return;
    const rest = listNeeded(
      system,
      before,
      changes.filter((_, i) => i !== at),
    );
    program.setPrices(
      free,
      free.map((cell) => (rest[cell] === 1 ? 0 : (system.weight[cell] as number))),
    );
    const { cell, known } = changes[at] as Change;
    const change = findChange(search, cell, known);
    if (change !== undefined && takeBetter(search, before, changes.with(at, change))) {
      changes[at] = change;
      idle = -1;
    }
    at = (at + changes.length - 1) % changes.length;
  }
}

function takeBetter(search: FamilySearch, before: Uint8Array, changes: readonly Change[]): boolean {
  const { system, categories, options } = search;
  const next = listNeeded(system, before, changes);
  if (countSecondary(system, next) >= countSecondary(system, search.withheld)) return false;
  const isTold = (known: Knowledge) =>
    !options.mayContinue() || listTold(system, next, known, options.seed).length > 0;
  if (listToldByOne(system, next, options.seed).length > 0 || categories.some(isTold)) return false;
  search.withheld = next;
  options.report?.({ step: 'improving', secondary: countSecondary(system, next) });
  return true;
}
