/** The places that enter a fit, and the place itself. */
import type { MissingReason } from '../axes.types.ts';
import type { ExpectedTable, Outcome, Precondition } from '../expected.types.ts';
import { isShare, toEntered, type YearColumn } from './expected-columns.ts';
import type { PlaceTable } from './place-table.ts';

export interface ChosenColumns {
  readonly table: PlaceTable;
  readonly country: string;
  /** of the country's localities */
  readonly rows: readonly number[];
  readonly outcome: Outcome;
  readonly year: number;
  readonly outcomeColumn: Float64Array;
  /** how many people the share of each row is of */
  readonly people: Float64Array;
  readonly inputs: readonly (YearColumn & { readonly precondition: Precondition })[];
}

/** The place that reads. */
export interface OwnPlace {
  /** 0–100; null: not known here, and why */
  readonly actual: number | null;
  readonly reason: MissingReason | null;
  readonly people: number;
  /** as they enter the fit, by name; complete, because only what is known here is chosen */
  readonly entered: Readonly<Record<string, number>>;
}

export function describeOwn(chosen: ChosenColumns, row: number, reason: MissingReason): OwnPlace {
  const value = chosen.outcomeColumn[row];
  const actual = value !== undefined && isShare(value) ? value : null;
  return {
    actual,
    reason: actual === null ? reason : null,
    people: chosen.people[row] ?? NaN,
    entered: Object.fromEntries(
      chosen.inputs.map(({ precondition, values }) => [precondition, toEntered(precondition, values[row])]),
    ),
  };
}

/** Only places of which everything is known: nothing is filled in. */
export function composeTable({ rows, outcomeColumn, people, inputs }: ChosenColumns): ExpectedTable {
  const complete = rows.filter(
    (row) =>
      isShare(outcomeColumn[row]) &&
      !Number.isNaN(people[row] ?? NaN) &&
      inputs.every(({ precondition, values }) => Number.isFinite(toEntered(precondition, values[row]))),
  );
  const pick = (read: (row: number) => number): Float64Array => Float64Array.from(complete, read);
  return {
    preconditions: inputs.map(({ precondition }) => precondition),
    columns: inputs.map(({ precondition, values }) => pick((row) => toEntered(precondition, values[row]))),
    numerators: pick((row) => ((outcomeColumn[row] ?? 0) / 100) * (people[row] ?? 0)),
    denominators: pick((row) => people[row] ?? 0),
  };
}
