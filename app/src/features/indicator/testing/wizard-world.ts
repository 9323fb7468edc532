/** Small definitions and files for tests of the wizard; written by hand as offices write theirs. */
import type { IndicatorDefinition } from '@vicus/reference';
import { EMPTY_MAPPING } from '../wizard.rules.ts';
import { readDataFile } from '../wizard-file.rules.ts';
import { planDataImport } from '../wizard.rules.ts';
import type { DataMapping, DataPlan, PlanContext } from '../wizard.types.ts';

const both = (text: string) => ({ en: text, de: text });

export function makeDefinition(
  id: string,
  name: { readonly en: string; readonly de: string },
  rest: Partial<IndicatorDefinition>,
): IndicatorDefinition {
  return {
    id,
    version: 1,
    since: '',
    question: both(`${name.en}?`),
    name: { ...name, es: name.en, it: name.en },
    definition: both(name.en),
    numerator: null,
    denominator: null,
    kind: 'count',
    unit: 'persons',
    polarity: 'none',
    heading: 'employment',
    describes: 'newcomers',
    breakdowns: ['sex', 'age'],
    isCore: true,
    countedEachYear: 'same',
    usualSource: ['own-records'],
    collecting: both(''),
    hoursPerYear: 1,
    caveats: [],
    equivalents: [],
    method: null,
    source: { document: 'this-platform', where: 'test', note: '' },
    ...rest,
  };
}

export const COURSES = makeDefinition('courses', { en: 'Course places', de: 'Kursplätze' }, {});
export const JOBS = makeDefinition(
  'jobs',
  { en: 'In work', de: 'In Arbeit' },
  { kind: 'share', unit: 'percent' },
);

export const CONTEXT: PlanContext = {
  definitions: [COURSES, JOBS],
  known: [],
  places: { own: new Set(), merged: new Map(), others: new Set() },
  today: '2026-11-22',
};

/** Reads a text file and plans it. */
export async function planText(
  text: string,
  mapping: Partial<DataMapping> = {},
  context: Partial<PlanContext> = {},
): Promise<DataPlan> {
  const table = await readDataFile(new TextEncoder().encode(text), { headingRow: null });
  return planDataImport(table, { ...EMPTY_MAPPING, ...mapping }, { ...CONTEXT, ...context });
}

export const listCodes = (plan: DataPlan, severity: 'error' | 'warning') =>
  plan.findings
    .filter((one) => one.severity === severity)
    .map(({ code, row, column }) => [code, row, column]);

/** As an officer's own spreadsheet looks like: titles, a unit in the heading, a subtotal, signs for nothing, notes. */
export const MESSY_CSV = `Integrationsbericht der Stadt;;;;;
Stand: 31.12.2024 / Sachgebiet 5;;;;;
;;;;;
Jahr;Geschlecht;Gruppe;Beschäftigte (Anzahl);Personen 15 bis 64;Bemerkung
2022;weiblich;Ausländer;1.104;2.410;
2022;männlich;Ausländer;1.730;2.655;
2022;insgesamt;Ausländer;2.834;5.065;
2023;weiblich;Ausländer;1.190;2.502;neue Zählung
2023;männlich;Ausländer;k. A.;2.700;
2023;insgesamt;Ausländer;k. A.;5.202;
2024;weiblich;Ausländer;1.250;2.590;
2024;männlich;Ausländer;1.811;2.745;
2024;insgesamt;Ausländer;3.061;5.335;
;;;;;
Quelle: Bundesagentur für Arbeit, eigene Berechnung;;;;;
1) ohne geringfügig Beschäftigte;;;;;
`;
