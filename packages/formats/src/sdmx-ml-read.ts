import { readSdmxMlStructure } from './sdmx-ml-structure-read.ts';
import type { SdmxMlStructure } from './sdmx-ml-structure-read.ts';
import { readMlData } from './sdmx-ml-data-read.ts';
import type { MlData } from './sdmx-ml-data-read.ts';
import { isDimension, toSdmxSourceTable } from './sdmx-source.ts';
import type { SdmxSourceDimension } from './sdmx-source.ts';
import { isTooLong, NOTHING_ABOUT, openFindings, toEmptyTable } from './source-findings.ts';
import type { SourceTable, SourceTableOptions } from './source-table.types.ts';

export interface SdmxMlReadOptions extends SourceTableOptions {
  /** text of the structure message with the data structure definition; without it codes have no names */
  readonly structure?: string;
}

/**
 * Reads an SDMX-ML message of data (2.1 and 3.0, structure-specific or generic, series or flat). With its structure message
 * dimensions are told from attributes exactly and codes have names; without it everything that is no attribute by the concepts of
 * SDMX is taken for a dimension. Nothing is thrown: what is wrong is a finding with its line. Source: SDMX 2.1 Section 3A.
 *
 * @param text the text of the file, decoded
 * @param options structure message, language of names
 * @returns one row an observation: dimensions, `value`, `status`, `flag`, then attributes
 * @example
 * const table = readSdmxMl('<StructureSpecificData><DataSet><Series geo="AT" UNIT_MEASURE="PS">' +
 *   '<Obs TIME_PERIOD="2023" OBS_VALUE="0"/><Obs TIME_PERIOD="2024" OBS_STATUS="Q"/></Series></DataSet></StructureSpecificData>');
 * table.columns.map(({ id }) => id) // => ["geo","TIME_PERIOD","value","status","flag","UNIT_MEASURE"]
 * table.rows // => [["AT","2023","0","final","","PS"],["AT","2024","","withheld-at-source","Q","PS"]]
 */
export function readSdmxMl(text: string, options: SdmxMlReadOptions = {}): SourceTable {
  const findings = openFindings();
  if (isTooLong(text, findings)) return toEmptyTable('sdmx-ml', findings);
  const structure =
    options.structure === undefined
      ? null
      : readSdmxMlStructure(options.structure, options.language, findings);
  const data = readMlData(text, findings);
  if (findings.hasErrors()) return toEmptyTable('sdmx-ml', findings, { dialect: data.dialect });
  const { table, source, prepared, dialect } = data;
  return toSdmxSourceTable(
    {
      format: 'sdmx-ml',
      dialect,
      about: { ...NOTHING_ABOUT, title: structure?.title ?? table, source, table, updated: prepared },
      dimensions: listDimensions(data, structure),
      observations: data.observations,
    },
    findings,
  );
}

/** By the definition, or in the order in which they come; time is the last of them. */
function listDimensions(data: MlData, structure: SdmxMlStructure | null): SdmxSourceDimension[] {
  if (structure !== null && structure.dimensions.length > 0) return [...structure.dimensions];
  const ids = new Set(data.dimensions);
  for (const { components } of data.observations)
    for (const id of components.keys()) if (!data.attributes.has(id) && isDimension(id)) ids.add(id);
  return [...ids]
    .toSorted((a, b) => Number(a === 'TIME_PERIOD') - Number(b === 'TIME_PERIOD'))
    .map((id) => ({ id, label: id, isTime: id === 'TIME_PERIOD', names: new Map<string, string>() }));
}
