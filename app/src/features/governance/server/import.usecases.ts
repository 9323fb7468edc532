/** Answers collected elsewhere: kept as files, looked at, then one closed wave with results. */
import { createHash } from 'node:crypto';
import {
  ACTOR_KINDS,
  FREQUENCY_LABELS,
  NATURE_LABELS,
  POLITICAL_GROUPS,
  RESPONDENT_ROLES,
} from '@vicus/reference';
import { readPlaceContact } from '#features/place/server/place-contact.usecases.ts';
import { importAnswers } from '#features/survey/server/import.usecases.ts';
import { listWaves } from '#features/survey/server/survey.usecases.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { addDays, today } from '#server/clock.ts';
import { readOffice, write } from '#server/db/doors.ts';
import { parseInput, rowId } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { readTable } from '#server/spreadsheet/read-table.ts';
import { renderCsv, renderXlsx } from '#server/spreadsheet/render-table.ts';
import type { Table, TableSource } from '#server/spreadsheet/spreadsheet.types.ts';
import {
  claimUpload,
  restoreUpload,
  selectUpload,
  storeUpload,
  type NewUpload,
  type Upload,
} from '#server/spreadsheet/uploads.ts';
import type { GovernanceDesign } from '../governance.schema.ts';
import { buildImportedAnswers } from '../import-answers.rules.ts';
import { ANSWER_FIELDS } from '../import-columns.rules.ts';
import { planAnswerImport } from '../import.rules.ts';
import { importedWaveSchema, type ImportedWaveForm } from '../import.schema.ts';
import type { AnswerImportChoices, AnswerImportPlan } from '../import.types.ts';
import { computeWaveResult } from './results.usecases.ts';
import { selectActorsAsked } from './waves.queries.ts';

/** Which files to read and how. `natureUploadId`: the second file; null: there is none. */
export interface AnswerFiles {
  readonly uploadId: string;
  readonly natureUploadId: string | null;
  readonly sheet?: string;
  readonly choices: AnswerImportChoices;
}

const RETENTION_DAYS = 365;

/** Keeps one or two files for the preview, once they can be read at all. @returns their ids */
export async function uploadAnswers(
  member: Member,
  answers: NewUpload,
  natures: NewUpload | null,
): Promise<{ readonly uploadId: string; readonly natureUploadId: string | null }> {
  authorise(member, 'answers.import');
  await readTable(answers.content);
  if (natures !== null) await readTable(natures.content);
  return write(member, async (transaction) => ({
    uploadId: await storeUpload(transaction, member, answers),
    natureUploadId: natures === null ? null : await storeUpload(transaction, member, natures),
  }));
}

export interface AnswerImportPreview extends AnswerImportPlan {
  readonly fileName: string;
  readonly source: TableSource;
  readonly headings: readonly string[];
  readonly rowCount: number;
  readonly second: {
    readonly fileName: string;
    readonly source: TableSource;
    readonly headings: readonly string[];
    readonly rowCount: number;
  } | null;
}

/** What an import would do. Nothing is changed. Problem `upload-gone` (404). */
export async function previewAnswerImport(member: Member, files: AnswerFiles): Promise<AnswerImportPreview> {
  authorise(member, 'answers.import');
  const { answers, natures, plan, table, second } = await readPlan(member, files);
  const describe = (upload: Upload, read: Table) => ({
    fileName: upload.fileName,
    source: read.source,
    headings: read.columns,
    rowCount: read.rows.length,
  });
  return {
    ...plan,
    ...describe(answers, table),
    second: natures === null || second === null ? null : describe(natures, second),
  };
}

async function readPlan(member: Member, { uploadId, natureUploadId, sheet, choices }: AnswerFiles) {
  const read = await readOffice(member, async (reader) => ({
    answers: await selectUpload(reader, member.placeId, requireId(uploadId), 'answers'),
    natures:
      natureUploadId === null
        ? null
        : await selectUpload(reader, member.placeId, requireId(natureUploadId), 'answers'),
    actors: await selectActorsAsked(reader, member.placeId),
    placeName: (await readPlaceContact(reader, member.placeId)).name,
  }));
  const table = await readTable(read.answers.content, sheet);
  const second = read.natures === null ? null : await readTable(read.natures.content);
  return { ...read, table, second, plan: planAnswerImport(table, second, choices, read.actors) };
}

/**
 * Makes a closed wave of the files as they were previewed, computes its results and deletes the files. Problems:
 * `import-has-errors`, `import-empty` (422), `answers-imported-before` `{ title }` (409), `upload-gone` (404), and
 * those of `importAnswers`. @returns id of the wave
 */
export async function importAnswersFromFiles(
  member: Member,
  files: AnswerFiles,
  input: unknown,
): Promise<string> {
  authorise(member, 'answers.import');
  const form = parseInput(importedWaveSchema, input);
  const { answers, natures, plan, placeName } = await readPlan(member, files);
  refuseUnfit(plan, form);
  const contentHash = hashFiles(answers, natures);
  await refuseRepeatedImport(member, contentHash);
  const design = toDesign(form);
  const notes = { fileName: answers.fileName, origin: form.origin, contentHash, choices: files.choices };
  const claimed = [answers, ...(natures === null ? [] : [natures])];
  const wave = toWave(plan, form, placeName);
  const waveId = await whileClaimed(member, claimed, () =>
    importAnswers(member, { ...wave, design: { ...design, imported: notes } }),
  );
  await computeWaveResult(member.placeId, waveId);
  return waveId;
}

/** Errors of the file as a whole (a missing column) cannot be left out. */
function refuseUnfit(plan: AnswerImportPlan, { skipErrors }: ImportedWaveForm): void {
  const errors = plan.findings.filter(
    ({ severity, row }) => severity === 'error' && (!skipErrors || row === null),
  );
  if (errors.length > 0) throw new Problem('import-has-errors', 422, { count: errors.length });
  if (plan.respondents.length === 0 || plan.askedRows.length === 0) throw new Problem('import-empty', 422);
}

function toWave(
  plan: AnswerImportPlan,
  form: ImportedWaveForm,
  placeName: string,
): Omit<Parameters<typeof importAnswers>[1], 'design'> {
  const { title, mode, closedOn, retentionUntil, asked } = form;
  const { instrument, answers } = buildImportedAnswers(toDesign(form), plan.askedRows, plan.respondents, {
    mode,
    placeName,
  });
  const respondents = plan.respondents.map(({ name, role, politicalGroup, actorId }, index) => {
    return { name, role, politicalGroup, actorId, answers: answers[index] ?? {} };
  });
  return { instrument, title, mode, closedOn, retentionUntil, asked, respondents };
}

/** Takes the files away while they are imported, so that sending the form twice imports once; gives them back if it fails. */
async function whileClaimed<Result>(
  member: Member,
  uploads: readonly Upload[],
  run: () => Promise<Result>,
): Promise<Result> {
  await write(member, async (transaction) => {
    for (const { uploadId } of uploads) await claimUpload(transaction, member.placeId, uploadId);
  });
  try {
    return await run();
  } catch (error) {
    await write(member, async (transaction) => {
      for (const upload of uploads) await restoreUpload(transaction, member, upload);
    });
    throw error;
  }
}

function hashFiles(answers: Upload, natures: Upload | null): string {
  const hash = createHash('sha256').update(answers.content);
  if (natures !== null) hash.update('\u0000').update(natures.content);
  return hash.digest('hex');
}

async function refuseRepeatedImport(member: Member, contentHash: string): Promise<void> {
  const same = (await listWaves(member)).find(
    ({ design }) =>
      (design['imported'] as { contentHash?: unknown } | undefined)?.contentHash === contentHash,
  );
  if (same !== undefined) throw new Problem('answers-imported-before', 409, { title: same.title });
}

function toDesign(form: ImportedWaveForm): GovernanceDesign {
  return {
    windows: {
      earlier: { fromYear: form.earlierFrom, toYear: form.earlierTo },
      later: { fromYear: form.laterFrom, toYear: form.laterTo },
    },
    rows: 'named',
    furtherKinds: true,
    politicalGroup: true,
    localityFacts: false,
    openQuestions: false,
    languages: ['en', 'de', 'es', 'it'],
    basis: form.basis,
    purpose: '',
    closesOn: form.closedOn,
    retentionUntil: form.retentionUntil,
  };
}

/** What the form begins with: the last two years, and the two before them. */
export function proposeImportedWave(respondents: number): Record<string, string> {
  const year = Number(today().slice(0, 4));
  return {
    title: '',
    asked: String(respondents),
    earlierFrom: String(year - 3),
    earlierTo: String(year - 2),
    laterFrom: String(year - 1),
    laterTo: String(year),
    closedOn: today(),
    retentionUntil: addDays(today(), RETENTION_DAYS),
  };
}

function requireId(uploadId: string): string {
  if (!rowId.safeParse(uploadId).success) throw new Problem('upload-gone', 404);
  return uploadId;
}

/** An empty table to fill in, with every code explained. `language`: of the explanations. */
export async function renderAnswerTemplate(
  member: Member,
  format: 'csv' | 'xlsx',
  language: string,
): Promise<Uint8Array<ArrayBuffer>> {
  authorise(member, 'answers.import');
  const heading = ANSWER_FIELDS.map(({ id }) => id);
  if (format === 'csv') return new TextEncoder().encode(renderCsv(heading, []));
  const say = (texts: Readonly<Record<string, string>>) => texts[language] ?? texts['en'] ?? '';
  const meaning = say({ en: 'Meaning', de: 'Bedeutung' });
  const codes = (name: string, column: string, records: readonly (readonly [string | number, string])[]) => ({
    name,
    heading: [column, meaning],
    rows: records,
    widths: [32, 60],
  });
  const byCode = (records: readonly { code: string; label: Readonly<Record<string, string>> }[]) =>
    records.map(({ code, label }) => [code, say(label)] as const);
  const byValue = (records: readonly { value: number; label: Readonly<Record<string, string>> }[]) =>
    records.map(({ value, label }) => [value, say(label)] as const);
  return renderXlsx([
    { name: 'Answers', heading, rows: [] },
    codes('Frequency', 'earlier, later', byValue(FREQUENCY_LABELS)),
    codes('Nature', 'nature', byValue(NATURE_LABELS)),
    codes('Kinds', 'actor', byCode(ACTOR_KINDS)),
    codes('Roles', 'role', byCode(RESPONDENT_ROLES)),
    codes('Political groups', 'political-group', byCode(POLITICAL_GROUPS)),
  ]);
}
