import type { SourceColumn } from './source-table.types.ts';

/** An id that no column has yet: underscores are added. */
export function claimId(id: string, columns: readonly SourceColumn[]): string {
  return columns.some((one) => one.id === id) ? claimId(`${id}_`, columns) : id;
}

/** Columns of a table: what the file has, then value, status, flag, then the rest, each with an id of its own. */
export function completeColumns(
  dimensions: readonly SourceColumn[],
  others: readonly { readonly id: string; readonly label: string }[] = [],
  flagLabel = 'flag',
): SourceColumn[] {
  const own: readonly SourceColumn[] = [
    { id: 'value', label: 'value', role: 'value' },
    { id: 'status', label: 'status', role: 'status' },
    { id: 'flag', label: flagLabel, role: 'other' },
  ];
  const further = others.map((one): SourceColumn => ({ ...one, role: 'other' }));
  const columns: SourceColumn[] = [...dimensions];
  for (const one of [...own, ...further]) columns.push({ ...one, id: claimId(one.id, columns) });
  return columns;
}
