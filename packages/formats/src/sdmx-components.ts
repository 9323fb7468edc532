import type { Texts } from '@vicus/cube';
import type { SdmxCode, SdmxCodelist } from './sdmx.types.ts';

/**
 * Attributes by the cross-domain concepts of SDMX and by this platform (CELL_STATE); a component of these ids is none of the
 * dimensions wherever it stands in a file.
 */
export const ATTRIBUTES: ReadonlySet<string> = new Set(
  `OBS_STATUS OBS_FLAG OBS_CONF CONF_STATUS CONF_STATUS_OBS CELL_STATE UNIT_MULT UNIT_MEASURE DECIMALS TITLE TITLE_COMPL COMMENT COMMENT_OBS OBS_COM
   COLLECTION TIME_FORMAT BASE_PER PRE_BREAK_VALUE OBS_PRE_BREAK SOURCE_AGENCY EMBARGO_TIME COMPILING_ORG DISS_ORG NOTE
   NOTES`.split(/\s+/),
);

/** Ids of leading columns of SDMX-CSV and other names that mean something in a message. */
const RESERVED =
  'MEASURE TIME_PERIOD TIME REF_AREA OBS_VALUE VALUE STATUS FLAG DATAFLOW STRUCTURE STRUCTURE_ID STRUCTURE_NAME ACTION LAST_UPDATE TYPE';

/** Ids that no dimension of a cube may have. */
export const TAKEN_IDS: readonly string[] = [...RESERVED.split(' '), ...ATTRIBUTES];

/** Where code lists are filed. */
export interface ListPlace {
  readonly agency: string;
  readonly version: string;
  /** what ids of code lists begin with */
  readonly prefix: string;
}

/** A code list of the table itself. */
export function toCodelist(
  id: string,
  label: Texts,
  codes: readonly SdmxCode[],
  { agency, version, prefix }: ListPlace,
): SdmxCodelist {
  return { agency, id: `${prefix}${id}`, version, label, codes };
}
