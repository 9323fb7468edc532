/** A document as PDF/UA-1: its parts as data for one template. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { DocumentContent, DocumentFigure, DocumentPart, DocumentTable } from './document.types.ts';
import { computeWidthPercent } from './drawing-size.ts';
import type { Json } from './pdf.types.ts';
import { renderPdf } from './render-pdf.ts';
import { computeColumnParts } from './table-widths.ts';

/** Errors: DocumentError. */
export async function renderDocumentPdf(content: DocumentContent): Promise<Uint8Array> {
  const { arms, parts } = content;
  const figures = parts.filter((part) => part.kind === 'figure');
  return renderPdf({
    template: await readTemplate(),
    data: toData(content),
    images: Object.fromEntries(figures.map(({ name, svg }) => [name, svg])),
    ...(arms !== null && { pictures: { arms: { kind: arms.kind, content: arms.content } } }),
    language: content.language,
    title: content.title,
    author: content.author,
    description: content.description,
    createdAt: content.createdAt,
    mark: content.mark,
  });
}

let template: Promise<string> | undefined;

/** Through the package and not beside this file: the built server lies in another folder. */
function readTemplate(): Promise<string> {
  const app = path.dirname(createRequire(import.meta.url).resolve('@vicus/app/package.json'));
  template ??= readFile(path.join(app, 'src/server/documents/document.typ'), 'utf8');
  return template;
}

function toData(content: DocumentContent): Json {
  const { title, subtitle, facts, notices, cover, footer, colour, arms, isLarge, parts } = content;
  return {
    title,
    subtitle,
    facts,
    notices,
    cover,
    footer,
    colour,
    arms: arms === null ? null : { file: `/images/arms.${arms.kind}`, alt: arms.alt },
    large: isLarge,
    parts: parts.map(toPart),
  };
}

function toPart(part: DocumentPart): Json {
  if (part.kind === 'figure') return toFigure(part);
  return part.kind === 'table' ? toTable(part) : part;
}

function toFigure({ kind, name, title, alt, notes, svg }: DocumentFigure): Json {
  return { kind, name, title, alt, notes, widthPercent: computeWidthPercent(svg) };
}

function toTable(table: DocumentTable): Json {
  const { kind, caption, columns, rows } = table;
  return {
    kind,
    caption,
    widths: computeColumnParts(table),
    columns: columns.map(({ label, isNumber }) => ({ label, align: isNumber ? 'end' : 'start' })),
    rows: rows as readonly Json[],
  };
}
