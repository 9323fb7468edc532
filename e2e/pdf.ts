/** Just enough of PDF to say whether a report opens, is tagged, and how many pages it has. */
import { inflateSync } from 'node:zlib';

export interface PdfFacts {
  readonly isWhole: boolean;
  readonly isTagged: boolean;
  readonly hasTitle: boolean;
  readonly isUniversallyAccessible: boolean;
  readonly pageCount: number;
}

/** Streams of objects are compressed; the rest of the file is text already. */
function readObjects(file: Buffer): string {
  const text = file.toString('latin1');
  const parts = [text];
  for (const { index, 0: start } of text.matchAll(/stream\r?\n/g)) {
    const from = index + start.length;
    const end = text.indexOf('endstream', from);
    try {
      parts.push(inflateSync(file.subarray(from, end)).toString('latin1'));
    } catch {
      // A stream in another form holds no objects that are asked for here.
    }
  }
  return parts.join('\n');
}

export function readPdfFacts(file: Buffer): PdfFacts {
  const objects = readObjects(file);
  return {
    isWhole: /^%PDF-\d/.test(objects) && /%%EOF\s*$/.test(file.toString('latin1')),
    isTagged: /\/Marked true/.test(objects) && objects.includes('/StructTreeRoot'),
    hasTitle: /<dc:title>|\/Title/.test(objects),
    isUniversallyAccessible: /pdfuaid:part(>|=")1/.test(objects),
    pageCount: (objects.match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length,
  };
}
