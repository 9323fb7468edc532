/** Areas of life: what is published about each, what was decided and is done. */
import { readText } from '@vicus/cube';
import { readMeasureState } from '#features/policy/policy.rules.ts';
import type { MeasureState, PublicMeasure } from '#features/policy/policy.types.ts';
import type { FigureView, PublicPlace } from '#features/publication/publication.types.ts';
import { computeEtag } from '#features/publication/server/public-basis.usecases.ts';
import { readReleasePage } from '#features/publication/server/public-page.usecases.ts';
import type { PublicTheme } from '#features/theme/theme.types.ts';
import { today } from '#server/clock.ts';
import { Problem } from '#server/problem.ts';
import type { Language } from '#ui/languages.ts';
import { findAreaOfTable, listNamedAreas, type NamedArea } from '../areas.rules.ts';
import { readSiteBasis, type SiteBasis } from './site-basis.usecases.ts';

/** Pictures that one page draws; the others are links. A page weighs 60 kB at most. */
const MOST_FIGURES = 6;

export interface AreaEntry extends NamedArea {
  readonly figures: number;
  readonly measures: number;
  readonly themes: number;
}

/** All fourteen, with how much there is about each. */
export function listAreasOf(basis: SiteBasis, language: Language): AreaEntry[] {
  return listNamedAreas(language).map((area) => ({
    ...area,
    figures: basis.tables.filter(({ id }) => findAreaOfTable(id) === area.code).length,
    measures: basis.measures.filter((one) => one.area === area.code).length,
    themes: basis.themes.filter((one) => one.area === area.code).length,
  }));
}

export interface AreasPage {
  readonly place: PublicPlace;
  readonly areas: readonly AreaEntry[];
  readonly etag: string;
}

export async function readAreas(slug: string, language: Language, given?: SiteBasis): Promise<AreasPage> {
  const basis = given ?? (await readSiteBasis(slug));
  const { place } = basis;
  return {
    place,
    areas: listAreasOf(basis, language),
    etag: computeEtag(['areas', place.placeId, language]),
  };
}

export interface AreaPage {
  readonly place: PublicPlace;
  readonly area: AreaEntry;
  readonly figures: readonly { readonly figure: FigureView; readonly releaseId: string }[];
  /** tables that there was no room for */
  readonly further: readonly { readonly id: string; readonly title: string; readonly releaseId: string }[];
  readonly measures: readonly (PublicMeasure & { readonly state: MeasureState })[];
  readonly themes: readonly PublicTheme[];
  readonly hasThemes: boolean;
  readonly etag: string;
}

/** Problem `not-found` (404) for what is no area of life. One without anything has a page that says so. */
export async function readArea(
  address: { readonly slug: string; readonly code: string },
  language: Language,
  given?: SiteBasis,
): Promise<AreaPage> {
  const basis = given ?? (await readSiteBasis(address.slug));
  const area = listAreasOf(basis, language).find(({ code }) => code === address.code);
  if (area === undefined) throw new Problem('not-found', 404);
  const tables = basis.tables.filter(({ id }) => findAreaOfTable(id) === area.code);
  const day = today();
  return {
    place: basis.place,
    area,
    figures: await drawTables(address.slug, tables.slice(0, MOST_FIGURES), language, basis),
    further: tables
      .slice(MOST_FIGURES)
      .map(({ id, title, releaseId }) => ({ id, title: readText(title, language), releaseId })),
    measures: basis.measures
      .filter((one) => one.area === area.code)
      .map((one) => ({ ...one, state: readMeasureState(one, day) })),
    themes: basis.themes.filter((one) => one.area === area.code),
    hasThemes: basis.themes.length > 0,
    etag: computeEtag(['area', area.code, basis.place.placeId, language]),
  };
}

async function drawTables(
  slug: string,
  tables: SiteBasis['tables'],
  language: Language,
  basis: SiteBasis,
): Promise<AreaPage['figures']> {
  const figures: { figure: FigureView; releaseId: string }[] = [];
  for (const { id, releaseId } of tables) {
    const { shown } = await readReleasePage(slug, releaseId, language, basis);
    const figure = shown.edition?.figures.find(({ cubeId }) => cubeId === id);
    if (figure !== undefined) figures.push({ figure, releaseId });
  }
  return figures;
}
