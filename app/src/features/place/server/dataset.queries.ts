/** Which open data are in the database. */
import { sql } from 'kysely';
import type { WorkTransaction } from '#server/db/doors.ts';
import type { DatasetAbout } from '../dataset.types.ts';

/** Two imports at once would each see half of the other: the second waits. Any constant serves. */
const IMPORT_LOCK = 868_484_310;

export async function lockImports(transaction: WorkTransaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(${IMPORT_LOCK})`.execute(transaction);
}

/** Writes whose data these are; a row that says the same already stays as it is, its day of import included. */
export async function upsertDataset(
  transaction: WorkTransaction,
  about: DatasetAbout,
  counted: { readonly rowCount: number; readonly contentHash: string },
): Promise<void> {
  await sql`insert into reference.dataset as known
      (dataset, title, publisher, licence, attribution, address, version, row_count, content_hash)
    values (${about.dataset}, ${about.title}, ${about.publisher}, ${about.licence}, ${about.attribution},
      ${about.address}, ${about.version}, ${counted.rowCount}, ${counted.contentHash})
    on conflict (dataset) do update set title = excluded.title, publisher = excluded.publisher,
      licence = excluded.licence, attribution = excluded.attribution, address = excluded.address,
      version = excluded.version, row_count = excluded.row_count, content_hash = excluded.content_hash,
      imported_on = current_date
    where (known.title, known.publisher, known.licence, known.attribution, known.address, known.version,
        known.row_count, known.content_hash)
      is distinct from (excluded.title, excluded.publisher, excluded.licence, excluded.attribution,
        excluded.address, excluded.version, excluded.row_count, excluded.content_hash)`.execute(transaction);
}

export async function analyzeRegister(transaction: WorkTransaction): Promise<void> {
  await sql`select vicus.analyze_register()`.execute(transaction);
}
