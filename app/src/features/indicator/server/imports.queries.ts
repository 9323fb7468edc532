/** The ways in which values came. */
import type { OfficeReader, OfficeTransaction, WorkTransaction } from '#server/db/doors.ts';
import type { DataImport } from '../indicator.types.ts';

type Transaction = OfficeTransaction | WorkTransaction;

export interface NewImport {
  readonly kind: DataImport['kind'];
  readonly title: string;
  readonly source: string;
  readonly fileName: string;
  readonly contentHash: string;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly undoes: string | null;
  readonly madeBy: string;
}

export async function insertImport(
  transaction: Transaction,
  placeId: string,
  made: NewImport,
): Promise<string> {
  const { fileName, contentHash, madeBy, ...rest } = made;
  const { import_id } = await (transaction as OfficeTransaction)
    .insertInto('office.data_import')
    .values({ ...rest, place_id: placeId, file_name: fileName, content_hash: contentHash, made_by: madeBy })
    .returning('import_id')
    .executeTakeFirstOrThrow();
  return import_id;
}

/** Newest first, with the name of whoever brought them in. */
export async function selectImports(reader: OfficeReader, placeId: string): Promise<DataImport[]> {
  const rows = await reader
    .selectFrom('office.data_import as i')
    .leftJoin('office.data_import as undone', (join) =>
      join.onRef('undone.place_id', '=', 'i.place_id').onRef('undone.undoes', '=', 'i.import_id'),
    )
    .leftJoin('auth.user as u', 'u.id', 'i.made_by')
    .select([
      'i.import_id',
      'i.kind',
      'i.title',
      'i.source',
      'i.file_name',
      'i.added',
      'i.changed',
      'i.unchanged',
    ])
    .select(['i.undoes', 'i.made_at', 'u.name', 'undone.import_id as undone_by'])
    .where('i.place_id', '=', placeId)
    .orderBy('i.made_at', 'desc')
    .orderBy('i.import_id')
    .execute();
  return rows.map((row) => ({
    importId: row.import_id,
    kind: row.kind as DataImport['kind'],
    title: row.title,
    source: row.source,
    fileName: row.file_name,
    added: row.added,
    changed: row.changed,
    unchanged: row.unchanged,
    undoes: row.undoes,
    madeBy: row.name ?? '',
    madeAt: row.made_at,
    isUndone: row.undone_by !== null,
  }));
}

/** Whose data each import brought. */
export async function selectImportSources(
  reader: OfficeReader | Transaction,
  placeId: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await (reader as OfficeReader)
    .selectFrom('office.data_import')
    .select(['import_id', 'source'])
    .where('place_id', '=', placeId)
    .execute();
  return new Map(rows.map(({ import_id, source }) => [import_id, source]));
}

/** Of each import, whose data they are and how they came. */
export async function selectImportKinds(
  reader: OfficeReader | Transaction,
  placeId: string,
): Promise<ReadonlyMap<string, Pick<DataImport, 'source' | 'kind'>>> {
  const rows = await (reader as OfficeReader)
    .selectFrom('office.data_import')
    .select(['import_id', 'source', 'kind'])
    .where('place_id', '=', placeId)
    .execute();
  return new Map(
    rows.map(({ import_id, source, kind }) => [import_id, { source, kind: kind as DataImport['kind'] }]),
  );
}
