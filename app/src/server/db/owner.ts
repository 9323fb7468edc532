/** What only the owner of the schemas may do, at a start: building and granting. Never what lies in the tables. */
import pg from 'pg';

/** Runs statements with the owner's login, all or none. `url`: `VICUS_MIGRATE_URL` or that of the embedded server. */
export async function runAsOwner(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // One query without parameters is one transaction.
    await client.query(statements.join(';\n'));
  } finally {
    await client.end();
  }
}
