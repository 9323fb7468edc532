/** A document as DOCX: its drawings are made pictures of pixels first, as older office programs show no SVG. */
import type { DocumentContent } from './document.types.ts';
import { orderDocument } from './press.ts';
import { renderPng } from './render-png.ts';

/** 150 dots an inch over the width of the text. */
const PICTURE_WIDTH_PX = 1000;

/** Errors: DocumentError. Problems: `picture-busy` (503). */
export async function renderDocumentDocx(content: DocumentContent): Promise<Uint8Array> {
  const pictures: Record<string, Uint8Array> = {};
  for (const part of content.parts) {
    if (part.kind !== 'figure') continue;
    pictures[part.name] = await renderPng({ svg: part.svg, widthPx: PICTURE_WIDTH_PX });
  }
  return orderDocument({ kind: 'docx', content, pictures });
}
