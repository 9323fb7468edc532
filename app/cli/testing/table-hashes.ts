/** Every row of every table that a backup holds, as one hash a table: to compare two databases. */
import { Client } from 'pg';
import { listCopiedTables, nameTable, quoteColumns, quoteTable } from '../backup/copied-tables.ts';

export interface TableHash {
  readonly rows: number;
  /** of all rows in one order, each with all its columns by name */
  readonly hash: string;
}

/** @param url a login that sees all rows; one moment of the database */
export async function readTableHashes(url: string): Promise<Record<string, TableHash>> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    return await hashTables(client);
  } finally {
    await client.end();
  }
}

/** @param client in a transaction that sees one moment */
export async function hashTables(client: Client): Promise<Record<string, TableHash>> {
  // Numbers with all their digits, times in one zone: two servers may have other defaults.
  await client.query(`set local timezone = 'UTC'; set local extra_float_digits = 3`);
  const hashes: Record<string, TableHash> = {};
  for (const table of await listCopiedTables(client)) {
    const isLoaded = nameTable(table) === 'reference.loaded_dataset';
    const where = isLoaded ? ` where dataset <> 'gazetteer'` : '';
    const { rows } = await client.query<TableHash>(
      `select count(*)::int as rows, coalesce(md5(string_agg(line, '' order by line)), '') as hash
        from (select md5(row_to_json(one)::text) as line
          from (select ${quoteColumns(table)} from ${quoteTable(table)}${where}) one) lines`,
    );
    if (rows[0]) hashes[nameTable(table)] = rows[0];
  }
  return hashes;
}

/** Names of tables whose rows differ, or that one side lacks. */
export function listDifferences(
  one: Readonly<Record<string, TableHash>>,
  other: Readonly<Record<string, TableHash>>,
): string[] {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].filter((name) => one[name]?.hash !== other[name]?.hash).toSorted();
}
