/** Cards as files: SVG, and PNG drawn from it beside the main thread. */
import { readPublicPlace } from '#features/publication/server/public-basis.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import { renderPng } from '#server/documents/render-png.ts';
import { Problem } from '#server/problem.ts';
import type { Language } from '#ui/messages.ts';
import { drawCard } from '../card-picture.rules.ts';
import { shapeSchema } from '../card.schema.ts';
import type { CardContent, CardShape } from '../card.types.ts';
import { readCard } from './cards.usecases.ts';
import { readPublicCard } from './public-cards.usecases.ts';

/** Pixels across; print has 300 dots an inch. */
const PNG_WIDTHS_PX: Readonly<Record<CardShape, number>> = { wide: 1200, square: 1080, print: 1240 };
/** Some 60 kB each. */
const MAXIMUM_KEPT = 120;

export interface CardFile {
  readonly content: string | Uint8Array;
  readonly mediaType: string;
  readonly etag: string;
}

interface Asked {
  readonly format: string;
  readonly shape: string | null;
  readonly language: Language;
}

const kept = new Map<string, Promise<Uint8Array>>();

/** @throws Problem `not-found` (404), `card-withdrawn`, `edition-withdrawn` (410), `picture-busy` (503) */
export async function drawPublicCard(slug: string, cardId: string, asked: Asked): Promise<CardFile> {
  await readPublicPlace(slug);
  const { content, etag } = await readPublicCard(slug, cardId, asked.language);
  if (content === null) throw new Problem('card-withdrawn', 410);
  return drawFile(content, asked, etag);
}

/** As the card would look if it were published now. @throws Problem `not-found` (404), `picture-busy` (503) */
export async function drawDraftCard(member: Member, cardId: string, asked: Asked): Promise<CardFile> {
  const { contents } = await readCard(member, cardId);
  const content = contents[asked.language];
  if (content === undefined) throw new Problem('card-withdrawn', 410);
  return drawFile(content, asked, '');
}

async function drawFile(content: CardContent, { format, shape }: Asked, etag: string): Promise<CardFile> {
  const chosen = shapeSchema.parse(shape);
  const svg = drawCard(content, chosen);
  const tag = etag.replace(/"$/, `-${chosen}-${format}"`);
  if (format === 'svg') return { content: svg, mediaType: 'image/svg+xml', etag: tag };
  if (format !== 'png') throw new Problem('not-found', 404);
  return { content: await keepPng(svg, PNG_WIDTHS_PX[chosen]), mediaType: 'image/png', etag: tag };
}

/** The same drawing is the same picture. */
function keepPng(svg: string, widthPx: number): Promise<Uint8Array> {
  const known = kept.get(svg);
  const png = known ?? renderPng({ svg, widthPx });
  kept.delete(svg);
  kept.set(svg, png);
  png.catch(() => kept.delete(svg));
  for (const oldest of kept.keys()) {
    if (kept.size <= MAXIMUM_KEPT) break;
    kept.delete(oldest);
  }
  return png;
}
