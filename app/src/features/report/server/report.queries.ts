/** Reports in the database. */
import type { OfficeReader, OfficeTransaction } from '#server/db/doors.ts';
import type {
  Block,
  FundQuery,
  ReportDraft,
  ReportKind,
  ReportLanguage,
  ReportTemplate,
} from '../report.types.ts';
import { completeParts, composeTemplate } from '../parts.rules.ts';

type Reader = OfficeReader | OfficeTransaction;

/** Both doors of the office may read; row-level security decides which rows. */
const narrow = (reader: Reader): OfficeReader => reader as OfficeReader;

interface DraftRow {
  readonly report_id: string;
  readonly kind: string;
  readonly language: string;
  readonly area: string;
  readonly title: string;
  readonly releases: string[];
  readonly fund: Record<string, string> | null;
  readonly blocks: unknown[];
  readonly revision: number;
  readonly changed_on: string;
}

const toDraft = (row: DraftRow): ReportDraft => ({
  reportId: row.report_id,
  kind: row.kind as ReportKind,
  language: row.language as ReportLanguage,
  area: row.area,
  title: row.title,
  releaseIds: row.releases,
  fund: row.fund as FundQuery | null,
  blocks: row.blocks as Block[],
  revision: row.revision,
  changedOn: row.changed_on,
});

/** Newest first, as they were last changed. */
export async function selectDrafts(reader: Reader, placeId: string): Promise<ReportDraft[]> {
  const rows = await narrow(reader)
    .selectFrom('office.report')
    .selectAll()
    .where('place_id', '=', placeId)
    .orderBy('changed_on', 'desc')
    .orderBy('title')
    .orderBy('report_id')
    .execute();
  return rows.map(toDraft);
}

export async function selectDraft(
  reader: Reader,
  placeId: string,
  reportId: string,
): Promise<ReportDraft | undefined> {
  const row = await narrow(reader)
    .selectFrom('office.report')
    .selectAll()
    .where('place_id', '=', placeId)
    .where('report_id', '=', reportId)
    .executeTakeFirst();
  return row && toDraft(row);
}

/** The same, held until the transaction ends. */
export async function lockDraft(
  transaction: OfficeTransaction,
  placeId: string,
  reportId: string,
): Promise<ReportDraft | undefined> {
  const row = await transaction
    .selectFrom('office.report')
    .selectAll()
    .where('place_id', '=', placeId)
    .where('report_id', '=', reportId)
    .forUpdate()
    .executeTakeFirst();
  return row && toDraft(row);
}

export async function insertDraft(
  transaction: OfficeTransaction,
  placeId: string,
  draft: Omit<ReportDraft, 'reportId' | 'revision' | 'changedOn'>,
): Promise<string> {
  const { report_id: reportId } = await transaction
    .insertInto('office.report')
    .values({
      place_id: placeId,
      kind: draft.kind,
      language: draft.language,
      area: draft.area,
      title: draft.title,
      releases: JSON.stringify(draft.releaseIds),
      fund: draft.fund === null ? null : JSON.stringify(draft.fund),
      blocks: JSON.stringify(draft.blocks),
    })
    .returning('report_id')
    .executeTakeFirstOrThrow();
  return reportId;
}

export async function updateDraft(
  transaction: OfficeTransaction,
  placeId: string,
  draft: ReportDraft,
  day: string,
): Promise<void> {
  await transaction
    .updateTable('office.report')
    .set({
      title: draft.title,
      releases: JSON.stringify(draft.releaseIds),
      blocks: JSON.stringify(draft.blocks),
      revision: draft.revision + 1,
      changed_on: day,
    })
    .where('place_id', '=', placeId)
    .where('report_id', '=', draft.reportId)
    .execute();
}

export async function deleteDraft(
  transaction: OfficeTransaction,
  placeId: string,
  reportId: string,
): Promise<void> {
  await transaction
    .deleteFrom('office.report')
    .where('place_id', '=', placeId)
    .where('report_id', '=', reportId)
    .execute();
}

/** What the place wants; the template of a place that changed nothing where there is no row. */
export async function selectTemplate(
  reader: Reader,
  placeId: string,
  kind: ReportKind,
): Promise<ReportTemplate> {
  const row = await narrow(reader)
    .selectFrom('office.report_template')
    .selectAll()
    .where('place_id', '=', placeId)
    .where('kind', '=', kind)
    .executeTakeFirst();
  if (row === undefined) return composeTemplate(kind);
  const parts = completeParts(kind, row.sections as ReportTemplate['parts']);
  return { kind, parts, cover: row.cover, footer: row.footer };
}

export async function upsertTemplate(
  transaction: OfficeTransaction,
  placeId: string,
  { kind, parts, cover, footer }: ReportTemplate,
  day: string,
): Promise<void> {
  const values = {
    sections: JSON.stringify(parts),
    cover: JSON.stringify(cover),
    footer: JSON.stringify(footer),
    changed_on: day,
  };
  await transaction
    .insertInto('office.report_template')
    .values({ place_id: placeId, kind, ...values })
    .onConflict((conflict) => conflict.columns(['place_id', 'kind']).doUpdateSet(values))
    .execute();
}
