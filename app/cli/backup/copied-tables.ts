/** Which tables a backup holds, in an order in which they can be filled again. */
import { escapeIdentifier, type Client } from 'pg';

export interface CopiedTable {
  readonly schema: string;
  readonly table: string;
  readonly columns: readonly string[];
}

/**
 * Everything a place or a person would miss, in these schemas. The queue is in none of them: mails in it were perhaps sent
 * since, and sending them twice is worse than asking for a reminder. A test finds tables that are in neither list.
 */
export const COPIED_SCHEMAS: readonly string[] = ['auth', 'office', 'confidential', 'published', 'reference'];

/** What is left out, and why nobody will miss it. Registers that an operator imported are copied: no start loads them. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  'auth.session': 'everybody signs in again',
  'auth.verification': 'one-time links and challenges are short-lived secrets',
  'office.upload': 'files between preview and import are given again',
  'reference.gazetteer_place': 'reference data: reloaded from the program at the next start',
};
/** Rows left out of a table that is copied. */
const ROWS: Readonly<Record<string, string>> = { 'reference.loaded_dataset': "dataset <> 'gazetteer'" };

export function nameTable({ schema, table }: Pick<CopiedTable, 'schema' | 'table'>): string {
  return `${schema}.${table}`;
}

export function quoteTable({ schema, table }: Pick<CopiedTable, 'schema' | 'table'>): string {
  return `${escapeIdentifier(schema)}.${escapeIdentifier(table)}`;
}

export function quoteColumns({ columns }: Pick<CopiedTable, 'columns'>): string {
  return columns.map((column) => escapeIdentifier(column)).join(', ');
}

/** The statement that gives the rows of a table. */
export function toCopyOut(table: CopiedTable): string {
  const condition = ROWS[nameTable(table)];
  const where = condition === undefined ? '' : ` where ${condition}`;
  return `copy (select ${quoteColumns(table)} from ${quoteTable(table)}${where}) to stdout`;
}

/** Tables with their columns; a table comes after those it refers to. */
export async function listCopiedTables(client: Client): Promise<CopiedTable[]> {
  const { rows } = await client.query<CopiedTable & { refersTo: string[] }>(
    `select n.nspname as schema, c.relname as "table",
       (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
       coalesce((select array_agg(distinct rn.nspname || '.' || r.relname) from pg_constraint k
         join pg_class r on r.oid = k.confrelid join pg_namespace rn on rn.oid = r.relnamespace
         where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid), '{}') as "refersTo"
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname = any($1) order by 1, 2`,
    [COPIED_SCHEMAS],
  );
  return sortByReference(rows.filter((row) => !(nameTable(row) in LEFT_OUT))).map(
    ({ schema, table, columns }) => ({
      schema,
      table,
      columns,
    }),
  );
}

function sortByReference<Row extends CopiedTable & { refersTo: readonly string[] }>(
  rows: readonly Row[],
): Row[] {
  const sorted: Row[] = [];
  const names = new Set<string>();
  let waiting = rows;
  while (waiting.length > 0) {
    const listed = new Set(waiting.map(nameTable));
    const ready = waiting.filter((row) => row.refersTo.every((name) => names.has(name) || !listed.has(name)));
    if (ready.length === 0)
      throw new Error(`tables refer to one another in a circle: ${[...listed].join(', ')}`);
    for (const row of ready) names.add(nameTable(row));
    sorted.push(...ready);
    waiting = waiting.filter((row) => !names.has(nameTable(row)));
  }
  return sorted;
}
