/** A report to a fund as a table: for files for internal use. */
import { buildCube, type Cell, type CellEntry, type Cube, type Texts } from '@vicus/cube';
import { REPORT_FUNDS } from './activity.types.ts';
import type { FundReport, ReportLine } from './fund-report.types.ts';
import type { Bounds } from './count.rules.ts';

const AGE_LABELS: Readonly<Record<string, Texts>> = {
  u18: { en: 'Under 18', de: 'Unter 18' },
  '18-60': { en: '18 to 60', de: '18 bis 60' },
  '61plus': { en: 'Over 60', de: 'Über 60' },
  unknown: { en: 'Age unknown', de: 'Alter unbekannt' },
};
const SEX_LABELS: Readonly<Record<string, Texts>> = {
  f: { en: 'Women and girls', de: 'Frauen und Mädchen' },
  m: { en: 'Men and boys', de: 'Männer und Jungen' },
  x: { en: 'Another gender', de: 'Anderes Geschlecht' },
  unknown: { en: 'Gender unknown', de: 'Geschlecht unbekannt' },
};

const DIFFERENT_PERSONS: Texts = {
  en: 'Persons of several activities cannot be added up: where the two columns differ, the number of different persons lies between them.',
  de: 'Personen mehrerer Angebote lassen sich nicht zusammenzählen: Wo die beiden Spalten sich unterscheiden, liegt die Zahl verschiedener Personen dazwischen.',
};

const NONE: Cell = { kind: 'none', reason: 'not-collected' };
const NOT_APPLICABLE: Cell = { kind: 'none', reason: 'not-applicable' };

const toCell = (value: number | null, isEstimate = false): Cell =>
  value === null ? NONE : { kind: 'number', value, status: isEstimate ? 'estimated' : 'final' };

function toBoundCells(bounds: Bounds | null, isEstimate: boolean) {
  return {
    'at-least': toCell(bounds?.atLeast ?? null, isEstimate),
    'at-most': toCell(bounds?.atMost ?? null, isEstimate),
  };
}

interface Row {
  readonly code: string;
  readonly label: Texts;
  readonly measures: CellEntry['measures'];
}

function toRows(line: ReportLine): Row[] {
  const { id, code, name } = line.indicator;
  const label = { en: `${code} ${name.en}`.trim(), de: `${code} ${name['de'] ?? name.en}`.trim() };
  const parts = line.splits.map(({ age, sex, people }): Row => {
    const [ofAge, ofSex] = [AGE_LABELS[age], SEX_LABELS[sex]];
    const join = (language: 'en' | 'de') =>
      [ofAge?.[language], ofSex?.[language]].filter((text) => text !== undefined).join(', ');
    return {
      code: [id, age, sex].filter((text) => text !== '').join('.'),
      label: { en: `${label.en}: ${join('en')}`, de: `${label.de}: ${join('de')}` },
      measures: toBoundCells(people, line.state === 'estimate'),
    };
  });
  return [{ code: id, label, measures: toMeasures(line) }, ...parts];
}

function toMeasures(line: ReportLine): CellEntry['measures'] {
  if (line.state === 'elsewhere') return Object.fromEntries(MEASURES.map(([id]) => [id, NOT_APPLICABLE]));
  return {
    ...toBoundCells(line.counted, line.state === 'estimate'),
    unknown: line.counts === 0 ? NONE : toCell(line.unknown),
    'answered-no': toCell(line.no),
    'not-asked': toCell(line.notAsked),
  };
}

const MEASURES: readonly (readonly [id: string, en: string, de: string])[] = [
  ['at-least', 'At least', 'Mindestens'],
  ['at-most', 'At most', 'Höchstens'],
  ['unknown', 'Not known', 'Nicht bekannt'],
  ['answered-no', 'Answered no', 'Mit Nein geantwortet'],
  ['not-asked', 'Not asked', 'Nicht gefragt'],
];

/** One row an indicator, and one a part of it where the fund wants it told apart. */
export function composeFundCube({ fund, period, project, lines }: FundReport): Cube {
  const named = project === '' ? '' : ` – ${project}`;
  const rows = lines.flatMap(toRows);
  return buildCube({
    id: `fund-report-${REPORT_FUNDS.indexOf(fund) + 1}`,
    provenance: {
      title: { en: `Common indicators: ${fund}${named}`, de: `Gemeinsame Indikatoren: ${fund}${named}` },
      period,
      source: { en: 'Activity register of the office', de: 'Angebotsregister der Verwaltung' },
      method: 'activity-register',
      notes: [DIFFERENT_PERSONS],
    },
    dimensions: [
      {
        id: 'indicator',
        label: { en: 'Indicator', de: 'Indikator' },
        role: 'category',
        categories: rows.map(({ code, label }) => ({ code, label })),
      },
    ],
    measures: MEASURES.map(([id, en, de]) => ({
      id,
      label: { en, de },
      kind: id.startsWith('at-') ? 'bound' : 'count',
      unit: 'people',
      decimals: 0,
    })),
    cells: rows.map(({ code, measures }) => ({ at: { indicator: code }, measures })),
    unmentioned: 'not-collected',
  });
}
