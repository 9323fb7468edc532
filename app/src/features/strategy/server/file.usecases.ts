/** The spreadsheet of a strategy: taken out, looked at when it comes back, brought in whole or not at all. */
import { readActors } from '#features/governance/server/actor.usecases.ts';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { readOffice, write } from '#server/db/doors.ts';
import { parseInput, rowId } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { readWorkbookTables, type WorkbookTable } from '#server/spreadsheet/read-xlsx.ts';
import { claimUpload, selectUpload, storeUpload, type NewUpload } from '#server/spreadsheet/uploads.ts';
import type { ActionOwner } from '../action.types.ts';
import type { FileLanguage } from '../file-cells.rules.ts';
import { checkRows } from '../file-input.rules.ts';
import { listEffects, planFile } from '../file-plan.rules.ts';
import { readFile } from '../file-read.rules.ts';
import { nameSheet } from '../file-sheets.rules.ts';
import { showRows, type ShownRow } from '../file-show.rules.ts';
import type { FilePlan, FileSheet, PlannedRow, RowOutcome } from '../file.types.ts';
import { conflictsOpen, workbookOnly } from '../file.problems.ts';
import type { Strategy, StrategyContent } from '../strategy.types.ts';
import { readStrategyContent } from './content.usecases.ts';
import { commitRows } from './file-commit.ts';
import { lockOpenStrategy } from './strategies.usecases.ts';

/** Keeps the file for the preview, once it can be read at all. @returns id of the upload */
export async function uploadStrategyFile(
  member: Member,
  strategyId: string,
  upload: NewUpload,
): Promise<string> {
  authorise(member, 'strategy.import');
  await readWorkbook(upload.content);
  return write(member, async (transaction) => {
    await lockOpenStrategy(transaction, member.placeId, parseInput(rowId, strategyId));
    return storeUpload(transaction, member, upload);
  });
}

/** Text files hold one list only: @throws Problem `strategy-file-workbook-only` (422) and those of `readWorkbookTables` */
async function readWorkbook(content: Uint8Array): Promise<readonly WorkbookTable[]> {
  const isArchive = content[0] === 0x50 && content[1] === 0x4b;
  const isOldWorkbook = content[0] === 0xd0 && content[1] === 0xcf;
  if (isOldWorkbook) throw new Problem('spreadsheet-old-excel', 422, {}, 'file');
  if (!isArchive) throw workbookOnly();
  return readWorkbookTables(content);
}

export interface FilePreview {
  readonly strategy: Strategy;
  readonly fileName: string;
  readonly findings: FilePlan['findings'];
  readonly absent: readonly { readonly sheet: string; readonly count: number }[];
  readonly counts: Readonly<Record<RowOutcome, number>>;
  /** only rows that would change something; conflicts are all there */
  readonly rows: readonly ShownRow[];
  /** new and changed rows that are not shown */
  readonly hidden: number;
}

/** More rows than this nobody reads on a page; conflicts are shown whatever their number. */
const SHOWN_ROWS = 200;

interface FileName {
  readonly strategyId: string;
  readonly uploadId: string;
}

/** What the file would do. Nothing is changed. @throws Problem `upload-gone`, `not-found` (404) */
export async function previewStrategyFile(
  member: Member,
  name: FileName,
  language: FileLanguage,
): Promise<FilePreview> {
  authorise(member, 'strategy.import');
  const { upload, content } = await readOffice(member, async (reader) => ({
    upload: await selectUpload(reader, member.placeId, requireUpload(name.uploadId), 'strategy'),
    content: await readStrategyContent(reader, member.placeId, parseInput(rowId, name.strategyId)),
  }));
  const plan = planTables(await readWorkbook(upload.content), content, language);
  const { strategy } = content;
  const effects = listEffects(plan);
  const plain = effects.filter(({ outcome }) => outcome !== 'conflict');
  const shown = [...effects.filter(({ outcome }) => outcome === 'conflict'), ...plain.slice(0, SHOWN_ROWS)];
  return {
    strategy,
    fileName: upload.fileName,
    findings: plan.findings,
    absent: Object.entries(plan.absent).map(([sheet, count]) => ({
      sheet: nameSheet(sheet as FileSheet, language),
      count,
    })),
    counts: countOutcomes(plan),
    rows: showRows(shown, plan, content, { language, currency: strategy.currency }),
    hidden: Math.max(0, plain.length - SHOWN_ROWS),
  };
}

function countOutcomes({ rows }: FilePlan): Record<RowOutcome, number> {
  const counts = { new: 0, changed: 0, same: 0, conflict: 0 };
  for (const { outcome } of rows) counts[outcome] += 1;
  return counts;
}

function requireUpload(uploadId: string): string {
  if (!rowId.safeParse(uploadId).success) throw new Problem('upload-gone', 404);
  return uploadId;
}

function planTables(
  tables: readonly WorkbookTable[],
  content: StrategyContent,
  language: FileLanguage,
): FilePlan {
  const { strategyId, currency } = content.strategy;
  const name = (sheet: Parameters<typeof nameSheet>[0]): string => nameSheet(sheet, language);
  const plan = planFile(content, readFile(tables, strategyId, { language, currency }), name);
  return { ...plan, findings: [...plan.findings, ...checkRows(plan.rows, name)] };
}

/** For each conflict, by sheet and id: what the page showed it against, and which text was chosen. */
export interface ConflictChoice {
  readonly keep: 'here' | 'file';
  /** of the row here when the choice was made */
  readonly revision: number;
}
export type ConflictChoices = ReadonlyMap<string, ConflictChoice>;

export interface ImportedRows {
  readonly added: number;
  readonly changed: number;
}

/**
 * Brings the file in as it was previewed, in one transaction, and lets go of it. Problems: `import-has-errors` `{ count }`,
 * `import-empty` (422), `strategy-file-conflicts-open` `{ count }`, `changed-meanwhile` (409), `upload-gone` (404).
 */
export async function importStrategyFile(
  member: Member,
  name: FileName,
  choices: ConflictChoices,
  language: FileLanguage,
): Promise<ImportedRows> {
  authorise(member, 'strategy.import');
  const { placeId } = member;
  const uploadId = requireUpload(name.uploadId);
  const upload = await readOffice(member, (reader) => selectUpload(reader, placeId, uploadId, 'strategy'));
  const tables = await readWorkbook(upload.content);
  const toOwner = await readOwners(member);
  return write(member, async (transaction) => {
    const strategyId = parseInput(rowId, name.strategyId);
    await lockOpenStrategy(transaction, placeId, strategyId);
    const content = await readStrategyContent(transaction, placeId, strategyId);
    const planned = choosePlanned(planTables(tables, content, language), choices);
    await commitRows({ transaction, member, content, planned, toOwner });
    await claimUpload(transaction, placeId, uploadId);
    const added = planned.filter(({ outcome }) => outcome === 'new').length;
    const counts = { added, changed: planned.length - added };
    const detail = { file: upload.fileName, ...counts };
    const note = { action: 'strategy.import', objectKind: 'strategy', objectId: strategyId, detail } as const;
    await recordAudit(transaction, member, note);
    return counts;
  });
}

/** A choice holds for what was shown: where the row moved on again, it is asked for again. */
function choosePlanned(plan: FilePlan, choices: ConflictChoices): PlannedRow[] {
  const errors = plan.findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Problem('import-has-errors', 422, { count: errors.length });
  const effects = listEffects(plan);
  const conflicts = effects.filter(({ outcome }) => outcome === 'conflict');
  const find = ({ sheet, id }: PlannedRow) => choices.get(`${sheet} ${id}`);
  const open = conflicts.filter((row) => find(row)?.revision !== row.revision);
  if (open.length > 0) throw conflictsOpen(open.length);
  const planned = effects.filter((row) => row.outcome !== 'conflict' || find(row)?.keep === 'file');
  if (planned.length === 0) throw new Problem('import-empty', 422);
  return planned;
}

/** Names of the register of actors become links to it, as in the form of an action. */
async function readOwners(member: Member): Promise<(name: string) => ActionOwner> {
  const { sections } = await readActors(member, {}, 'en');
  const actors = new Map(
    sections.flatMap((section) => section.actors).map((actor) => [actor.name.toLowerCase(), actor]),
  );
  return (name) => {
    const actor = actors.get(name.toLowerCase());
    return actor === undefined ? { actorId: null, name } : { actorId: actor.actorId, name: actor.name };
  };
}
