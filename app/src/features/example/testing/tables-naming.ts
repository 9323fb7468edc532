/** Where a database still knows of a place. Not part of the product. */
import { Client } from 'pg';

/** Tables in which some column for places names one of these, by name. */
export async function listTablesNaming(
  superuserUrl: string,
  placeIds: readonly string[],
): Promise<readonly string[]> {
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  const { rows } = await client.query<{ table: string; column: string }>(
    `select c.table_schema || '.' || c.table_name as table, c.column_name as column from information_schema.columns c
     join information_schema.tables t using (table_schema, table_name)
     where t.table_type = 'BASE TABLE' and c.udt_name = 'uuid' and c.column_name like '%place_id'`,
  );
  const named = new Set<string>();
  for (const { table, column } of rows) {
    const found = await client.query(`select from ${table} where ${column} = any($1) limit 1`, [placeIds]);
    if (found.rowCount !== 0) named.add(table);
  }
  await client.end();
  return [...named].toSorted();
}
