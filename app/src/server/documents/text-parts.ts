/** Words that people type as parts of a document. Text only: what is typed is shown as typed. */
import type { DocumentPart } from './document.types.ts';

const POINT = /^[-–•]\s+/u;

/** Blank lines part paragraphs; lines that begin with `- ` are points, even without a blank line before. */
export function toDocumentParts(text: string): DocumentPart[] {
  return text
    .split(/\r?\n\s*\r?\n/)
    .map((chunk) => chunk.split(/\r?\n/).map((line) => line.trim()))
    .flatMap(splitChunk);
}

function splitChunk(lines: readonly string[]): DocumentPart[] {
  const parts: DocumentPart[] = [];
  for (const line of lines) {
    if (line === '') continue;
    const last = parts.at(-1);
    if (!POINT.test(line)) {
      if (last?.kind === 'paragraph') parts[parts.length - 1] = { ...last, text: `${last.text} ${line}` };
      else parts.push({ kind: 'paragraph', text: line });
      continue;
    }
    const item = line.replace(POINT, '');
    if (last?.kind === 'bullets') parts[parts.length - 1] = { ...last, items: [...last.items, item] };
    else parts.push({ kind: 'bullets', items: [item] });
  }
  return parts;
}
