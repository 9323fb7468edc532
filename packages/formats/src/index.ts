export { toCsv } from './csv.ts';
export type { CsvOptions } from './csv.ts';
export { toCsvw } from './csvw.ts';
export type { CsvwOptions, CsvwTable } from './csvw.ts';
export type { JsonStatDataset, JsonStatDimension, VicusExtension } from './json-stat.types.ts';
export { parseJsonStat } from './json-stat-read.ts';
export type { JsonStatOptions } from './json-stat-read.ts';
export { toJsonStat } from './json-stat-write.ts';
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
export { readPx, readPxEncoding } from './px-read.ts';
export { readSdmxCsv } from './sdmx-csv-read.ts';
export { readJsonStatTable } from './json-stat-table.ts';
