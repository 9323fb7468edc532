/** The public page of what a place decided and does: the copies its office published, and the same as a file. */
import { AREAS_OF_LIFE } from '@vicus/reference';
import { readMeasureState } from '#features/policy/policy.rules.ts';
import type { MeasureState, PublicMeasure } from '#features/policy/policy.types.ts';
import { today } from '#server/clock.ts';
import { renderCsv } from '#server/spreadsheet/render-table.ts';
import { createTranslator, type Language } from '#ui/messages.ts';
import type { PublicPlace } from '../publication.types.ts';
import { computeEtag, readPublicBasis, type PublicBasis } from './public-basis.usecases.ts';

export interface ShownMeasure extends PublicMeasure {
  readonly state: MeasureState;
  /** the area in the language of the page; '' where nobody said */
  readonly areaLabel: string;
}

export interface PublicMeasuresPage {
  readonly place: PublicPlace;
  readonly measures: readonly ShownMeasure[];
  readonly etag: string;
}

/** Problem `not-found` (404) for an address that no place has. A place without measures has a page that says so. */
export async function readPlaceMeasures(
  slug: string,
  language: Language,
  known?: PublicBasis,
): Promise<PublicMeasuresPage> {
  const { place, measures: published } = known ?? (await readPublicBasis(slug));
  const day = today();
  const measures = published.map((one): ShownMeasure => ({
    ...one,
    state: readMeasureState(one, day),
    areaLabel: nameArea(one.area, language),
  }));
  return { place, measures, etag: computeEtag([place, measures, language]) };
}

const nameArea = (code: string, language: Language): string =>
  AREAS_OF_LIFE.find((area) => area.code === code)?.label[language] ?? '';

/** The published register as a file, headings and codes in the language asked for. */
export async function exportPlaceMeasures(
  slug: string,
  language: Language,
): Promise<{ readonly text: string; readonly etag: string }> {
  const { measures, etag } = await readPlaceMeasures(slug, language);
  const t = createTranslator(language);
  const heading = COLUMNS.map((column) => t(`public.measures.${column}`));
  const rows = measures.map((one) => [
    one.title,
    one.what,
    one.areaLabel,
    t(`public.measures.for.${one.forWhom}`),
    t(`public.measures.kind.${one.kind}`),
    t(`public.measures.state.${one.state}`),
    one.decidedBy,
    one.adoptedOn,
    one.implementedFrom,
    one.endedOn,
    one.endReason,
    one.money,
    one.staff,
    one.link,
    one.publishedOn,
  ]);
  return { text: renderCsv(heading, rows), etag: `${etag.slice(0, -1)}-csv"` };
}

const COLUMNS = [
  'column.title',
  'column.what',
  'column.area',
  'column.for-whom',
  'column.kind',
  'column.state',
  'column.decided-by',
  'column.adopted',
  'column.implemented',
  'column.ended',
  'column.end-reason',
  'column.money',
  'column.staff',
  'column.link',
  'column.published',
] as const;
