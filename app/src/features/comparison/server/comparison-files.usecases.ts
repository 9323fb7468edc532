/** The figures of the study rebuilt from what places share, and the tables of a year as files. For places that took part. */
import { openProtectedCube, type ProtectedCube } from '@vicus/cube';
import { restoreProtectedTables } from '#features/release/server/release.usecases.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { readOffice } from '#server/db/doors.ts';
import { Problem } from '#server/problem.ts';
import { renderXlsx } from '#server/spreadsheet/render-table.ts';
import type { Language } from '#ui/messages.ts';
import {
  COMPARISON_FORMATS,
  describeComparisonCsv,
  toComparisonSheets,
  writeComparisonCsv,
  type ComparisonFormat,
} from '../comparison-file.rules.ts';
import { composeStudyFigures, type StudyFigure } from '../study-figures.rules.ts';
import { selectResults, type StoredResult } from './sharing.queries.ts';

export interface StudyPage {
  /** years of which a comparison is made, newest first */
  readonly periods: readonly number[];
  /** the one that is shown; null: none is made */
  readonly period: number | null;
  /** all seven; without parts where too few places share */
  readonly figures: readonly StudyFigure[];
  /** `Cube.id` of the tables that can be fetched */
  readonly tables: readonly string[];
}

/** `period`: as in the address; the newest where it is none. */
export async function readStudyFigures(member: Member, period: string | null): Promise<StudyPage> {
  authorise(member, 'comparison.read');
  const made = await selectMade(member);
  const chosen = made.find((one) => String(one.period) === period) ?? made[0];
  const tables = chosen === undefined ? [] : restoreProtectedTables(chosen.tables, chosen.contentHash);
  return {
    periods: made.map((one) => one.period),
    period: chosen?.period ?? null,
    figures: composeStudyFigures(tables),
    tables: tables.map((table) => openProtectedCube(table).id),
  };
}

export interface ComparisonFile {
  readonly name: string;
  readonly mediaType: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
}

const MEDIA_TYPES: Readonly<Record<ComparisonFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  'csv-metadata.json': 'application/csvm+json',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** `file`: id of the table and format, such as `comparison-contact.csv`. Problem `not-found` (404). */
export async function readComparisonFile(
  member: Member,
  { period, file }: { readonly period: string; readonly file: string },
  language: Language,
): Promise<ComparisonFile> {
  authorise(member, 'comparison.read');
  const dot = file.indexOf('.');
  const format = COMPARISON_FORMATS.find((one) => one === file.slice(dot + 1));
  const result = (await selectMade(member)).find((one) => String(one.period) === period);
  if (format === undefined || result === undefined) throw new Problem('not-found', 404);
  const tables = restoreProtectedTables(result.tables, result.contentHash);
  const table = tables.find((one) => openProtectedCube(one).id === file.slice(0, dot));
  if (table === undefined) throw new Problem('not-found', 404);
  const name = `${result.period}-${file}`;
  const csvUrl = `${file.slice(0, dot)}.csv`;
  return {
    name,
    mediaType: MEDIA_TYPES[format],
    body: await render(table, { format, language, csvUrl }),
  };
}

function render(
  table: ProtectedCube,
  {
    format,
    language,
    csvUrl,
  }: { readonly format: ComparisonFormat; readonly language: Language; readonly csvUrl: string },
): string | Promise<Uint8Array<ArrayBuffer>> {
  if (format === 'csv') return writeComparisonCsv(table, language);
  if (format === 'xlsx') return renderXlsx(toComparisonSheets(table, language));
  return describeComparisonCsv(table, { language, csvUrl });
}

async function selectMade(member: Member): Promise<StoredResult[]> {
  const results = await readOffice(member, (reader) => selectResults(reader, member.placeId));
  return results.filter(({ isMade }) => isMade);
}
