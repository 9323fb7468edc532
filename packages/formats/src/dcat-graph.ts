import type {
  DcatAgent,
  DcatCatalogue,
  DcatContact,
  DcatDataset,
  DcatDistribution,
  DcatPlace,
  DcatService,
} from './dcat.types.ts';
import { iri, moment, nested, optional, plain, texts, toIri, typed } from './rdf-graph.ts';
import type { RdfNode, RdfObject } from './rdf-graph.ts';
import { readPeriodDays } from './period-days.ts';

/** Vocabularies of the Publications Office of the EU. */
const AUTHORITY = 'http://publications.europa.eu/resource/authority';

/** Languages of this platform by BCP 47 tag, as the EU vocabulary names them; others are left out. */
const LANGUAGES: Readonly<Record<string, string>> = {
  ar: 'ARA',
  bg: 'BUL',
  cs: 'CES',
  da: 'DAN',
  de: 'DEU',
  el: 'ELL',
  en: 'ENG',
  es: 'SPA',
  et: 'EST',
  fa: 'FAS',
  fi: 'FIN',
  fr: 'FRA',
  ga: 'GLE',
  hr: 'HRV',
  hu: 'HUN',
  it: 'ITA',
  lt: 'LIT',
  lv: 'LAV',
  mt: 'MLT',
  nl: 'NLD',
  no: 'NOR',
  pl: 'POL',
  pt: 'POR',
  ro: 'RON',
  ru: 'RUS',
  sk: 'SLK',
  sl: 'SLV',
  sv: 'SWE',
  tr: 'TUR',
  uk: 'UKR',
};
const AGENT_TYPES: Readonly<Record<NonNullable<DcatAgent['level']>, string>> = {
  local: 'LocalAuthority',
  regional: 'RegionalAuthority',
  national: 'NationalAuthority',
  supranational: 'SupraNationalAuthority',
};

/** All nodes of a catalogue: the catalogue, datasets, distributions, services, licences, agents; each once. */
export function toDcatGraph(catalogue: DcatCatalogue): RdfNode[] {
  const { datasets, services = [] } = catalogue;
  const distributions = datasets.flatMap((one) => one.distributions);
  const agents = [catalogue, ...datasets, ...services].map(({ publisher }) => publisher);
  const licences = [catalogue, ...distributions, ...services].map(({ licence }) => licence);
  const nodes = [
    toCatalogue(catalogue),
    ...datasets.map(toDataset),
    ...distributions.map(toDistribution),
    ...services.map(toService),
    ...agents.map(toAgent),
    ...licences.map((one): RdfNode => ({
      iri: toIri(one, 'licence'),
      types: ['dct:LicenseDocument'],
      statements: [],
    })),
  ];
  return [...new Map(nodes.map((node) => [`${node.iri} ${node.types.join()}`, node])).values()];
}

const toLanguages = (tags: readonly string[]): RdfObject[] =>
  tags.flatMap((tag) => {
    const code = LANGUAGES[tag.slice(0, 2).toLowerCase()];
    return code === undefined ? [] : [iri(`${AUTHORITY}/language/${code}`)];
  });
const toThemes = (themes: readonly string[]): RdfObject[] =>
  themes.map((theme) => iri(`${AUTHORITY}/data-theme/${theme}`));

function toCatalogue(one: DcatCatalogue): RdfNode {
  return {
    iri: toIri(one.iri, 'iri'),
    types: ['dcat:Catalog'],
    statements: [
      ['dct:title', texts(one.title)],
      ['dct:description', texts(one.description)],
      ['dct:publisher', [iri(one.publisher.iri, 'publisher.iri')]],
      ['foaf:homepage', [iri(one.homepage, 'homepage')]],
      ['dct:license', [iri(one.licence, 'licence')]],
      ['dct:language', toLanguages(one.languages)],
      ['dct:issued', [moment(one.issued, 'issued')]],
      ['dct:modified', [moment(one.modified, 'modified')]],
      ['dct:spatial', one.spatial.map(toPlace)],
      ['dct:conformsTo', optional(one.conformsTo, (address) => [iri(address, 'conformsTo')])],
      ['dcat:themeTaxonomy', [iri(`${AUTHORITY}/data-theme`)]],
      ['dcat:dataset', one.datasets.map((dataset) => iri(dataset.iri, 'datasets.iri'))],
      ['dcat:service', (one.services ?? []).map((service) => iri(service.iri, 'services.iri'))],
    ],
  };
}

function toDataset(one: DcatDataset): RdfNode {
  return {
    iri: toIri(one.iri, 'datasets.iri'),
    types: ['dcat:Dataset'],
    statements: [
      ['dct:title', texts(one.title)],
      ['dct:description', texts(one.description)],
      ['dct:identifier', [plain(one.identifier)]],
      ['dcat:keyword', one.keywords.flatMap(texts)],
      ['dcat:theme', toThemes(one.themes)],
      ['dct:spatial', one.spatial.map(toPlace)],
      ['dct:temporal', toPeriod(one.period)],
      ['dct:publisher', [iri(one.publisher.iri, 'publisher.iri')]],
      ['dcat:contactPoint', [toContact(one.contact)]],
      ['dct:issued', [moment(one.issued, 'issued')]],
      ['dct:modified', [moment(one.modified, 'modified')]],
      ['dct:accessRights', [iri(`${AUTHORITY}/access-right/PUBLIC`)]],
      ['dct:language', toLanguages(one.languages)],
      ['dcat:version', optional(one.version, (text) => [plain(text)])],
      ['adms:versionNotes', optional(one.versionNotes, texts)],
      ['dct:replaces', optional(one.replaces, (address) => [iri(address, 'replaces')])],
      ['dcat:landingPage', optional(one.landingPage, (address) => [iri(address, 'landingPage')])],
      ['foaf:page', (one.documentation ?? []).map((address) => iri(address, 'documentation'))],
      [
        'dct:provenance',
        optional(one.provenance, (text) => [
          nested(['dct:ProvenanceStatement'], [['skos:prefLabel', texts(text)]]),
        ]),
      ],
      ['dct:accrualPeriodicity', optional(one.frequency, (code) => [iri(`${AUTHORITY}/frequency/${code}`)])],
      ['dcat:distribution', one.distributions.map((file) => iri(file.iri, 'distributions.iri'))],
    ],
  };
}

function toDistribution(one: DcatDistribution): RdfNode {
  return {
    iri: toIri(one.iri, 'distributions.iri'),
    types: ['dcat:Distribution'],
    statements: [
      ['dct:title', texts(one.title)],
      ['dct:description', texts(one.description)],
      ['dcat:accessURL', [iri(one.accessUrl, 'accessUrl')]],
      ['dcat:downloadURL', optional(one.downloadUrl, (address) => [iri(address, 'downloadUrl')])],
      ['dct:format', [iri(`${AUTHORITY}/file-type/${one.fileType}`)]],
      ['dcat:mediaType', [iri(`https://www.iana.org/assignments/media-types/${one.mediaType}`)]],
      ['dct:license', [iri(one.licence, 'licence')]],
      ['dcatap:availability', [iri(`${AUTHORITY}/planned-availability/STABLE`)]],
      [
        'dcat:byteSize',
        optional(one.sizeBytes, (size) => [typed(String(Math.trunc(size)), 'xsd:nonNegativeInteger')]),
      ],
      ['dct:conformsTo', optional(one.conformsTo, (address) => [iri(address, 'conformsTo')])],
      ['dct:language', toLanguages(one.languages ?? [])],
    ],
  };
}

function toService(one: DcatService): RdfNode {
  return {
    iri: toIri(one.iri, 'services.iri'),
    types: ['dcat:DataService'],
    statements: [
      ['dct:title', texts(one.title)],
      ['dcat:endpointURL', [iri(one.endpoint, 'endpoint')]],
      ['dcat:endpointDescription', [iri(one.endpointDescription, 'endpointDescription')]],
      ['dcat:servesDataset', one.datasets.map((address) => iri(address, 'services.datasets'))],
      ['dct:license', [iri(one.licence, 'licence')]],
      ['dct:publisher', [iri(one.publisher.iri, 'publisher.iri')]],
      ['dct:conformsTo', optional(one.conformsTo, (address) => [iri(address, 'conformsTo')])],
      ['dcat:contactPoint', [toContact(one.contact)]],
      ['dcat:theme', toThemes(one.themes)],
      ['dcat:keyword', one.keywords.flatMap(texts)],
      ['dct:accessRights', [iri(`${AUTHORITY}/access-right/PUBLIC`)]],
    ],
  };
}

function toAgent(one: DcatAgent): RdfNode {
  return {
    iri: toIri(one.iri, 'publisher.iri'),
    types: ['foaf:Agent'],
    statements: [
      ['foaf:name', texts(one.name)],
      [
        'dct:type',
        optional(one.level, (level) => [iri(`http://purl.org/adms/publishertype/${AGENT_TYPES[level]}`)]),
      ],
      ['foaf:homepage', optional(one.homepage, (address) => [iri(address, 'publisher.homepage')])],
      ['foaf:mbox', optional(one.email, (address) => [iri(`mailto:${address}`)])],
    ],
  };
}

const toContact = ({ name, email, page }: DcatContact): RdfObject =>
  nested(
    ['vcard:Organization'],
    [
      ['vcard:fn', texts(name)],
      ['vcard:hasEmail', optional(email, (address) => [iri(`mailto:${address}`)])],
      ['vcard:hasURL', optional(page, (address) => [iri(address, 'contact.page')])],
    ],
  );

/** NUTS regions have addresses at the EU; a local unit is told by its code and name. */
function toPlace(place: DcatPlace): RdfObject {
  if ('named' in place) return nested(['dct:Location'], [['skos:prefLabel', texts(place.named)]]);
  if ('nuts' in place) return iri(`http://data.europa.eu/nuts/code/${place.nuts}`);
  const notation = `${place.country}_${place.lau}`;
  return nested(
    ['dct:Location'],
    [
      ['skos:prefLabel', texts(place.name)],
      ['dct:identifier', [plain(notation)]],
      [
        'adms:identifier',
        [
          nested(
            ['adms:Identifier'],
            [
              ['skos:notation', [plain(notation)]],
              ['adms:schemaAgency', [plain('Eurostat, local administrative units')]],
            ],
          ),
        ],
      ],
    ],
  );
}

/** First and last day; a period that is none says nothing. */
function toPeriod(text: string): RdfObject[] {
  const days = readPeriodDays(text);
  if (days === null) return [];
  return [
    nested(
      ['dct:PeriodOfTime'],
      [
        ['dcat:startDate', [typed(days.first, 'xsd:date')]],
        ['dcat:endDate', [typed(days.last, 'xsd:date')]],
      ],
    ),
  ];
}
