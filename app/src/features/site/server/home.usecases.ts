/** The first page of a place: what this town wants, what it does, and what it knows. */
import type { HeardEntry } from '#features/participation/participation.types.ts';
import type { FigureView, PublicPlace } from '#features/publication/publication.types.ts';
import { computeEtag } from '#features/publication/server/public-basis.usecases.ts';
import { readPlacePage, readReleasePage } from '#features/publication/server/public-page.usecases.ts';
import type { ReleaseSummary } from '#features/release/release.types.ts';
import { today } from '#server/clock.ts';
import type { Language } from '#ui/languages.ts';
import { readStrategyGoals } from '#features/strategy/server/public-pages.usecases.ts';
import { readMeasureState } from '#features/policy/policy.rules.ts';
import type { PublicMeasure } from '#features/policy/policy.types.ts';
import { isLeftOut } from '../pages.rules.ts';
import { listNewestReleases } from '../releases.rules.ts';
import type { SiteContents } from '../pages.rules.ts';
import { pickWords, type ShownWords } from '../texts.rules.ts';
import { listAreasOf, type AreaEntry } from './areas.usecases.ts';
import { readSiteBasis, type SiteBasis } from './site-basis.usecases.ts';
import { readContents, readSiteName } from './site-head.usecases.ts';

const MOST_RELEASES = 3;
const MOST_SENTENCES = 4;
const MOST_MEASURES = 4;
const MOST_HEARD = 2;

/** What one publication says, in sentences. */
export interface KnownEntry {
  readonly release: Pick<ReleaseSummary, 'releaseId' | 'version' | 'publishedOn'>;
  readonly title: string;
  readonly sentences: readonly string[];
}

export interface HomePage {
  readonly place: PublicPlace;
  readonly name: string;
  readonly wants: ShownWords | null;
  readonly does: ShownWords | null;
  /** running ones, newest first */
  readonly measures: readonly PublicMeasure[];
  readonly known: readonly KnownEntry[];
  /** the first picture of the newest publication */
  readonly picture: { readonly figure: FigureView; readonly releaseId: string } | null;
  readonly asked: SiteBasis['participation']['consultations'];
  readonly heard: readonly HeardEntry[];
  readonly areas: readonly AreaEntry[];
  /** the strategy that is run, or the draft that is open */
  readonly strategy: Awaited<ReturnType<typeof readStrategyGoals>>;
  /** pages that there are, by id */
  readonly shows: SiteContents;
  readonly etag: string;
}

export async function readHome(slug: string, language: Language, given?: SiteBasis): Promise<HomePage> {
  const basis = given ?? (await readSiteBasis(slug));
  const { place, site, participation } = basis;
  const newest = listNewestReleases(basis.releases).slice(0, MOST_RELEASES);
  const pages = await Promise.all(
    newest.map((release) => readReleasePage(slug, release.releaseId, language, basis)),
  );
  const editions = pages.flatMap(({ shown: { summary, edition } }) =>
    edition === null ? [] : [{ summary, edition }],
  );
  const { shown } = await readPlacePage(slug, language, basis);
  const figure = shown?.edition?.figures.find(({ chart }) => chart !== null);
  const shows = leaveOut(readContents(basis), slug, site.hiddenPages);
  return {
    place,
    name: readSiteName(basis),
    wants: pickWords(site.wants, language),
    does: pickWords(site.does, language),
    measures: shows.hasMeasures ? listRunning(basis.measures) : [],
    known: editions.map(({ summary: { releaseId, version, publishedOn }, edition }) => ({
      release: { releaseId, version, publishedOn },
      title: edition.title,
      sentences: edition.keyResults.slice(0, MOST_SENTENCES),
    })),
    picture: shown === null || figure === undefined ? null : { figure, releaseId: shown.summary.releaseId },
    asked: participation.consultations.filter(({ phase }) => phase === 'collecting'),
    heard: shows.hasListening ? participation.heard.slice(0, MOST_HEARD) : [],
    strategy: shows.hasStrategy ? await readStrategyGoals(place.placeId, basis.strategy) : null,
    areas: shows.hasAreas ? listAreasOf(basis, language) : [],
    shows,
    etag: computeEtag(['home', place.placeId, language]),
  };
}

function listRunning(measures: readonly PublicMeasure[]): PublicMeasure[] {
  const day = today();
  return measures.filter((one) => readMeasureState(one, day) === 'running').slice(0, MOST_MEASURES);
}

/** What the office left out is not told of on the first page either. */
function leaveOut(contents: SiteContents, slug: string, hidden: readonly string[]): SiteContents {
  const isThere = (path: string): boolean => !isLeftOut(slug, `/p/${slug}/${path}`, hidden);
  return {
    ...contents,
    hasAreas: contents.hasAreas && isThere('areas'),
    hasListening: contents.hasListening && isThere('listening'),
    hasMeasures: contents.hasMeasures && isThere('measures'),
    hasReleases: contents.hasReleases && isThere('releases'),
    hasReports: contents.hasReports && isThere('reports'),
    hasContext: contents.hasContext && isThere('profile'),
    hasStrategy: contents.hasStrategy && isThere('strategy'),
  };
}
