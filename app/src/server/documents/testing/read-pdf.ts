/** What a screen reader finds in a PDF: read by a program that others wrote. */
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface PdfStructure {
  readonly title: string;
  readonly language: string;
  readonly isTagged: boolean;
  readonly pages: number;
  /** roles and texts of headings in order, e.g. `H1 Results` */
  readonly headings: readonly string[];
  /** alternative texts of figures */
  readonly alternatives: readonly string[];
  readonly figures: number;
  readonly tables: number;
  /** cells that head a column or row */
  readonly tableHeaders: number;
  readonly text: string;
}

interface StructureNode {
  readonly role?: string;
  readonly alt?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly StructureNode[];
}

export async function readPdfStructure(pdf: Uint8Array): Promise<PdfStructure> {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const document = await task.promise;
  try {
    return await readDocument(document);
  } finally {
    await task.destroy();
  }
}

async function readDocument(document: PDFDocumentProxy): Promise<PdfStructure> {
  const { info } = (await document.getMetadata()) as { info: Record<string, unknown> };
  const marks = (await document.getMarkInfo()) as ReadonlyMap<string, unknown> | null;
  const nodes: { node: StructureNode; texts: ReadonlyMap<string, string> }[] = [];
  const words: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const texts = collectTexts(items as readonly MarkedItem[]);
    words.push(...(items as readonly MarkedItem[]).map(({ str = '' }) => str));
    const tree = (await page.getStructTree()) as StructureNode | null;
    if (tree !== null) for (const node of walk(tree)) nodes.push({ node, texts });
  }
  const ofRole = (role: RegExp) => nodes.filter(({ node }) => role.test(node.role ?? ''));
  const figures = ofRole(/^Figure$/);
  return {
    title: textOf(info['Title']),
    language: textOf(info['Language']),
    isTagged: marks?.get('Marked') === true,
    pages: document.numPages,
    headings: ofRole(/^H\d?$|^Title$/).map(({ node, texts }) => `${node.role} ${readText(node, texts)}`),
    alternatives: figures.flatMap(({ node }) => node.alt ?? []),
    figures: figures.length,
    tables: ofRole(/^Table$/).length,
    tableHeaders: ofRole(/^TH$/).length,
    text: words.join(' ').replaceAll(/\s+/g, ' '),
  };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

interface MarkedItem {
  readonly type?: string;
  readonly id?: string;
  readonly str?: string;
}

/** Words by the mark that the tree of the page names. */
function collectTexts(items: readonly MarkedItem[]): Map<string, string> {
  const open: string[] = [];
  const texts = new Map<string, string>();
  for (const { type, id, str } of items) {
    if (type === 'beginMarkedContentProps' || type === 'beginMarkedContent') open.push(id ?? '');
    else if (type === 'endMarkedContent') open.pop();
    else {
      const at = open.findLast((one) => one !== '');
      if (at !== undefined) texts.set(at, `${texts.get(at) ?? ''}${str ?? ''}`);
    }
  }
  return texts;
}

function* walk(node: StructureNode): Generator<StructureNode> {
  yield node;
  for (const child of node.children ?? []) yield* walk(child);
}

function readText(node: StructureNode, texts: ReadonlyMap<string, string>): string {
  return [...walk(node)]
    .map(({ type, id }) => (type === 'content' ? (texts.get(id ?? '') ?? '') : ''))
    .join('');
}
