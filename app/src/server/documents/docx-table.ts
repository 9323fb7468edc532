/** A table of a document in DOCX: its first row is a header row that every page repeats. */
import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { DocumentTable } from './document.types.ts';
import { computeColumnParts } from './table-widths.ts';

/** Of the text on A4 with margins of 24 mm, in twentieths of a point. */
const TEXT_WIDTH = 9184;
const RULE = { style: BorderStyle.SINGLE, size: 4, color: 'C9D0D8' } as const;
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const BORDERS = {
  top: RULE,
  bottom: RULE,
  left: NONE,
  right: NONE,
  insideHorizontal: RULE,
  insideVertical: NONE,
};
const MARGINS = { top: 40, bottom: 40, left: 80, right: 80 };
const LINES = { after: 0, line: 240 };
const SIZE = 17;

interface Place {
  readonly width: number;
  readonly isNumber: boolean;
}

export function composeTable(table: DocumentTable): Table {
  const { columns, rows } = table;
  const parts = computeColumnParts(table);
  const total = parts.reduce((sum, part) => sum + part, 0);
  const places = columns.map(({ isNumber }, at): Place => {
    return { isNumber, width: Math.floor(((parts[at] ?? 0) / total) * TEXT_WIDTH) };
  });
  const compose = (texts: readonly string[], isBold: boolean): TableCell[] =>
    texts.map((text, at) => composeCell(text, places[at] ?? { width: 0, isNumber: false }, isBold));
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: places.map(({ width }) => width),
    borders: BORDERS,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: compose(
          columns.map(({ label }) => label),
          true,
        ),
      }),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: 'heading' in row ? [composeHeading(row.heading, columns.length)] : compose(row, false),
          }),
      ),
    ],
  });
}

const composeCell = (text: string, { width, isNumber }: Place, bold: boolean): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.BOTTOM,
    margins: MARGINS,
    children: [
      new Paragraph({
        alignment: isNumber ? AlignmentType.END : AlignmentType.START,
        spacing: LINES,
        children: [new TextRun({ text, bold, size: SIZE })],
      }),
    ],
  });

const composeHeading = (text: string, columnSpan: number): TableCell =>
  new TableCell({
    columnSpan,
    shading: { fill: 'F2F5F8' },
    margins: MARGINS,
    children: [new Paragraph({ spacing: LINES, children: [new TextRun({ text, bold: true, size: SIZE })] })],
  });
