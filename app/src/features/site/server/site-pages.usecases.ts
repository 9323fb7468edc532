/** Further public pages of a place: what was heard and answered, its publications, and what every site must say. */
import type { HeardEntry } from '#features/participation/participation.types.ts';
import type { PublicPlace } from '#features/publication/publication.types.ts';
import { computeEtag } from '#features/publication/server/public-basis.usecases.ts';
import type { PublicReport } from '#features/report/report.types.ts';
import type { PublicTheme } from '#features/theme/theme.types.ts';
import { readSettings } from '#server/settings/settings.ts';
import type { Language } from '#ui/languages.ts';
import { groupBySubject, listNewestReleases, type SubjectEntry } from '../releases.rules.ts';
import type { PublicSite } from '../site.types.ts';
import { pickWords, type ShownWords } from '../texts.rules.ts';
import { readSiteBasis, type SiteBasis } from './site-basis.usecases.ts';
import { readSiteName } from './site-head.usecases.ts';

export interface ListeningPage {
  readonly place: PublicPlace;
  /** answered ones first */
  readonly themes: readonly PublicTheme[];
  readonly heard: readonly HeardEntry[];
  readonly asked: SiteBasis['participation']['consultations'];
  /** newest editions of what people were asked */
  readonly surveys: ReturnType<typeof listNewestReleases>;
  readonly etag: string;
}

export async function readListening(
  slug: string,
  language: Language,
  given?: SiteBasis,
): Promise<ListeningPage> {
  const { place, themes, participation, releases } = given ?? (await readSiteBasis(slug));
  const lastDay = ({ respondedOn, publishedOn }: PublicTheme): string => respondedOn ?? publishedOn;
  return {
    place,
    themes: themes.toSorted(
      (a, b) => Number(a.response === '') - Number(b.response === '') || (lastDay(a) < lastDay(b) ? 1 : -1),
    ),
    heard: participation.heard,
    asked: participation.consultations.filter(({ phase }) => phase === 'collecting'),
    surveys: listNewestReleases(releases).filter(({ subject }) =>
      /^(survey|governance|listening)\//.test(subject),
    ),
    etag: computeEtag(['listening', place.placeId, language]),
  };
}

export interface ReleasesPage {
  readonly place: PublicPlace;
  readonly subjects: readonly SubjectEntry[];
  readonly etag: string;
}

export async function readReleases(
  slug: string,
  language: Language,
  given?: SiteBasis,
): Promise<ReleasesPage> {
  const { place, releases } = given ?? (await readSiteBasis(slug));
  return {
    place,
    subjects: groupBySubject(releases),
    etag: computeEtag(['releases', place.placeId, language]),
  };
}

export interface ReportsPage {
  readonly place: PublicPlace;
  /** newest first; a version that another one replaced stands below it */
  readonly reports: readonly PublicReport[];
  readonly etag: string;
}

export async function readReports(slug: string, language: Language, given?: SiteBasis): Promise<ReportsPage> {
  const { place, reports } = given ?? (await readSiteBasis(slug));
  return { place, reports, etag: computeEtag(['reports', place.placeId, language]) };
}

/** What the statement on accessibility, the privacy notice and the imprint are written from. */
export interface DutyPage {
  readonly place: PublicPlace;
  readonly name: string;
  readonly site: Pick<
    PublicSite,
    'contactOffice' | 'contactAddress' | 'contactPhone' | 'responsible' | 'dataProtection' | 'publishedOn'
  >;
  readonly notAccessible: ShownWords | null;
  /** of the program */
  readonly version: string;
  readonly etag: string;
}

export async function readDutyPage(slug: string, language: Language, given?: SiteBasis): Promise<DutyPage> {
  const basis = given ?? (await readSiteBasis(slug));
  const { contactOffice, contactAddress, contactPhone, responsible, dataProtection, publishedOn } =
    basis.site;
  return {
    place: basis.place,
    name: readSiteName(basis),
    site: { contactOffice, contactAddress, contactPhone, responsible, dataProtection, publishedOn },
    notAccessible: pickWords(basis.site.notAccessible, language),
    version: readSettings().version,
    etag: computeEtag(['duty', basis.place.placeId, language]),
  };
}
