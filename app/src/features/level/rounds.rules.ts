/** Rounds are half-years: what levels are told is counted once for each, and fixed. */

/** A half-year, e.g. `2026-H2`: text sorts as time. */
export type Round = string;

/** After so many rounds without being counted an answer is no longer taken for what a town says today: three years. */
export const REST_ROUNDS = 6;

/** @param day ISO day */
export function readRound(day: string): Round {
  return `${day.slice(0, 4)}-H${day.slice(5, 7) <= '06' ? 1 : 2}`;
}

export function addRounds(round: Round, count: number): Round {
  const halves = Number(round.slice(0, 4)) * 2 + Number(round.slice(6)) - 1 + count;
  return `${Math.floor(halves / 2)}-H${(halves % 2) + 1}`;
}

/** How many rounds lie from one to another. */
export function countRounds(from: Round, to: Round): number {
  const halves = (round: Round) => Number(round.slice(0, 4)) * 2 + Number(round.slice(6));
  return halves(to) - halves(from);
}

/** The round that is made on a day: the half-year before; among examples the one that runs, for nobody else can join them. */
export function readDueRound(day: string, isExample: boolean): Round {
  return isExample ? readRound(day) : addRounds(readRound(day), -1);
}
