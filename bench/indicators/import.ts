/** The file of the statistical office through the product's own way in, and what it leaves on the disk. */
import { createReadStream, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { importStatistics } from '../../app/src/features/indicator/server/statistics.usecases.ts';
import type { StatisticsReport } from '../../app/src/features/indicator/statistics.types.ts';
import { askDatabase } from '../responses/fieldwork.ts';
import type { Product } from '../product.ts';
import { writeStatistics } from './file.ts';

const ABOUT = { title: 'Bench', publisher: 'Bench office', licence: 'none' };

export interface Imported {
  readonly rows: number;
  readonly fileMegabytes: number;
  readonly seconds: number;
  readonly walMegabytes: number;
  /** a file that says again what is known of some of the places: nothing changes */
  readonly againRows: number;
  readonly againSeconds: number;
}

export interface Disk {
  readonly values: number;
  readonly tableMegabytes: number;
  readonly keyMegabytes: number;
  readonly importIndexMegabytes: number;
  readonly databaseMegabytes: number;
}

/** Places of the file that comes a second time. */
const AGAIN = 1_000;

export async function measureImport(
  product: Product,
  places: number,
  say: (line: string) => void,
): Promise<Imported> {
  const path = join(product.dataDirectory, 'statistics.csv');
  await writeStatistics(path, 1, places);
  const fileMegabytes = statSync(path).size / 1e6;
  say(`  a file of ${fileMegabytes.toFixed(0)} MB`);
  const walBefore = await readWal(product);
  const [first, seconds] = await bring(path, say);
  const walMegabytes = (await readWal(product)) - walBefore;
  if (!first.isImported || first.added !== first.rowsRead)
    throw new Error(`the file was not taken as it is: ${JSON.stringify(first).slice(0, 500)}`);
  say(`  ${first.added} values in ${seconds.toFixed(0)} s`);
  // As autovacuum would, soon after.
  for (const table of ['confidential.observation', 'office.data_import'])
    await askDatabase(product.superuserUrl, `vacuum analyze ${table}`);
  await writeStatistics(path, 1, Math.min(places, AGAIN));
  const [again, againSeconds] = await bring(path, say);
  if (again.unchanged !== again.rowsRead || again.importId !== null)
    throw new Error('the same values changed something');
  rmSync(path);
  return {
    rows: first.rowsRead,
    fileMegabytes,
    seconds,
    walMegabytes,
    againRows: again.rowsRead,
    againSeconds,
  };
}

async function bring(path: string, say: (line: string) => void): Promise<[StatisticsReport, number]> {
  const begunMs = performance.now();
  const report = await importStatistics(
    { name: 'statistics.csv', content: createReadStream(path) },
    ABOUT,
    (share) => say(`    ${Math.round(share * 100)} % of the places`),
  );
  return [report, (performance.now() - begunMs) / 1000];
}

/** What the database does by itself in the minutes after an import. */
export async function settle({ superuserUrl }: Product): Promise<void> {
  await askDatabase(superuserUrl, 'vacuum (analyze) confidential.observation');
  await askDatabase(superuserUrl, 'checkpoint');
}

async function readWal({ superuserUrl }: Product): Promise<number> {
  const question = `select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::float8 / 1e6 as megabytes`;
  return (await askDatabase<{ megabytes: number }>(superuserUrl, question))[0]?.megabytes ?? 0;
}

export async function readDisk({ superuserUrl }: Product): Promise<Disk> {
  const [disk] = await askDatabase<Disk & Record<string, unknown>>(
    superuserUrl,
    `select (select count(*)::int from confidential.observation) as values,
      pg_table_size('confidential.observation')::float8 / 1e6 as "tableMegabytes",
      pg_relation_size('confidential.observation_pkey')::float8 / 1e6 as "keyMegabytes",
      pg_relation_size('confidential.observation_by_import')::float8 / 1e6 as "importIndexMegabytes",
      pg_database_size(current_database())::float8 / 1e6 as "databaseMegabytes"`,
  );
  if (disk === undefined) throw new Error('the database says nothing of its size');
  return disk;
}
