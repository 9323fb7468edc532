/**
 * Seven invented neighbours of different sizes, each with one round of the survey: enough for one comparison that
 * stands and one that must be withheld, because in two of them fewer than five people answered.
 */
import type { RespondentRole } from '@vicus/statistics';
import { CONTACT_LEVELS, shiftLevels } from './contact-levels.ts';
import { toPublicTitle, type ExamplePlace, type ExampleSurvey } from './example-town.ts';

export interface ExampleNeighbour extends ExamplePlace {
  readonly survey: ExampleSurvey;
}

/** Elected members, officials, partner organisations. */
type Counts = readonly [elected: number, officials: number, partners: number];

interface Plan {
  readonly name: string;
  readonly population: number;
  /** how much more (or less) contact than in the example town, in points of the scale */
  readonly points: number;
  readonly asked: Counts;
  readonly answered: Counts;
}

const PLANS: readonly Plan[] = [
  { name: 'Orlenthal', population: 61_400, points: 0.5, asked: [12, 14, 16], answered: [9, 11, 11] },
  { name: 'Tavermont', population: 24_900, points: 0.3, asked: [9, 11, 10], answered: [7, 8, 6] },
  { name: 'Brenholt', population: 17_300, points: 0.1, asked: [8, 9, 8], answered: [6, 7, 5] },
  { name: 'Kestwold', population: 9_650, points: -0.1, asked: [8, 8, 6], answered: [6, 6, 0] },
  { name: 'Tressholm', population: 6_120, points: -0.2, asked: [7, 7, 6], answered: [5, 5, 0] },
  { name: 'Ostrevik', population: 2_480, points: -0.5, asked: [4, 3, 2], answered: [2, 2, 0] },
  { name: 'Astervoe', population: 940, points: -0.6, asked: [3, 2, 1], answered: [2, 1, 0] },
];

function toCounts([elected, official, partner]: Counts): Readonly<Record<RespondentRole, number>> {
  return { 'elected-policymaker': elected, official, 'partner-organisation': partner };
}

function toNeighbour({ name, population, points, asked, answered }: Plan): ExampleNeighbour {
  return {
    name,
    region: 'Example district',
    population,
    populationYear: 2024,
    // The larger half does better and has seen more newcomers; who governs is mixed everywhere.
    shared: {
      structure: population < 15_000 ? 'unfavourable' : 'favourable',
      diversity: population < 15_000 ? 'low' : 'high',
      orientation: 'mixed',
    },
    introduction: {
      en: `${name} is an invented neighbour of the example town Amberlund. Nothing on this page is real.`,
      de: `${name} ist ein erfundener Nachbarort der Beispielstadt Amberlund. Nichts auf dieser Seite ist echt.`,
      es: `${name} es un municipio inventado, vecino de la ciudad de ejemplo Amberlund. Nada en esta página es real.`,
      it: `${name} è un comune inventato, vicino alla città di esempio Amberlund. Nulla in questa pagina è reale.`,
    },
    survey: {
      seed: `${name} 2025`,
      title: 'Who works with whom 2025',
      levels: shiftLevels(CONTACT_LEVELS, points),
      asked: toCounts(asked),
      answered: toCounts(answered),
      windows: { earlier: { fromYear: 2018, toYear: 2019 }, later: { fromYear: 2023, toYear: 2024 } },
      openedOn: '2025-03-03',
      closedOn: '2025-04-11',
      retentionUntil: '2035-04-11',
      publicTitle: toPublicTitle('2025'),
      summary: { en: '', de: '' },
    },
  };
}

export const EXAMPLE_NEIGHBOURS: readonly ExampleNeighbour[] = PLANS.map(toNeighbour);
