import { CELL_STATES } from '@vicus/cube';
import type { Measure, Texts } from '@vicus/cube';
import { claimIds, toCodeId } from './identifiers.ts';
import type { SdmxAttribute, SdmxCode, SdmxCodelist, SdmxDimension } from './sdmx.types.ts';
import { toCodelist } from './sdmx-components.ts';
import type { ListPlace } from './sdmx-components.ts';
import { CONF_STATUS_NAMES, OBS_STATUS_NAMES, STATES } from './states.ts';
import { toSdmxPeriod } from './time-periods.ts';

const LABELS = {
  OBS_STATUS: {
    en: 'Observation status',
    de: 'Status des Werts',
    es: 'Estado de la observación',
    it: "Stato dell'osservazione",
  },
  CONF_STATUS: {
    en: 'Confidentiality status',
    de: 'Geheimhaltung',
    es: 'Confidencialidad',
    it: 'Riservatezza',
  },
  CELL_STATE: {
    en: 'State of the cell',
    de: 'Zustand der Zelle',
    es: 'Estado de la celda',
    it: 'Stato della cella',
  },
  UNIT_MEASURE: { en: 'Unit', de: 'Einheit', es: 'Unidad', it: 'Unità' },
  DECIMALS: { en: 'Decimals', de: 'Nachkommastellen', es: 'Decimales', it: 'Decimali' },
  TIME_FORMAT: { en: 'Time format', de: 'Zeitformat', es: 'Formato de tiempo', it: 'Formato del tempo' },
} satisfies Readonly<Record<string, Texts>>;

const DIGITS =
  'Zero One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen'.split(' ');

type AttributeId = keyof typeof LABELS;

/** The attributes of a table; those of a state first, in the order in which every message writes them. */
export function listAttributes(
  measures: readonly Measure[],
  dimensions: readonly SdmxDimension[],
  place: ListPlace,
): SdmxAttribute[] {
  const own = (id: AttributeId, codes: readonly SdmxCode[]) => toCodelist(id, LABELS[id], codes, place);
  const formats = listTimeFormats(dimensions);
  return [
    attribute('OBS_STATUS', 'state', crossDomain('CL_OBS_STATUS', '2.2', OBS_STATUS_NAMES)),
    attribute('CONF_STATUS', 'state', crossDomain('CL_CONF_STATUS', '1.0', CONF_STATUS_NAMES)),
    attribute('CELL_STATE', 'state', own('CELL_STATE', listStateCodes())),
    attribute('UNIT_MEASURE', 'measure', own('UNIT_MEASURE', listUnits(measures))),
    attribute('DECIMALS', 'measure', crossDomain('CL_DECIMALS', '1.0', listDecimals(measures))),
    ...(formats.length === 0 ? [] : [attribute('TIME_FORMAT', 'time', own('TIME_FORMAT', formats))]),
  ];
}

const attribute = (
  id: AttributeId,
  dependsOn: SdmxAttribute['dependsOn'],
  codelist: SdmxCodelist,
): SdmxAttribute => ({ id, label: LABELS[id], dependsOn, codelist });

/** The part of a list of SDMX itself that is used here, in its own words. */
function crossDomain(id: string, version: string, names: Readonly<Record<string, string>>): SdmxCodelist {
  const codes = Object.entries(names).map(([code, name]) => ({ id: code, code, label: { en: name } }));
  return { agency: 'SDMX', id, version, label: { en: id }, codes };
}

function listStateCodes(): SdmxCode[] {
  return CELL_STATES.map((state) => ({ id: state, code: state, label: STATES[state].label }));
}

function listUnits(measures: readonly Measure[]): SdmxCode[] {
  const units = [...new Set(measures.map(({ unit }) => unit))];
  const ids = claimIds(units, toCodeId);
  return units.map((unit) => ({
    id: ids.get(unit) ?? unit,
    code: unit,
    label: { en: unit === '' ? '-' : unit },
  }));
}

function listDecimals(measures: readonly Measure[]): Record<string, string> {
  const counts = [...new Set(measures.map(({ decimals }) => decimals))].toSorted((a, b) => a - b);
  return Object.fromEntries(counts.map((count) => [String(count), DIGITS[count] ?? String(count)]));
}

function listTimeFormats(dimensions: readonly SdmxDimension[]): SdmxCode[] {
  const periods = dimensions.find(({ kind }) => kind === 'time')?.codes ?? [];
  const formats = new Set(periods.map(({ code }) => toSdmxPeriod(code)?.format ?? ''));
  return [...formats].map((format) => ({ id: format, code: format, label: { en: format } }));
}
