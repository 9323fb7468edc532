/** What reports of the office are made of: published editions and nothing else, read as everybody may read them. */
import { openProtectedCube, type Cube, type ProtectedCube } from '@vicus/cube';
import type { ReleaseSummary } from '#features/release/release.types.ts';
import { readPublicRelease, readPublicReleases } from '#features/release/server/release.usecases.ts';
import { createTranslator, type Language } from '#ui/messages.ts';
import type { EditionView, FigureView } from '../publication.types.ts';
import { composeEdition } from './edition.ts';
import { drawFiguresInTurn } from './figures.ts';

/** An edition with its words and tables, without pictures. */
export interface ReportBasis {
  readonly release: ReleaseSummary;
  readonly edition: EditionView;
  /** opened from the protected tables, for sentences about them */
  readonly cubes: readonly Cube[];
}

/** Editions that everybody can read today: embargoed and withdrawn ones are not among them. */
export async function listReportReleases(placeId: string): Promise<ReleaseSummary[]> {
  return (await readPublicReleases(placeId)).filter(({ state }) => state === 'published');
}

/** Problem `not-found` (404), also for a release that is not public. Of a withdrawn one there are no tables. */
export async function readReportBasis(
  placeId: string,
  releaseId: string,
  language: Language,
): Promise<ReportBasis> {
  const { tables, ...release } = await readPublicRelease(placeId, releaseId);
  const edition = composeEdition(
    { ...release, tables },
    { language, medium: 'print', isWithoutPictures: true },
  );
  return { release, edition, cubes: tables.map((table) => openProtectedCube(table)) };
}

/** These figures of a release, drawn for paper one after the other. `figureIds`: ids of tables, or `contacts`. */
export async function drawReportFigures(
  placeId: string,
  releaseId: string,
  figureIds: ReadonlySet<string>,
  language: Language,
): Promise<FigureView[]> {
  const { tables, isExample } = await readPublicRelease(placeId, releaseId);
  const wanted = tables.filter((table) => isWanted(table, figureIds));
  const figures = await drawFiguresInTurn(wanted, {
    language,
    medium: 'print',
    warnings: isExample ? [createTranslator(language)('word.example.why')] : [],
    idPrefix: `r${releaseId.slice(0, 8)}-`,
  });
  return figures.filter(({ id }) => figureIds.has(id));
}

/** The picture of contacts is drawn from two tables. */
const OF_CONTACTS = ['governance-frequency', 'governance-nature'];

function isWanted(table: ProtectedCube, figureIds: ReadonlySet<string>): boolean {
  const { id } = openProtectedCube(table);
  return figureIds.has(id) || (figureIds.has('contacts') && OF_CONTACTS.includes(id));
}
