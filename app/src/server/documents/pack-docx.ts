/** A document as DOCX, for those who must edit: headings, header rows and alternative texts are real ones. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
  type FileChild,
} from 'docx';
import { computeWidthPercent, readDrawingSize } from './drawing-size.ts';
import type { DocumentArms, DocumentContent, DocumentFigure, DocumentPart } from './document.types.ts';
import { composeTable } from './docx-table.ts';
import type { FigurePictures } from './pdf.types.ts';

const FONT = 'Noto Sans';
const BULLETS = 'bullets';
/** Half points. */
const SIZE = 21;
const LARGE_SIZE = 28;
/** Width of the text on A4 with margins of 24 mm, at 96 pixels an inch. */
const TEXT_WIDTH_PX = 612;
const ARMS_HEIGHT_PX = 106;
/** Twentieths of a point. */
const MARGIN = 1361;
const MUTED = '4F5864';

/** `pictures`: each figure as PNG. */
export async function packDocx(content: DocumentContent, pictures: FigurePictures): Promise<Uint8Array> {
  const { language, title, author, description, isLarge, parts } = content;
  const size = isLarge ? LARGE_SIZE : SIZE;
  const document = new Document({
    title,
    creator: author,
    description,
    lastModifiedBy: author,
    styles: composeStyles(language, size, content.colour),
    numbering: { config: [composeBullets()] },
    sections: [
      {
        properties: {
          titlePage: true,
          page: { margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN } },
        },
        headers: { default: composeHeader(content), first: new Header({ children: [new Paragraph('')] }) },
        footers: { default: composeFooter(content), first: composeFooter(content) },
        children: [...composeCover(content), ...parts.flatMap((part) => composePart(part, pictures))],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function composeStyles(language: string, size: number, colour: string) {
  const heading = (factor: number, before: number) => ({
    run: { font: FONT, bold: true, size: Math.round(size * factor), color: '1B1F24' },
    paragraph: { spacing: { before, after: 160 }, keepNext: true },
  });
  return {
    default: {
      document: {
        run: { font: FONT, size, language: { value: new Intl.Locale(language).toString() } },
        paragraph: { spacing: { after: 140, line: 300 } },
      },
      title: {
        run: { font: FONT, bold: true, size: 52, color: colour === '' ? '1B1F24' : colour.slice(1) },
        paragraph: { spacing: { before: 1200, after: 240 } },
      },
      heading1: heading(1.62, 480),
      heading2: heading(1.19, 320),
    },
    paragraphStyles: [
      {
        id: 'Caption',
        name: 'caption',
        basedOn: 'Normal',
        run: { font: FONT, bold: true, size },
        paragraph: { spacing: { before: 240, after: 100 }, keepNext: true },
      },
      { id: 'Note', name: 'Note', basedOn: 'Normal', run: { font: FONT, size: 17, color: MUTED } },
    ],
  };
}

const composeBullets = () => ({
  reference: BULLETS,
  levels: [
    {
      level: 0,
      format: LevelFormat.BULLET,
      text: '–',
      alignment: AlignmentType.START,
      style: { paragraph: { indent: { start: 300, hanging: 300 } } },
    },
  ],
});

const composeHeader = ({ title, mark }: DocumentContent): Header =>
  new Header({
    children: [
      new Paragraph({ style: 'Note', children: [new TextRun([title, mark].filter(Boolean).join(' · '))] }),
    ],
  });

const composeFooter = ({ footer }: DocumentContent): Footer =>
  new Footer({
    children: [
      new Paragraph({
        style: 'Note',
        children: [
          new TextRun({
            children: [
              footer === '' ? '' : `${footer} · `,
              PageNumber.CURRENT,
              ' / ',
              PageNumber.TOTAL_PAGES,
            ],
          }),
        ],
      }),
    ],
  });

function composeCover({ title, subtitle, notices, cover, facts, arms }: DocumentContent): FileChild[] {
  return [
    ...(arms === null ? [] : [composeArms(arms)]),
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(title)] }),
    ...(subtitle === ''
      ? []
      : [new Paragraph({ children: [new TextRun({ text: subtitle, size: 28, color: MUTED })] })]),
    ...notices.map(composeNote),
    ...cover.map(composeParagraph),
    ...facts.map(composeFact),
    new Paragraph({ pageBreakBefore: true, children: [] }),
  ];
}

function composeArms({ kind, content, widthPx, heightPx, alt }: DocumentArms): Paragraph {
  const width = Math.max(1, Math.round((ARMS_HEIGHT_PX * widthPx) / heightPx));
  return new Paragraph({
    children: [
      new ImageRun({
        type: kind === 'jpeg' ? 'jpg' : 'png',
        data: content,
        transformation: { width, height: ARMS_HEIGHT_PX },
        altText: { name: 'arms', description: alt },
      }),
    ],
  });
}

const composeParagraph = (text: string): Paragraph => new Paragraph({ children: [new TextRun(text)] });

const composeNote = (text: string): Paragraph =>
  new Paragraph({
    border: { left: { style: BorderStyle.SINGLE, size: 18, color: '8A3B00', space: 8 } },
    children: [new TextRun({ text, color: '8A3B00' })],
  });

const composeFact = ([name, value]: readonly [string, string]): Paragraph =>
  new Paragraph({ children: [new TextRun({ text: `${name}: `, bold: true }), new TextRun(value)] });

function composePart(part: DocumentPart, pictures: FigurePictures): FileChild[] {
  switch (part.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: part.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
          children: [new TextRun(part.text)],
        }),
      ];
    case 'paragraph':
      return [composeParagraph(part.text)];
    case 'note':
      return [composeNote(part.text)];
    case 'bullets':
      return part.items.map(
        (item) =>
          new Paragraph({ numbering: { reference: BULLETS, level: 0 }, children: [new TextRun(item)] }),
      );
    case 'facts':
      return part.facts.map(composeFact);
    case 'figure':
      return composeFigure(part, pictures[part.name]);
    case 'table':
      return [composeCaption(part.caption), composeTable(part), new Paragraph('')];
  }
}

const composeCaption = (text: string): Paragraph =>
  new Paragraph({ style: 'Caption', children: [new TextRun(text)] });

function composeFigure(
  { name, title, alt, notes, svg }: DocumentFigure,
  png: Uint8Array | undefined,
): FileChild[] {
  if (png === undefined) throw new Error(`the picture ${name} is missing`);
  const drawn = readDrawingSize(svg);
  const width = Math.round((TEXT_WIDTH_PX * computeWidthPercent(svg)) / 100);
  const height = Math.max(1, Math.round((width * drawn.height) / drawn.width));
  return [
    composeCaption(title),
    new Paragraph({
      children: [
        new ImageRun({
          type: 'png',
          data: png,
          transformation: { width, height },
          altText: { name, description: alt, title },
        }),
      ],
    }),
    ...notes.map((text) => new Paragraph({ style: 'Note', children: [new TextRun(text)] })),
  ];
}
