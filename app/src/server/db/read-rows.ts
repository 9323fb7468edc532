/** Questions that the query builder cannot put, such as recursive ones, for readers. */
import type { Kysely, RawBuilder } from 'kysely';
import type { PublicReader } from './doors.ts';

/**
 * Runs a question written in SQL. The type of a reader offers no raw SQL because that could write; the door behind it
 * is a read-only transaction, so the database refuses what the type cannot see.
 */
export async function readRows<Row>(
  reader: PublicReader,
  question: RawBuilder<Row>,
): Promise<readonly Row[]> {
  const { rows } = await question.execute(reader as unknown as Kysely<unknown>);
  return rows;
}
