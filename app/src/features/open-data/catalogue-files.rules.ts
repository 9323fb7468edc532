/** The files of a table as distributions: one table, several formats. */
import type { Texts } from '@vicus/cube';
import type { DcatDistribution, FileType } from '@vicus/formats';
import type { TableFormat } from '#features/publication/links.rules.ts';
import { joinTexts } from './catalogue-contents.rules.ts';
import { MEDIA_TYPES } from './formats.rules.ts';

interface DataFile {
  readonly format: TableFormat;
  readonly name: string;
  readonly fileType: FileType;
  readonly conformsTo: string;
}

/**
 * Formats of data; descriptions that go with them (CSVW, structures of SDMX) are no data of their own. The EU's list of file types
 * has none for SDMX or PX: the standard a file follows says what it is.
 */
const DATA_FILES: readonly DataFile[] = [
  {
    format: 'csv',
    name: 'CSV',
    fileType: 'CSV',
    conformsTo: 'https://www.rfc-editor.org/rfc/rfc4180',
  },
  {
    format: 'xlsx',
    name: 'Excel',
    fileType: 'XLSX',
    conformsTo: 'https://www.iso.org/standard/71691.html',
  },
  {
    format: 'json',
    name: 'JSON-stat',
    fileType: 'JSON',
    conformsTo: 'https://json-stat.org/full/',
  },
  {
    format: 'sdmx.csv',
    name: 'SDMX-CSV 2.0',
    fileType: 'CSV',
    conformsTo: 'https://github.com/sdmx-twg/sdmx-csv',
  },
  {
    format: 'sdmx.json',
    name: 'SDMX-JSON 2.0',
    fileType: 'JSON',
    conformsTo: 'https://github.com/sdmx-twg/sdmx-json',
  },
  {
    format: 'sdmx.xml',
    name: 'SDMX-ML 2.1',
    fileType: 'XML',
    conformsTo: 'https://www.iso.org/standard/52500.html',
  },
  {
    format: 'px',
    name: 'PX',
    fileType: 'TXT',
    conformsTo: 'https://www.scb.se/px-file-format',
  },
];

interface Files {
  /** address of the dataset */
  readonly dataset: string;
  readonly title: Texts;
  readonly landingPage: string;
  /** address under which `data.<format>` stands */
  readonly folder: string;
  readonly licence: string;
}

export function listDistributions(files: Files): DcatDistribution[] {
  return DATA_FILES.map(({ format, name, fileType, conformsTo }) => ({
    iri: `${files.dataset}/${format}`,
    title: { en: name },
    description: joinTexts([files.title, { en: name }], ', '),
    accessUrl: files.landingPage,
    downloadUrl: `${files.folder}/data.${format}`,
    fileType,
    // Catalogues name the type without its parameters.
    mediaType: MEDIA_TYPES[format].replace(/;.*/s, ''),
    licence: files.licence,
    conformsTo,
  }));
}
