/** What an office program finds in a DOCX. */
import { strFromU8, unzipSync } from 'fflate';

export interface DocxStructure {
  readonly title: string;
  /** of the words, e.g. `de` */
  readonly language: string;
  /** levels and texts of headings in order, e.g. `1 Results` */
  readonly headings: readonly string[];
  readonly alternatives: readonly string[];
  readonly pictures: number;
  readonly tables: number;
  /** rows that every page repeats */
  readonly headerRows: number;
  readonly text: string;
}

const decode = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

const readWords = (xml: string): string =>
  decode([...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, words = '']) => words).join(''));

export function readDocxStructure(docx: Uint8Array): DocxStructure {
  const files = unzipSync(docx);
  const read = (name: string): string => {
    const file = files[name];
    return file === undefined ? '' : strFromU8(file);
  };
  const document = read('word/document.xml');
  const paragraphs = document.match(/<w:p>.*?<\/w:p>|<w:p [^>]*>.*?<\/w:p>/gs) ?? [];
  const headings = paragraphs.flatMap((paragraph) => {
    const [, level] = /<w:pStyle w:val="Heading(\d)"/.exec(paragraph) ?? [];
    return level === undefined ? [] : [`${level} ${readWords(paragraph)}`];
  });
  return {
    title: decode(/<dc:title>([^<]*)/.exec(read('docProps/core.xml'))?.[1] ?? ''),
    language: /<w:lang w:val="([^"]*)"/.exec(read('word/styles.xml'))?.[1] ?? '',
    headings,
    alternatives: [...document.matchAll(/<wp:docPr [^>]*descr="([^"]*)"/g)].map(([, text = '']) =>
      decode(text),
    ),
    pictures: (document.match(/<pic:pic[ >]/g) ?? []).length,
    tables: (document.match(/<w:tbl>/g) ?? []).length,
    headerRows: (document.match(/<w:tblHeader/g) ?? []).length,
    text: paragraphs.map(readWords).join('\n'),
  };
}
