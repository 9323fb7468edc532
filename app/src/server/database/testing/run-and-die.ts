/** Run by tests as a process of its own: opens a data folder, acknowledges a row, says so and waits to be killed. */
import { Client } from 'pg';
import { startEmbeddedDatabase } from '../embedded/embedded-database.ts';
import { lockFolder } from '../lock.ts';

const [dataDirectory = '', cloneDirectory = ''] = process.argv.slice(2);
lockFolder(dataDirectory, 'Vicus');
const database = await startEmbeddedDatabase({ dataDirectory, cloneDirectory, say: () => undefined });
const client = new Client({ connectionString: database.ownerUrl });
// The test kills the server under this connection.
client.on('error', () => undefined);
await client.connect();
await client.query(
  'create table if not exists acknowledged (at int generated always as identity, said text)',
);
await client.query("insert into acknowledged (said) values ('on disk')");
process.stdout.write('acknowledged\n');
setInterval(() => undefined, 60_000);
