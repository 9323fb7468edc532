import { CELL_STATES } from '../counts/counts.types.ts';
import type { CountSystem } from '../counts/counts.types.ts';
import type { Solver } from '../disclosure.types.ts';
import { MovesModel, ONE } from './moves-model.ts';
import type { ChangeOf, Wanted } from './moves-model.ts';

/** Persons more that no other cell needs; a limit all the same, so that every program ends. */
const FAR = 1000;

/** Persons more while cells are pushed together: room to give way to each other, and no more. */
const NEAR = 5;

/**
 * Share of the cells left that are pushed together, those that came furthest, and how many at most. The fewer, the more of
 * them clear at once; the more, the fewer programs.
 */
const SHARE = 0.015;
const MOST_TOGETHER = 50;

/** Times that a cell is pushed with others before it is asked alone. */
const TRIES = 2;

/** What a time in vain takes from how far a cell came, in persons: others have their turn. */
const LESS_EACH_TIME = 0.5;

interface Reading {
  readonly system: CountSystem;
  readonly model: MovesModel;
  /** cells not yet seen to move by a person */
  readonly open: Set<number>;
  readonly triesOf: Map<number, number>;
  mayContinue(): boolean;
}

interface Rated extends Wanted {
  /** persons */
  readonly rank: number;
}

function look({ open, model }: Reading, wanted: readonly Wanted[]): ChangeOf {
  const changeOf = model.push(wanted);
  for (const cell of open) if (Math.abs(changeOf(cell)) >= ONE) open.delete(cell);
  return changeOf;
}

/** A cell that is asked next: the further it came already, the sooner it is there. */
function rate({ system, triesOf }: Reading, cell: number, changeOf: ChangeOf): Rated {
  const change = changeOf(cell);
  const mayFall = (system.value[cell] ?? 0) > system.smallestWithheld;
  const direction = change >= 0 || !mayFall ? 1 : -1;
  return { cell, direction, rank: change * direction - LESS_EACH_TIME * (triesOf.get(cell) ?? 0) };
}

/**
 * Pushes those cells that are nearest to moving by a person, a few at a time: each program begins where the last one ended
 * and shows most of them, and often others besides.
 */
function pushNearest(reading: Reading): void {
  const { open, model, triesOf } = reading;
  let changeOf: ChangeOf = () => 0;
  while (reading.mayContinue()) {
    const left = [...open].filter((cell) => (triesOf.get(cell) ?? 0) < TRIES);
    if (left.length === 0) return;
    const most = Math.max(1, Math.min(MOST_TOGETHER, Math.round(SHARE * open.size)));
    const wanted = left
      .map((cell) => rate(reading, cell, changeOf))
      .sort((a, b) => b.rank - a.rank || a.cell - b.cell)
      .slice(0, most);
    for (const { cell } of wanted) triesOf.set(cell, (triesOf.get(cell) ?? 0) + 1);
    model.limitToOne(wanted);
    changeOf = look(reading, wanted);
  }
}

function pushEach(reading: Reading): void {
  const { system, open } = reading;
  // What other questions clear on the way is gone from the list.
  for (const cell of open) {
    if (!reading.mayContinue()) return;
    look(reading, [{ cell, direction: 1 }]);
    if (open.has(cell) && (system.value[cell] ?? 0) > system.smallestWithheld)
      look(reading, [{ cell, direction: -1 }]);
  }
}

/**
 * Primary cells for which the careful reader is left with one whole number. Ended early, cells that were not looked at
 * are among them.
 */
export function listCertain(
  system: CountSystem,
  withheld: Uint8Array,
  solver: Solver,
  mayContinue: () => boolean = () => true,
): number[] {
  const open = new Set<number>();
  for (let cell = 0; cell < system.visibleCount; cell += 1)
    if (system.state[cell] === CELL_STATES.primary) open.add(cell);
  const primary = [...open];
  if (primary.length === 0) return [];
  const model = new MovesModel(system, withheld, solver);
  const reading: Reading = { system, model, open, triesOf: new Map(), mayContinue };
  try {
    model.limit(NEAR);
    pushNearest(reading);
    model.limit(FAR);
    pushEach(reading);
    return [...open];
  } finally {
    model.close();
  }
}
