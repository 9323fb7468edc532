/** The report of an edition: a PDF/UA-1 that an officer can hand to the council as it is. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { openProtectedCube } from '@vicus/cube';
import { renderPdf } from '#server/documents/render-pdf.ts';
import { createTranslator, type Language } from '#ui/messages.ts';
import type { EditionContent } from '../publication.types.ts';
import { composeEdition } from './edition.ts';
import { composeReportData, type ReportFacts } from './report-data.ts';

export const REPORT_LANGUAGES = ['en', 'de'] as const satisfies readonly Language[];

export interface ReportRequest extends ReportFacts {
  readonly content: EditionContent;
  readonly createdAt: Date;
}

export async function renderReport(request: ReportRequest): Promise<Uint8Array> {
  const { content, language, place } = request;
  const edition = composeEdition(content, { language, medium: 'print' });
  const cubes = content.tables.map((table) => openProtectedCube(table));
  const t = createTranslator(language);
  const images = edition.figures.flatMap(({ id, chart }) =>
    chart === null ? [] : [[id, chart.wide] as const],
  );
  return renderPdf({
    template: await readTemplate(),
    data: composeReportData(request, edition, cubes),
    images: Object.fromEntries(images),
    language,
    title: `${place.name}: ${edition.title}`,
    author: place.name,
    description: t('public.report.subtitle'),
    createdAt: request.createdAt,
    ...(place.isExample && { mark: t('word.example') }),
  });
}

let template: Promise<string> | undefined;

/** Through the package and not beside this file: the built server lies in another folder. */
function readTemplate(): Promise<string> {
  const app = path.dirname(createRequire(import.meta.url).resolve('@vicus/app/package.json'));
  template ??= readFile(path.join(app, 'src/features/publication/server/report.typ'), 'utf8');
  return template;
}
