/** Actors from a spreadsheet: kept, looked at, imported whole or not at all. */
import { ACTOR_KINDS, AREAS_OF_LIFE } from '@vicus/reference';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { readOffice, write } from '#server/db/doors.ts';
import { rowId } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { readTable } from '#server/spreadsheet/read-table.ts';
import { renderCsv, renderXlsx } from '#server/spreadsheet/render-table.ts';
import type { TableFinding, TableSource } from '#server/spreadsheet/spreadsheet.types.ts';
import { claimUpload, selectUpload, storeUpload, type NewUpload } from '#server/spreadsheet/uploads.ts';
import {
  ACTOR_FIELDS,
  planActorImport,
  type ActorImportChoices,
  type ActorImportPlan,
} from '../actor-import.rules.ts';
import { insertActors, selectActors, updateActor } from './actor.queries.ts';

/** Keeps the file for the preview, once it can be read at all. @returns id of the upload */
export async function uploadActors(member: Member, upload: NewUpload): Promise<string> {
  authorise(member, 'actor.import');
  await readTable(upload.content);
  return write(member, (transaction) => storeUpload(transaction, member, upload));
}

export interface ActorImportPreview extends ActorImportPlan {
  readonly uploadId: string;
  readonly fileName: string;
  readonly source: TableSource;
  /** headings of the file */
  readonly headings: readonly string[];
  readonly rowCount: number;
}

/** What an import would do. Nothing is changed. Problem `upload-gone` (404). */
export async function previewActorImport(
  member: Member,
  uploadId: string,
  choices: ActorImportChoices & { readonly sheet?: string },
): Promise<ActorImportPreview> {
  authorise(member, 'actor.import');
  const { upload, actors } = await readOffice(member, async (reader) => ({
    upload: await selectUpload(reader, member.placeId, requireId(uploadId), 'actors'),
    actors: await selectActors(reader, member.placeId),
  }));
  const table = await readTable(upload.content, choices.sheet);
  return {
    uploadId,
    fileName: upload.fileName,
    source: table.source,
    headings: table.columns,
    rowCount: table.rows.length,
    ...planActorImport(table, choices, actors),
  };
}

export interface ImportedActors {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly skipped: number;
}

/**
 * Imports the file as it was previewed and deletes it. Problems: `import-has-errors` `{ count }` (422) unless rows
 * with errors are to be left out, `import-empty` (422), `upload-gone` (404).
 */
export async function importActors(
  member: Member,
  uploadId: string,
  choices: ActorImportChoices & { readonly sheet?: string; readonly skipErrors: boolean },
): Promise<ImportedActors> {
  authorise(member, 'actor.import');
  const id = requireId(uploadId);
  const upload = await readOffice(member, (reader) => selectUpload(reader, member.placeId, id, 'actors'));
  const table = await readTable(upload.content, choices.sheet);
  return write(member, async (transaction) => {
    const plan = planActorImport(table, choices, await selectActors(transaction, member.placeId));
    refuseErrors(plan.findings, choices.skipErrors);
    if (plan.planned.length === 0) throw new Problem('import-empty', 422);
    const adding = plan.planned.filter(({ outcome }) => outcome === 'add');
    const changing = plan.planned.filter(({ outcome }) => outcome === 'change');
    await insertActors(
      transaction,
      member.placeId,
      adding.map(({ actor }) => actor),
    );
    for (const { actorId, actor } of changing)
      await updateActor(transaction, member.placeId, actorId ?? '', actor);
    await claimUpload(transaction, member.placeId, id);
    const counts = {
      added: adding.length,
      changed: changing.length,
      same: plan.planned.length - adding.length - changing.length,
      skipped: plan.errorRows.length,
    };
    const note = {
      action: 'actor.import',
      objectKind: 'file',
      objectId: upload.fileName,
      detail: counts,
    } as const;
    await recordAudit(transaction, member, note);
    return counts;
  });
}

/** Errors of the file as a whole (a missing column) cannot be left out. */
function refuseErrors(findings: readonly TableFinding[], skipErrors: boolean): void {
  const errors = findings.filter(
    ({ severity, row }) => severity === 'error' && (!skipErrors || row === null),
  );
  if (errors.length > 0) throw new Problem('import-has-errors', 422, { count: errors.length });
}

function requireId(uploadId: string): string {
  if (!rowId.safeParse(uploadId).success) throw new Problem('upload-gone', 404);
  return uploadId;
}

/** An empty table to fill in, with every code explained. `language`: of the explanations. */
export async function renderActorTemplate(
  member: Member,
  format: 'csv' | 'xlsx',
  language: string,
): Promise<Uint8Array<ArrayBuffer>> {
  authorise(member, 'actor.import');
  const heading = ACTOR_FIELDS.map(({ id }) => id);
  if (format === 'csv') return new TextEncoder().encode(renderCsv(heading, []));
  const label = (texts: Readonly<Record<string, string>>) => texts[language] ?? texts['en'] ?? '';
  return renderXlsx([
    { name: 'Actors', heading, rows: [], widths: [40, 30, 28, 28, 40, 14] },
    {
      name: 'Kinds',
      heading: ['kind', label({ en: 'Meaning', de: 'Bedeutung' })],
      rows: ACTOR_KINDS.map((kind) => [kind.code, label(kind.label)]),
      widths: [32, 60],
    },
    {
      name: 'Areas',
      heading: ['areas', label({ en: 'Meaning', de: 'Bedeutung' })],
      rows: AREAS_OF_LIFE.map((area) => [area.code, label(area.label)]),
      widths: [32, 60],
    },
  ]);
}
