export { toCsv } from './csv.ts';
export type { CsvOptions } from './csv.ts';
export { toCsvw } from './csvw.ts';
export type { CsvwOptions, CsvwTable } from './csvw.ts';
export type { JsonStatDataset, JsonStatDimension, VicusExtension } from './json-stat.types.ts';
export { parseJsonStat } from './json-stat-read.ts';
export type { JsonStatOptions } from './json-stat-read.ts';
export { nameMeasureDimension, toJsonStat } from './json-stat-write.ts';
export { STATES } from './states.ts';
export type { StateCodes } from './states.ts';
export type {
  SdmxAttribute,
  SdmxCode,
  SdmxCodelist,
  SdmxCutOptions,
  SdmxDataOptions,
  SdmxDimension,
  SdmxHead,
  SdmxMessageOptions,
  SdmxOptions,
  SdmxSelection,
  SdmxTable,
} from './sdmx.types.ts';
export { describeSdmx } from './sdmx-table.ts';
export { toSdmxJson } from './sdmx-json-write.ts';
export type { SdmxJsonMessage } from './sdmx-json-write.ts';
export { listSdmxArtefacts } from './sdmx-artefacts.ts';
export type { SdmxArtefact, SdmxArtefactKind, SdmxItem } from './sdmx-artefacts.ts';
export { toSdmxJsonStructure, toSdmxJsonStructures } from './sdmx-json-structure.ts';
export { toSdmxJsonAvailability, toSdmxMlAvailability } from './sdmx-availability.ts';
export type { SdmxAvailabilityOptions } from './sdmx-availability.ts';
export { readPeriodDays } from './period-days.ts';
export type { PeriodDays } from './period-days.ts';
export { toSdmxJsonError, toSdmxMlError } from './sdmx-errors.ts';
export type { SdmxError } from './sdmx-errors.ts';
export { toSdmxCsv } from './sdmx-csv-write.ts';
export type { SdmxCsvOptions } from './sdmx-csv-write.ts';
export { toSdmxMl } from './sdmx-ml-write.ts';
export { toSdmxMlStructure, toSdmxMlStructures } from './sdmx-ml-structure.ts';
export { SOURCE_TABLE_LIMITS } from './source-table.types.ts';
export type {
  SourceAbout,
  SourceCode,
  SourceColumn,
  SourceColumnRole,
  SourceFinding,
  SourceState,
  SourceTable,
  SourceTableOptions,
} from './source-table.types.ts';
export { toPx } from './px-write.ts';
export type { PxOptions } from './px-write.ts';
export { readPx, readPxEncoding } from './px-read.ts';
export { readSdmxCsv } from './sdmx-csv-read.ts';
export { readSdmxJson } from './sdmx-json-read.ts';
export { readSdmxMl } from './sdmx-ml-read.ts';
export type { SdmxMlReadOptions } from './sdmx-ml-read.ts';
export { readJsonStatTable } from './json-stat-table.ts';
export type {
  DataTheme,
  DcatAgent,
  DcatCatalogue,
  DcatContact,
  DcatDataset,
  DcatDistribution,
  DcatPlace,
  DcatService,
  FileType,
  Frequency,
} from './dcat.types.ts';
export { toDcatJsonLd, toDcatTurtle } from './dcat.ts';
