/** What anybody reads: a place, its releases, one figure, one file. No account, no cookie, no secret. */
import type { Texts } from '@vicus/cube';
import type { ReleaseAsset, ReleaseSummary } from '#features/release/release.types.ts';
import {
  readPublicAsset,
  readPublicRelease,
  readPublicReleases,
  readPublicReleaseSummary,
} from '#features/release/server/release.usecases.ts';
import { Problem } from '#server/problem.ts';
import type { Language } from '#ui/messages.ts';
import type { EditionImprint, EditionView, FigureView, PublicPlace } from '../publication.types.ts';
import { EditionCache } from './edition-cache.ts';
import { composeEdition } from './edition.ts';
import { computeEtag, readPublicBasis, readPublicPlace, type PublicBasis } from './public-basis.usecases.ts';

const editions = new EditionCache();

/** A release and its edition; none once it is withdrawn. */
export interface ShownRelease {
  readonly summary: ReleaseSummary;
  readonly imprint: EditionImprint;
  readonly edition: EditionView | null;
  /** a later edition of the same subject */
  readonly newer: { readonly releaseId: string; readonly version: number } | null;
  /** the edition of the same subject before this one, withdrawn or not */
  readonly replaces: Pick<ReleaseSummary, 'releaseId' | 'version' | 'publishedOn'> | null;
  /** what the next version says was wrong in this one */
  readonly erratum: Texts | null;
}

export interface PublicPage {
  readonly place: PublicPlace;
  readonly releases: readonly ReleaseSummary[];
  readonly shown: ShownRelease | null;
  /** for the ETag: changes with everything the page is made of */
  readonly etag: string;
}

export interface PlacePage extends PublicPage {
  /** its office published the conditions of the place */
  readonly hasContext: boolean;
  readonly hasParticipation: boolean;
  readonly hasThemes: boolean;
  readonly hasMeasures: boolean;
}

/** A place with its newest publication. `known`: what was read for this request already. */
export async function readPlacePage(
  slug: string,
  language: Language,
  known?: PublicBasis,
): Promise<PlacePage> {
  const { place, releases, ...basis } = known ?? (await readPublicBasis(slug));
  const newest = releases.find((release) => release.state === 'published');
  const shown = newest === undefined ? null : await showRelease(newest, releases, language);
  const has = {
    hasContext: basis.context !== null,
    hasParticipation: basis.hasParticipation,
    hasThemes: basis.themes.length > 0,
    hasMeasures: basis.measures.length > 0,
  };
  return { place, releases, shown, ...has, etag: computeEtag([place, releases, has, language]) };
}

/** One publication of a place, withdrawn ones as a notice. `known`: what was read for this request already. */
export async function readReleasePage(
  slug: string,
  releaseId: string,
  language: Language,
  known?: KnownReleases,
): Promise<PublicPage & { readonly shown: ShownRelease }> {
  const { place, releases } = known ?? (await readReleasesOf(slug));
  const summary = releases.find((release) => release.releaseId === releaseId);
  if (summary === undefined) throw new Problem('not-found', 404);
  const shown = await showRelease(summary, releases, language);
  const etag = computeEtag([place, releases, releaseId, language]);
  return { place, releases, shown, etag };
}

type KnownReleases = Pick<PublicBasis, 'place' | 'releases'>;

async function readReleasesOf(slug: string): Promise<KnownReleases> {
  const place = await readPublicPlace(slug);
  return { place, releases: await readPublicReleases(place.placeId) };
}

/** One figure of a publication, for another page. Problem `not-found` (404), also once it is withdrawn. */
export async function readFigurePage(
  address: { readonly slug: string; readonly releaseId: string; readonly figureId: string },
  language: Language,
  known?: KnownReleases,
): Promise<PublicPage & { readonly shown: ShownRelease; readonly figure: FigureView }> {
  const page = await readReleasePage(address.slug, address.releaseId, language, known);
  const figure = page.shown.edition?.figures.find(({ id }) => id === address.figureId);
  if (figure === undefined) throw new Problem('not-found', 404);
  return { ...page, figure };
}

async function showRelease(
  summary: ReleaseSummary,
  releases: readonly ReleaseSummary[],
  language: Language,
): Promise<ShownRelease> {
  const own = releases
    .filter((one) => one.subject === summary.subject)
    .toSorted((a, b) => b.version - a.version);
  const newer = own.find((one) => one.version > summary.version && one.state === 'published');
  const next = own.find((one) => one.version === summary.version + 1);
  const before = own.find((one) => one.version < summary.version);
  const edition =
    summary.state === 'withdrawn'
      ? null
      : await editions.read(`${summary.releaseId} ${summary.contentHash} ${language}`, async () =>
          composeEdition(await readPublicRelease(summary.placeId, summary.releaseId), {
            language,
            medium: 'screen',
          }),
        );
  return {
    summary,
    imprint: summary,
    edition,
    newer: newer === undefined ? null : { releaseId: newer.releaseId, version: newer.version },
    replaces:
      before === undefined
        ? null
        : { releaseId: before.releaseId, version: before.version, publishedOn: before.publishedOn },
    erratum: next?.correction ?? null,
  };
}

/** A file of a publication, e.g. `report.en.pdf`. Problem `not-found` (404). */
export async function readPublicFile(
  slug: string,
  releaseId: string,
  name: string,
): Promise<ReleaseAsset & { readonly etag: string }> {
  const place = await readPublicPlace(slug);
  const summary = await readPublicReleaseSummary(place.placeId, releaseId);
  const asset = await readPublicAsset(place.placeId, releaseId, name);
  return { ...asset, etag: computeEtag([summary.contentHash, name]) };
}
