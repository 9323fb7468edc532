/** A figure of a publication as SVG or PNG, to be saved, printed and passed on. */
import { readText } from '@vicus/cube';
import { toReleaseHref } from '#features/publication/links.rules.ts';
import { formatPeriod } from '#ui/periods.ts';
import { drawReportFigures } from '#features/publication/server/report-basis.usecases.ts';
import { computeEtag } from '#features/publication/server/public-basis.usecases.ts';
import type { ReleaseSummary } from '#features/release/release.types.ts';
import { renderPng } from '#server/documents/render-png.ts';
import { Problem } from '#server/problem.ts';
import { createTranslator, formatDate, type Language } from '#ui/messages.ts';
import { composePicture } from '../picture.rules.ts';
import { readSiteBasis, type SiteBasis } from './site-basis.usecases.ts';

/** Twice the drawing: sharp on paper and on dense screens. */
const PNG_WIDTH_PX = 1296;
/** Some 60 kB each. Editions never change, so nothing is ever out of date. */
const MAXIMUM_KEPT = 200;
const kept = new Map<string, string | Uint8Array>();

export interface PictureAddress {
  readonly slug: string;
  readonly releaseId: string;
  readonly figureId: string;
  readonly format: 'svg' | 'png';
  /** address of this installation */
  readonly origin: string;
}

export interface Picture {
  readonly content: string | Uint8Array;
  readonly mediaType: string;
  readonly etag: string;
}

/** Problem `not-found` (404), also once it is withdrawn and for figures that are tables only; `picture-busy` (503). */
export async function readPicture(
  address: PictureAddress,
  language: Language,
  given?: SiteBasis,
): Promise<Picture> {
  const basis = given ?? (await readSiteBasis(address.slug));
  const release = basis.releases.find(({ releaseId }) => releaseId === address.releaseId);
  if (release === undefined || release.state === 'withdrawn') throw new Problem('not-found', 404);
  const key = [release.contentHash, address.figureId, language, address.origin].join(' ');
  const svg = await keep(key, async () => drawSvg(address, release, basis.place.name, language));
  const etag = computeEtag([key, address.format]);
  if (address.format === 'svg') return { content: svg, mediaType: 'image/svg+xml; charset=utf-8', etag };
  const png = await keep(`${key} png`, () => renderPng({ svg: String(svg), widthPx: PNG_WIDTH_PX }));
  return { content: png, mediaType: 'image/png', etag };
}

async function keep(key: string, draw: () => Promise<string | Uint8Array>): Promise<string | Uint8Array> {
  const known = kept.get(key) ?? (await draw());
  kept.delete(key);
  kept.set(key, known);
  const oldest = kept.keys().next().value;
  if (kept.size > MAXIMUM_KEPT && oldest !== undefined) kept.delete(oldest);
  return known;
}

async function drawSvg(
  { slug, figureId, origin }: PictureAddress,
  release: ReleaseSummary,
  placeName: string,
  language: Language,
): Promise<string> {
  const { placeId, releaseId } = release;
  const figures = await drawReportFigures(placeId, releaseId, new Set([figureId]), language);
  const figure = figures.find(({ id }) => id === figureId);
  if (figure === undefined || figure.chart === null) throw new Problem('not-found', 404);
  const t = createTranslator(language);
  return composePicture({
    language,
    chart: figure.chart.wide,
    title: figure.title,
    alternative: figure.textAlternative,
    facts: [figure.n, ...figure.meanings, ...figure.notes],
    foot: [
      `${t('word.source')}: ${figure.source} · ${t('word.collected')}: ${formatPeriod(figure.period, language)}`,
      writeOrigin(release, placeName, language),
      `${origin}${toReleaseHref(slug, releaseId, language)}`,
    ],
  });
}

function writeOrigin(release: ReleaseSummary, placeName: string, language: Language): string {
  const t = createTranslator(language);
  return [
    `${placeName}: ${readText(release.title, language)}`,
    t('public.release.version', { version: release.version }),
    formatDate(release.publishedOn, language),
    release.licence,
  ].join(' · ');
}
