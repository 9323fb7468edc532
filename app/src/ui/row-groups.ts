/** Rows of a table in the groups their headings begin: a heading holds for the rest of its row group. */
export function groupRows<Row>(rows: readonly Row[], isHeading: (row: Row) => boolean): Row[][] {
  const groups: Row[][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last === undefined || isHeading(row)) groups.push([row]);
    else last.push(row);
  }
  return groups;
}
