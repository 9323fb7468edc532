import { openRandom } from '../random.ts';
import { measureTurn, turnChoice } from './choices.ts';
import type { Choices } from './choices.ts';

/** More passes change nothing on the tables of the bench. */
const MOST_PASSES = 40;
/** Partners tried for each choice in a pass. */
const PARTNERS = 6;

/**
 * Turns single choices and pairs of choices round while that makes the sum of squared deviations smaller. A pair, one up
 * and one down inside one published cell, leaves that cell as it is and moves what lies below it.
 */
export function improveChoices(choices: Choices, seed: number, mayContinue: () => boolean): void {
  const random = openRandom(seed);
  const order = Int32Array.from(choices.rows.keys());
  const choiceOfRow = new Int32Array(choices.system.rowCount).fill(-1);
  for (const [choice, row] of choices.rows.entries()) choiceOfRow[row] = choice;
  for (let pass = 0; pass < MOST_PASSES && mayContinue(); pass += 1) {
    shuffle(order, random);
    let turned = 0;
    for (const choice of order) {
      if (measureTurn(choices, choice) < 0) {
        turnChoice(choices, choice);
        turned += 1;
      } else if (turnPair(choices, choice, choiceOfRow, random)) turned += 1;
    }
    if (turned === 0) return;
  }
}

/** Tries a few partners that point the other way; keeps the first pair that helps. */
function turnPair(choices: Choices, choice: number, choiceOfRow: Int32Array, random: () => number): boolean {
  const alone = measureTurn(choices, choice);
  turnChoice(choices, choice);
  for (let trial = 0; trial < PARTNERS; trial += 1) {
    const partner = drawPartner(choices, choice, choiceOfRow, random);
    if (partner < 0 || choices.isUp[partner] !== choices.isUp[choice]) continue;
    if (alone + measureTurn(choices, partner) >= 0) continue;
    turnChoice(choices, partner);
    return true;
  }
  turnChoice(choices, choice);
  return false;
}

/** A choice in a cell that holds this one too; -1 where the drawn row has none. */
function drawPartner(
  choices: Choices,
  choice: number,
  choiceOfRow: Int32Array,
  random: () => number,
): number {
  const { cellsOfRow, system } = choices;
  const row = choices.rows[choice] ?? 0;
  const first = cellsOfRow.start[row] ?? 0;
  const cell = cellsOfRow.items[first + draw(random, (cellsOfRow.start[row + 1] ?? 0) - first)] ?? 0;
  const start = system.cellRows.start[cell] ?? 0;
  const other = system.cellRows.items[start + draw(random, (system.cellRows.start[cell + 1] ?? 0) - start)];
  const partner = choiceOfRow[other ?? 0] ?? -1;
  return partner === choice ? -1 : partner;
}

function draw(random: () => number, count: number): number {
  return Math.floor(random() * count);
}

function shuffle(order: Int32Array, random: () => number): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = draw(random, at + 1);
    const kept = order[at] ?? 0;
    order[at] = order[other] ?? 0;
    order[other] = kept;
  }
}
