/** Outputs that count people as tables that may be published: for one strategy, output by year. */
import { buildCube, type CellEntry, type Dimension, type Texts } from '@vicus/cube';
import type { TableToProtect } from '@vicus/disclosure';
import type { OutputProgress, Progress } from './progress.types.ts';

const TITLE: Texts = {
  en: 'What the strategy did for how many people',
  de: 'Was die Strategie für wie viele Menschen getan hat',
  es: 'Qué hizo la estrategia y para cuántas personas',
  it: 'Che cosa ha fatto la strategia e per quante persone',
};
const SOURCE: Texts = {
  en: 'Monthly reports of those who carry out the strategy; activity register of the office',
  de: 'Monatliche Meldungen derer, die die Strategie umsetzen; Angebotsregister der Verwaltung',
  es: 'Informes mensuales de quienes ejecutan la estrategia; registro de actividades de la administración',
  it: 'Rapporti mensili di chi attua la strategia; registro delle attività dell’amministrazione',
};
const NOTE: Texts = {
  en: 'Counted as each report counts. Outputs and years cannot be added up: the same person may be counted several times.',
  de: 'Gezählt, wie jede Meldung zählt. Leistungen und Jahre lassen sich nicht zusammenzählen: Dieselbe Person kann mehrmals gezählt sein.',
  es: 'Contado como cuenta cada informe. Resultados y años no se pueden sumar: la misma persona puede contarse varias veces.',
  it: 'Contato come conta ogni rapporto. Risultati e anni non si sommano: la stessa persona può essere contata più volte.',
};
const OUTPUT: Texts = { en: 'Output', de: 'Leistung', es: 'Resultado', it: 'Risultato' };
const YEAR: Texts = { en: 'Year', de: 'Jahr', es: 'Año', it: 'Anno' };
const PEOPLE: Texts = { en: 'People', de: 'Menschen', es: 'Personas', it: 'Persone' };

export const OUTPUT_TABLE = 'strategy-outputs';
export const OUTPUT_MEASURE = 'people';

/** Null where no output that counts people was told. */
export function composeOutputTable(strategyId: string, progress: Progress): TableToProtect | null {
  const outputs = listOutputsOfPeople(progress);
  const years = [...new Set(outputs.flatMap(({ output }) => listTold(output).map(({ year }) => year)))];
  if (years.length === 0) return null;
  const periods = years.toSorted((a, b) => a - b).map(String);
  const told = outputs.filter(({ output }) => listTold(output).length > 0);
  const cells = told.flatMap(({ output }) =>
    listTold(output).map(({ year, value }): CellEntry => ({
      at: { output: output.outputId, period: String(year) },
      measures: { [OUTPUT_MEASURE]: value },
    })),
  );
  const cube = buildCube({
    id: `${OUTPUT_TABLE}-${strategyId}`,
    provenance: {
      title: nameTitle(progress.title),
      period: periods.length === 1 ? (periods[0] ?? '') : `${periods[0]}/${periods.at(-1)}`,
      source: SOURCE,
      method: 'strategy-progress',
      notes: [NOTE],
    },
    dimensions: composeDimensions(told, periods),
    measures: [{ id: OUTPUT_MEASURE, label: PEOPLE, kind: 'count', unit: 'people', decimals: 0 }],
    cells,
    unmentioned: 'not-collected',
  });
  return { cube, basis: { [OUTPUT_MEASURE]: { kind: 'count-of-persons' } } };
}

function composeDimensions(
  told: readonly { readonly output: OutputProgress; readonly action: string }[],
  periods: readonly string[],
): Dimension[] {
  return [
    {
      id: 'output',
      label: OUTPUT,
      role: 'category',
      categories: told.map(({ output, action }) => ({
        code: output.outputId,
        label: { en: `${action}: ${output.name}` },
      })),
    },
    {
      id: 'period',
      label: YEAR,
      role: 'time',
      categories: periods.map((code) => ({ code, label: { en: code } })),
    },
  ];
}

function nameTitle(strategy: string): Texts {
  return Object.fromEntries(
    Object.entries(TITLE).map(([language, title]) => [language, `${title} (${strategy})`]),
  ) as Texts;
}

function listOutputsOfPeople({ goals }: Progress): { output: OutputProgress; action: string }[] {
  return goals.flatMap(({ actions }) =>
    actions.flatMap(({ title, outputs }) =>
      outputs.filter(({ countsPeople }) => countsPeople).map((output) => ({ output, action: title })),
    ),
  );
}

function listTold({ years }: OutputProgress): { year: number; value: number }[] {
  return years.flatMap(({ year, told }) => (told.kind === 'number' ? [{ year, value: told.value }] : []));
}
