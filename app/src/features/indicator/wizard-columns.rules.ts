/** What each column of a file holds: by what was decided last time, by its heading, by what stands in it. */
import type { IndicatorDefinition } from '@vicus/reference';
import { foldHeading } from '#server/spreadsheet/match-columns.ts';
import { isValueLike } from './wizard-numbers.rules.ts';
import {
  findHeadingPeriod,
  isTotal,
  parsePeriodCell,
  recogniseIndicator,
  recogniseText,
} from './wizard-texts.rules.ts';
import {
  DIMENSIONS,
  PARTS,
  ROW_FIELDS,
  type ColumnGroup,
  type DataColumn,
  type DataMapping,
  type DataTable,
  type Meaning,
  type Part,
  type RowField,
} from './wizard.types.ts';

export const UNUSED = 'none';
const MAXIMUM_KEY = 120;

/** Keys come out of files: `constructor` is a heading like any other. */
export const readOwn = <Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

/** A meaning taken apart; null where there is none such. */
export interface ReadMeaning {
  readonly field: RowField | null;
  readonly part: Part | null;
  /** what the heading says besides: `period`, `people`, `indicator` or a dimension */
  readonly by: string;
  readonly code: string;
}

export function readMeaning(meaning: Meaning): ReadMeaning | null {
  if ((ROW_FIELDS as readonly string[]).includes(meaning))
    return { field: meaning as RowField, part: null, by: '', code: '' };
  const [, part = '', by = '', code = ''] = /^([a-z]+)(?:@([a-z-]+)(?:=(.{1,80}))?)?$/.exec(meaning) ?? [];
  if (!(PARTS as readonly string[]).includes(part)) return null;
  const isKnown = by === '' || by === 'period' || by === 'people' || by === 'indicator' || isDimension(by);
  return isKnown && (by === '' || by === 'period' || code !== '')
    ? { field: null, part: part as Part, by, code }
    : null;
}

const isDimension = (name: string) => (DIMENSIONS as readonly string[]).includes(name);

/** Headings that differ by the year only are the same, so that next year's file is recognised. */
export function toColumnKey(heading: string): string {
  return heading
    .slice(0, MAXIMUM_KEY)
    .toLowerCase()
    .replaceAll(/(?<!\d)(?:19|20)\d{2}(?!\d)/g, '####')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** What stands for the headings of a file, whatever their years. */
export const describeHeadings = (columns: readonly DataColumn[]): string =>
  [...new Set(columns.map(({ heading }) => toColumnKey(heading)))].join('\u001F');

export function groupColumns(
  table: DataTable,
  mapping: DataMapping,
  definitions: readonly IndicatorDefinition[],
): ColumnGroup[] {
  const byKey = Map.groupBy(table.columns.entries(), ([, { heading }]) => toColumnKey(heading));
  const groups = [...byKey].map(([key, members]): ColumnGroup => {
    const [first] = members;
    const chosen = readOwn(mapping.columns, key);
    const cells = first === undefined ? [] : table.rows.flatMap(({ cells: row }) => row[first[0]] || []);
    const isChosen = chosen !== undefined && (chosen === UNUSED || readMeaning(chosen) !== null);
    return {
      key,
      headings: members.map(([, { heading }]) => heading),
      indexes: members.map(([index]) => index),
      examples: [...new Set(cells)].slice(0, 3).map((cell) => cell.slice(0, 30)),
      isOfValues: share(cells, isValueLike) >= 0.5,
      meaning: isChosen ? chosen : first === undefined ? UNUSED : guessMeaning(table, first[0], definitions),
    };
  });
  return addOnlyValue(table, mapping, groups);
}

const HEADINGS: Readonly<Partial<Record<RowField | Part, string>>> = {
  period:
    'jahr year zeit time periode period stichtag datum date quartal quarter monat month zeitraum berichtsjahr ano anno zeitpunkt timeperiod',
  indicator: 'indikator indicator kennzahl indicador indicatore messgrosse',
  people: 'people personengruppe bevolkerungsgruppe populationgroup gruppe group migrationshintergrund',
  place:
    'ags gemeindeschlussel gemeinde gemeindename kommune ort municipality municipalitycode place placecode lau laucode gkz municipio comune amtlichergemeindeschlussel regionalschlussel',
  sex: 'sex geschlecht gender sexo sesso',
  age: 'age alter altersgruppe agegroup ageband edad eta altersklasse',
  origin: 'origin herkunft countrygroup herkunftsgruppe',
  'years-of-residence': 'yearsofresidence aufenthaltsdauer residence',
  service: 'service angebot dienst leistung servicio servizio',
  unit: 'unit einrichtung schule amt abteilung department unidad stadtteil ortsteil ortschaft quartier district neighbourhood school facility barrio distrito escuela centro quartiere frazione scuola',
  status: 'status obsstatus wertstatus',
  numerator: 'numerator zahler numerador numeratore',
  denominator: 'denominator nenner grundgesamtheit base denominador denominatore',
  value:
    'value wert anzahl number count personen persons anteil share obsvalue valor valore prozent percent quote zahl',
};
const FIELD_OF_HEADING = new Map(
  Object.entries(HEADINGS).flatMap(([field, words]) =>
    words.split(' ').map((word) => [word, field] as const),
  ),
);
const FIELD_OF_ROLE = { time: 'period', place: 'place', value: 'value', status: 'status' } as const;

function guessMeaning(table: DataTable, index: number, definitions: readonly IndicatorDefinition[]): Meaning {
  const { heading, role } = table.columns[index] ?? { heading: '', role: null };
  if (role === 'other') return UNUSED;
  if (role !== null && role !== 'dimension') return FIELD_OF_ROLE[role];
  const plain = heading.replace(/\s*[([].*?[)\]]\s*$/, '');
  const byHeading = FIELD_OF_HEADING.get(foldHeading(plain)) ?? FIELD_OF_HEADING.get(foldHeading(heading));
  if (byHeading !== undefined) return byHeading;
  const cells = table.rows.flatMap(({ cells: row }) => row[index] || []);
  const isOfValues = role === null && share(cells, isValueLike) >= 0.6 && !isPeriods(cells);
  return isOfValues ? guessValues(plain, definitions) : guessField(cells, definitions);
}

function guessValues(heading: string, definitions: readonly IndicatorDefinition[]): Meaning {
  if (findHeadingPeriod(heading) !== null) return 'value@period';
  const indicator = recogniseIndicator(heading, definitions);
  if (indicator !== undefined) return `value@indicator=${indicator.id}`;
  // A total beside groups may be of people or of a breakdown; only the others tell, so it is left to the officer.
  if (isTotal(heading)) return UNUSED;
  const people = recogniseText('people', heading, definitions);
  if (people !== '') return `value@people=${people}`;
  const sex = recogniseText('sex', heading, definitions);
  return sex === '' || sex === 'unknown' ? UNUSED : `value@sex=${sex}`;
}

function guessField(cells: readonly string[], definitions: readonly IndicatorDefinition[]): Meaning {
  if (cells.length === 0) return UNUSED;
  if (isPeriods(cells)) return 'period';
  const kinds = ['indicator', 'people', 'sex', 'age', 'origin'] as const;
  const known = kinds.find(
    (kind) =>
      share(cells, (cell) => recogniseText(kind, cell, definitions) !== '') >= 0.8 && !cells.every(isTotal),
  );
  return known ?? UNUSED;
}

const isPeriods = (cells: readonly string[]) => share(cells, (cell) => parsePeriodCell(cell) !== null) >= 0.8;

const share = (cells: readonly string[], test: (cell: string) => boolean) =>
  cells.length === 0 ? 0 : cells.filter(test).length / cells.length;

/** The one column of numbers that is left, where no other holds a value. */
function addOnlyValue(table: DataTable, mapping: DataMapping, groups: ColumnGroup[]): ColumnGroup[] {
  if (groups.some(({ meaning }) => (readMeaning(meaning)?.part ?? null) !== null)) return groups;
  const open = groups.filter(({ key, meaning, indexes }) => {
    const cells = table.rows.flatMap(({ cells: row }) => row[indexes[0] ?? -1] || []);
    return (
      meaning === UNUSED && readOwn(mapping.columns, key) === undefined && share(cells, isValueLike) >= 0.6
    );
  });
  return open.length === 1
    ? groups.map((one) => (one === open[0] ? { ...one, meaning: 'value' } : one))
    : groups;
}
