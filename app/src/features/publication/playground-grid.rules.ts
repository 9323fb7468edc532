/** Lays the cells of a table of counts out as rows and columns. */
import type { CountProblem } from '@vicus/disclosure';
import type { Grid, GridCell } from './playground.types.ts';

const TOTAL = 'Total';

/** What a key shows; keys that are missing show 0. */
export type ShowCell = (key: string) => GridCell;

/**
 * The last breakdown goes across, all others down. Margins stand last; `total` is what they are called.
 */
export function layOutGrid({ variables }: CountProblem, show: ShowCell, total: string): Grid {
  const codes = variables.map(({ leaves }) => [...leaves, TOTAL]);
  const across = codes.length > 1 ? (codes.at(-1) ?? []) : [];
  const down = (codes.length > 1 ? codes.slice(0, -1) : codes).reduce<string[][]>(
    (rows, own) => rows.flatMap((row) => own.map((code) => [...row, code])),
    [[]],
  );
  const name = (code: string): string => (code === TOTAL ? total : code);
  return {
    columns: across.length === 0 ? [''] : across.map(name),
    rows: down.map((row) => ({
      label: row.map(name).join(', '),
      cells:
        across.length === 0 ? [show(row.join('|'))] : across.map((code) => show([...row, code].join('|'))),
    })),
  };
}

/** `Syria, 2025` for the key `Syria|2025`. */
export function describeKey(key: string, total: string): string {
  return key
    .split('|')
    .map((code) => (code === TOTAL ? total : code))
    .join(', ');
}
