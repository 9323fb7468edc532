/** Rows of the competence sheet: each change is one, the latest of an area is in force. */
import type { CompetenceLevel } from '@vicus/reference';
import type { OfficeReader, OfficeTransaction } from '#server/db/doors.ts';
import type { CompetenceChange } from '../competence.schema.ts';
import type { Competence } from '../competence.types.ts';

/** Newest first. */
export async function selectCompetences(reader: OfficeReader, placeId: string): Promise<Competence[]> {
  const rows = await reader
    .selectFrom('office.competence as competence')
    .leftJoin('auth.user as user', 'user.id', 'competence.changed_by')
    .selectAll('competence')
    .select('user.name as changed_by_name')
    .where('place_id', '=', placeId)
    .orderBy('changed_at', 'desc')
    .orderBy('competence_id')
    .execute();
  return rows.map((row) => ({
    area: row.area,
    decides: row.decides as CompetenceLevel[],
    pays: row.pays as CompetenceLevel[],
    delivers: row.delivers as CompetenceLevel[],
    others: row.others,
    note: row.note,
    source: row.source,
    sourceDate: row.source_date,
    changedBy: row.changed_by_name ?? '',
    changedOn: row.changed_at.toISOString().slice(0, 10),
  }));
}

export async function countCompetences(reader: OfficeTransaction, placeId: string): Promise<number> {
  const { count } = await reader
    .selectFrom('office.competence')
    .select((select) => select.fn.countAll<string>().as('count'))
    .where('place_id', '=', placeId)
    .executeTakeFirstOrThrow();
  return Number(count);
}

export async function insertCompetence(
  transaction: OfficeTransaction,
  placeId: string,
  one: CompetenceChange & { readonly changedBy: string; readonly changedAt: Date },
): Promise<void> {
  await transaction
    .insertInto('office.competence')
    .values({
      place_id: placeId,
      area: one.area,
      decides: one.decides,
      pays: one.pays,
      delivers: one.delivers,
      others: one.others,
      note: one.note,
      source: one.source,
      source_date: one.sourceDate,
      changed_by: one.changedBy,
      changed_at: one.changedAt,
    })
    .execute();
}
