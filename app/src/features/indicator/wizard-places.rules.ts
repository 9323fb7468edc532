/** Which rows of a file are about this place, where the file holds several. */
import { toFinding, type TableFinding, type TableRow } from '#server/spreadsheet/spreadsheet.types.ts';
import { foldHeading } from '#server/spreadsheet/match-columns.ts';
import type { ColumnGroup, DataTable, PlaceNames } from './wizard.types.ts';

/** Codes and names of places as they are compared: without signs and capitals. */
export const foldPlace = (text: string): string => foldHeading(text);

const SHOWN = 60;

export interface OwnRows {
  readonly rows: readonly TableRow[];
  readonly findings: readonly TableFinding[];
}

/** All rows where no column says the place; rows without a text there are taken to be of the place as well. */
export function keepOwnRows(table: DataTable, groups: readonly ColumnGroup[], places: PlaceNames): OwnRows {
  const index = groups.find(({ meaning }) => meaning === 'place')?.indexes[0];
  if (index === undefined) return { rows: table.rows, findings: [] };
  const column = table.columns[index]?.heading ?? null;
  const labels = table.columns[index]?.labels;
  const findings: TableFinding[] = [];
  const rows = table.rows.filter((row) => {
    const text = row.cells[index] ?? '';
    const label = labels?.get(text) ?? '';
    const forms = [text, label].map(foldPlace).filter((form) => form !== '');
    if (text === '' || forms.some((form) => places.own.has(form))) return true;
    const finding = explainOther(text, forms, places);
    if (finding !== null)
      findings.push(
        toFinding('warning', finding.code, row.number, column, {
          given: (label || text).slice(0, SHOWN),
          ...finding.values,
        }),
      );
    return false;
  });
  return { rows, findings: [...countOthers(table, rows, column), ...findings] };
}

/** null: simply another place, which is counted. */
function explainOther(
  text: string,
  forms: readonly string[],
  { merged, others }: PlaceNames,
): { readonly code: string; readonly values: TableFinding['values'] } | null {
  const year = forms.map((form) => merged.get(form)).find((one) => one !== undefined);
  if (year !== undefined) return { code: 'merged-place', values: { year } };
  const isCode = /^[A-Z]{0,2}_?\d{4,}$/i.test(text);
  return others.size > 0 && isCode && !forms.some((form) => others.has(form))
    ? { code: 'place-unknown', values: {} }
    : null;
}

function countOthers(table: DataTable, own: readonly TableRow[], column: string | null): TableFinding[] {
  const kept = new Set(own);
  const first = table.rows.find((row) => !kept.has(row));
  if (first === undefined) return [];
  const values = { rows: table.rows.length - own.length };
  return own.length === 0
    ? [toFinding('error', 'no-row-of-place', first.number, column, values)]
    : [toFinding('warning', 'other-places', first.number, column, values)];
}
