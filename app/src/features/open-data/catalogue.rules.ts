/**
 * The catalogue of a place or of the installation by DCAT-AP 3. A dataset is one table of one subject: its address stays the same
 * when a new edition replaces the figures, so that who collects catalogues sees a new version and not another dataset. The files of
 * the newest edition are its distributions: the same table in several formats.
 */
import type {
  DcatAgent,
  DcatCatalogue,
  DcatContact,
  DcatDataset,
  DcatPlace,
  DcatService,
} from '@vicus/formats';
import type { PublicPlace } from '#features/publication/publication.types.ts';
import { createTranslator, LANGUAGES, type MessageKey, type MessageValues } from '#ui/messages.ts';
import { describeContents, joinTexts, listKeywords, listThemes } from './catalogue-contents.rules.ts';
import { listDistributions } from './catalogue-files.rules.ts';
import { toLicenceAddress } from './catalogue-licences.rules.ts';
import type { CatalogueContent, CatalogueTable, PlaceCodes } from './catalogue.types.ts';

/** The profile the catalogue follows. */
const CATALOGUE_PROFILE = 'https://semiceu.github.io/DCAT-AP/releases/3.0.0/';

type Content = Pick<CatalogueContent, 'origin' | 'codes'>;

/** A message in every language of the public pages. */
export function writeTexts(key: MessageKey, values: MessageValues = {}) {
  const texts = LANGUAGES.public.map(
    (language) => [language, createTranslator(language)(key, values)] as const,
  );
  return { ...Object.fromEntries(texts), en: createTranslator('en')(key, values) };
}

/** Address under which the catalogue is found, whatever the format. */
export function toCatalogueAddress(origin: string, slug: string | null): string {
  return slug === null ? `${origin}/api/v1/catalogue` : `${origin}/p/${slug}/catalogue`;
}

/** Address of a table as a dataset: one for all its editions. */
export function toDatasetAddress(
  origin: string,
  table: Pick<CatalogueTable, 'id' | 'place' | 'release'>,
): string {
  const parts = [...table.release.subject.split('/'), table.id].map(encodeURIComponent);
  return `${toCatalogueAddress(origin, table.place.slug)}#${parts.join('/')}`;
}

/** Everything the catalogue says. Of an example the catalogue says at every step that its figures are invented. */
export function composeCatalogue(content: CatalogueContent): DcatCatalogue {
  const { origin, place, tables, today } = content;
  const iri = toCatalogueAddress(origin, place?.slug ?? null);
  const days = tables.flatMap(({ firstPublishedOn, release }) => [firstPublishedOn, release.publishedOn]);
  const publisher = place === null ? toHost(origin) : toPublisher(origin, place);
  const datasets = tables.map((table) => toDataset(content, table));
  const name = place?.name ?? new URL(origin).host;
  return {
    iri,
    title: mark(place, writeTexts('public.catalogue.title', { name })),
    description: mark(
      place,
      writeTexts(place === null ? 'public.catalogue.all' : 'public.catalogue.about', { name }),
    ),
    publisher,
    homepage: place === null ? `${origin}/` : `${origin}/p/${place.slug}`,
    licence: toLicenceAddress('CC-BY-4.0'),
    languages: LANGUAGES.public,
    issued: days.toSorted()[0] ?? today,
    modified: days.toSorted().at(-1) ?? today,
    spatial: place === null ? listCountries(content.places) : toSpatial(place, content),
    conformsTo: CATALOGUE_PROFILE,
    datasets,
    services: toServices(content, publisher, datasets),
  };
}

function mark(place: PublicPlace | null, texts: DcatDataset['title']): DcatDataset['title'] {
  return place?.isExample === true ? joinTexts([writeTexts('word.example'), texts], ': ') : texts;
}

function toDataset(content: Content, table: CatalogueTable): DcatDataset {
  const { origin } = content;
  const { place, release } = table;
  const landingPage = `${origin}/p/${place.slug}/${release.releaseId}`;
  const invented = place.isExample ? [writeTexts('word.example.why')] : [];
  return {
    iri: toDatasetAddress(origin, table),
    identifier: `${place.slug}/${release.subject}/${table.id}`,
    title: mark(place, joinTexts([{ en: place.name }, table.title], ' – ')),
    description: joinTexts([...invented, describeContents(table)], ' '),
    keywords: listKeywords(table),
    themes: listThemes(table),
    spatial: toSpatial(place, content),
    period: table.period,
    publisher: toPublisher(origin, place),
    contact: toContact(origin, place),
    issued: table.firstPublishedOn,
    modified: release.publishedOn,
    version: String(release.version),
    ...(release.correction !== null && { versionNotes: release.correction }),
    landingPage,
    documentation: [`${origin}/methods/${table.method}`],
    provenance: joinTexts([...invented, table.source], ' '),
    // Places publish when they have asked again, which no calendar tells.
    frequency: 'IRREG',
    languages: Object.keys(table.title).filter((language) =>
      (LANGUAGES.public as readonly string[]).includes(language),
    ),
    distributions: listDistributions({
      dataset: toDatasetAddress(origin, table),
      title: table.title,
      landingPage,
      folder: `${origin}/api/v1/places/${place.slug}/releases/${release.releaseId}/${encodeURIComponent(table.id)}`,
      licence: toLicenceAddress(release.licence),
    }),
  };
}

function toPublisher(origin: string, place: PublicPlace): DcatAgent {
  const homepage = `${origin}/p/${place.slug}`;
  return {
    iri: `${homepage}#publisher`,
    name: mark(place, { en: place.name }),
    level: 'local',
    homepage,
    ...(place.contactEmail !== '' && { email: place.contactEmail }),
  };
}

/** Who runs the installation is not told to the public by name: its address stands for it. */
function toHost(origin: string): DcatAgent {
  return {
    iri: `${origin}/#publisher`,
    name: { en: new URL(origin).host },
    level: 'local',
    homepage: `${origin}/`,
  };
}

function toContact(origin: string, place: PublicPlace): DcatContact {
  return {
    name: mark(place, { en: place.name }),
    page: `${origin}/p/${place.slug}`,
    ...(place.contactEmail !== '' && { email: place.contactEmail }),
  };
}

/** Eurostat writes two countries otherwise than ISO 3166-1. */
const EUROSTAT_COUNTRIES: Readonly<Record<string, string>> = { GR: 'EL', GB: 'UK' };
const toEurostatCountry = (country: string): string => EUROSTAT_COUNTRIES[country] ?? country;

/** The local unit and its region where the office gave the codes, otherwise the country; an invented place has but a name. */
function toSpatial(place: PublicPlace, { codes }: Pick<Content, 'codes'>): DcatPlace[] {
  const { placeId, name, country, isExample } = place;
  if (isExample) return [{ named: { en: name } }];
  const { lauCode, nutsCode }: PlaceCodes = codes.get(placeId) ?? { lauCode: null, nutsCode: null };
  const inEurostat = toEurostatCountry(country);
  const lau = (lauCode ?? '').trim().replace(/^[A-Z]{2}_/, '');
  const nuts = (nutsCode ?? '').trim().toUpperCase();
  const found: DcatPlace[] = [
    ...(lau === '' ? [] : [{ country: inEurostat, lau, name: { en: name } }]),
    ...(/^[A-Z]{2}[0-9A-Z]{0,3}$/.test(nuts) ? [{ nuts }] : []),
  ];
  return found.length > 0 ? found : [{ nuts: inEurostat }];
}

function listCountries(places: readonly PublicPlace[]): DcatPlace[] {
  const countries = new Set(places.map(({ country }) => toEurostatCountry(country)));
  return [...countries].toSorted().map((nuts) => ({ nuts }));
}

const SERVICES = [
  ['sdmx-2', '/api/v1/sdmx/v2', 'https://sdmx.org/standards-2/'],
  ['sdmx-1', '/api/v1/sdmx/v1', 'https://www.iso.org/standard/52500.html'],
  ['pxweb', '/api/v1/pxweb/v2', 'https://www.scb.se/pxwebapi2'],
] as const;

/** Interfaces through which programs ask for parts of the tables. A catalogue without tables has none to offer. */
function toServices(
  { origin, place, tables }: CatalogueContent,
  publisher: DcatAgent,
  datasets: readonly DcatDataset[],
): DcatService[] {
  if (datasets.length === 0) return [];
  return SERVICES.map(([id, path, conformsTo]) => ({
    iri: `${toCatalogueAddress(origin, place?.slug ?? null)}#service-${id}`,
    title: writeTexts(`public.catalogue.service.${id}`),
    endpoint: `${origin}${path}`,
    endpointDescription: `${origin}/api/v1/openapi.json`,
    datasets: datasets.map(({ iri }) => iri),
    licence: toLicenceAddress('CC-BY-4.0'),
    publisher,
    contact:
      place === null
        ? { name: publisher.name, page: `${origin}/`, ...toMail(tables) }
        : toContact(origin, place),
    themes: [...new Set(datasets.flatMap(({ themes }) => themes))],
    keywords: [writeTexts('public.catalogue.word.statistics'), { en: 'API' }],
    conformsTo,
  }));
}

/** The only place of an installation answers for its interfaces too. */
function toMail(tables: readonly CatalogueTable[]): { readonly email?: string } {
  const addresses = new Set(tables.map(({ place }) => place.contactEmail));
  const [email = ''] = addresses;
  return addresses.size === 1 && email !== '' ? { email } : {};
}
