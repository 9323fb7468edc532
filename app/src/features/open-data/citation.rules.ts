/**
 * How an edition or one of its tables is cited: a sentence for people after the style of the APA, and BibTeX, RIS and CSL-JSON for
 * programs that keep literature. The address is the one that never changes.
 */
import { readText, type Texts } from '@vicus/cube';
import type { ReleaseSummary } from '#features/release/release.types.ts';
import { createTranslator, type Language } from '#ui/messages.ts';
import { LOCALES } from '#ui/value-formats.ts';

export const CITATION_FORMATS = ['bib', 'ris', 'json'] as const;
export type CitationFormat = (typeof CITATION_FORMATS)[number];

export const CITATION_MEDIA_TYPES: Readonly<Record<CitationFormat, string>> = {
  bib: 'application/x-bibtex',
  ris: 'application/x-research-info-systems',
  json: 'application/vnd.citationstyles.csl+json',
};

type CitedRelease = Pick<
  ReleaseSummary,
  'releaseId' | 'title' | 'version' | 'publishedOn' | 'licence' | 'isExample' | 'state'
>;

export interface Cited {
  readonly origin: string;
  readonly place: { readonly slug: string; readonly name: string };
  readonly release: CitedRelease;
  /** one table of the edition; left out: the whole */
  readonly table?: { readonly id: string; readonly title: Texts };
}

export interface Citation {
  /** a key for programs: letters, digits and `-` */
  readonly key: string;
  readonly author: string;
  readonly title: string;
  /** ISO day */
  readonly publishedOn: string;
  readonly version: number;
  readonly url: string;
  readonly language: Language;
  readonly licence: string;
  /** what has to be known before it is used: invented, withdrawn */
  readonly cautions: readonly string[];
}

/** The page of the edition is where people land; a table stands under it, by its id. */
export function toPersistentAddress({ origin, place, release, table }: Cited): string {
  const page = `${origin}/p/${place.slug}/${release.releaseId}`;
  return table === undefined ? page : `${page}#${encodeURIComponent(table.id)}`;
}

export function composeCitation(cited: Cited, language: Language): Citation {
  const { place, release, table } = cited;
  const t = createTranslator(language);
  const edition = readText(release.title, language);
  return {
    key: [place.slug, release.publishedOn.slice(0, 4), release.releaseId.slice(0, 8), table?.id]
      .filter((part) => part !== undefined)
      .join('-')
      .replaceAll(/[^A-Za-z0-9-]+/g, '-'),
    author: place.name,
    title:
      table === undefined
        ? edition
        : t('public.cite.table', { table: readText(table.title, language), edition }),
    publishedOn: release.publishedOn,
    version: release.version,
    url: toPersistentAddress(cited),
    language,
    licence: release.licence,
    cautions: [
      ...(release.isExample ? [t('public.cite.invented')] : []),
      ...(release.state === 'withdrawn' ? [t('public.cite.withdrawn')] : []),
    ],
  };
}

/** One sentence: who, when, what, which version, what kind of thing, where. */
export function writeCitation(citation: Citation): string {
  const { author, title, publishedOn, version, url, language, cautions } = citation;
  const t = createTranslator(language);
  const day = new Date(`${publishedOn}T12:00:00Z`).toLocaleDateString(LOCALES[language], {
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  const kind = [t('public.cite.data-set'), ...cautions].join('; ');
  return t('public.cite.sentence', {
    author,
    year: publishedOn.slice(0, 4),
    day,
    title,
    version,
    kind,
    url,
  });
}

/** As a file. */
export function writeCitationFile(citation: Citation, format: CitationFormat): string {
  if (format === 'bib') return writeBibtex(citation);
  return format === 'ris' ? writeRis(citation) : `${JSON.stringify([toCslJson(citation)], null, 1)}\n`;
}

const TEX: Readonly<Record<string, string>> = {
  '\\': String.raw`\textbackslash{}`,
  '~': String.raw`\textasciitilde{}`,
  '^': String.raw`\textasciicircum{}`,
};

/** Characters that TeX would read as orders; line ends and control characters become spaces. */
function writeTex(text: string): string {
  return toOneLine(text).replaceAll(/[\\{}&%$#_~^]/g, (character) => TEX[character] ?? `\\${character}`);
}

/** Files of literature hold one thing a line. */
function toOneLine(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
}

function writeBibtex(one: Citation): string {
  const [year = '', month = '', day = ''] = one.publishedOn.split('-');
  const t = createTranslator(one.language);
  const fields: [string, string][] = [
    // Two braces: the name of an office is not divided into given and family names.
    ['author', `{${writeTex(one.author)}}`],
    ['title', `{${writeTex(one.title)}}`],
    ['year', year],
    ['month', String(Number(month))],
    ['day', String(Number(day))],
    ['version', String(one.version)],
    ['howpublished', writeTex(t('public.cite.data-set'))],
    ['note', writeTex([t('public.release.version', { version: one.version }), ...one.cautions].join('; '))],
    ['url', toOneLine(one.url)],
    ['language', one.language],
    ['copyright', writeTex(one.licence)],
  ];
  const lines = fields.map(([name, value]) => `  ${name} = {${value}}`);
  return `@misc{${one.key},\n${lines.join(',\n')}\n}\n`;
}

/** RIS: type DATA, two letters, two spaces, a hyphen and a space before each value. */
function writeRis(one: Citation): string {
  const fields: [string, string][] = [
    ['TY', 'DATA'],
    ['ID', one.key],
    ['AU', one.author],
    ['TI', one.title],
    ['PY', one.publishedOn.slice(0, 4)],
    ['DA', one.publishedOn.replaceAll('-', '/')],
    ['ET', String(one.version)],
    ['UR', one.url],
    ['LA', one.language],
    ...one.cautions.map((caution): [string, string] => ['N1', caution]),
    ['ER', ''],
  ];
  return fields.map(([tag, value]) => `${tag}  - ${toOneLine(value)}\r\n`).join('');
}

/** CSL-JSON 1.0, type `dataset`. */
function toCslJson(one: Citation): Readonly<Record<string, unknown>> {
  return {
    id: one.key,
    type: 'dataset',
    author: [{ literal: one.author }],
    title: one.title,
    issued: { 'date-parts': [one.publishedOn.split('-').map(Number)] },
    version: String(one.version),
    URL: one.url,
    language: one.language,
    license: one.licence,
    ...(one.cautions.length > 0 && { note: one.cautions.join('. ') }),
  };
}
