/** The example town: invented from its name to its last answer, and marked as an example wherever it is shown. */
import type { RespondentRole } from '@vicus/statistics';
import type { SharedDescription } from '#features/comparison/sharing.types.ts';
import type { ExampleWave } from './answers.rules.ts';
import { CONTACT_LEVELS, SECOND_WAVE_LEVELS } from './contact-levels.ts';

/** What stands behind every number of an invented place. */
export const EXAMPLE_SOURCE = 'Invented for the example';

export interface ExamplePlace {
  readonly name: string;
  readonly region: string;
  readonly population: number;
  readonly populationYear: number;
  /** by language: what the public page says first */
  readonly introduction: Readonly<Record<'en' | 'de' | 'es' | 'it', string>>;
  /** as what it is grouped when examples are compared with one another */
  readonly shared: SharedDescription;
}

export const EXAMPLE_TOWN: ExamplePlace = {
  name: 'Amberlund',
  region: 'Example district',
  population: 12_180,
  populationYear: 2024,
  shared: { structure: 'unfavourable', diversity: 'low', orientation: 'mixed' },
  introduction: {
    en: 'Amberlund is an invented town. It shows what a town of 12,000 people can learn by asking who works with whom on integration. No person, organisation or answer on this page is real.',
    de: 'Amberlund ist eine erfundene Stadt. Sie zeigt, was eine Stadt mit 12.000 Menschen erfährt, wenn sie fragt, wer bei der Integration mit wem zusammenarbeitet. Keine Person, keine Organisation und keine Antwort auf dieser Seite ist echt.',
    es: 'Amberlund es una ciudad inventada. Muestra lo que una localidad de 12.000 habitantes puede aprender al preguntar quién trabaja con quién en la integración. Ninguna persona, organización ni respuesta de esta página es real.',
    it: 'Amberlund è una città inventata. Mostra che cosa può imparare una località di 12.000 abitanti chiedendo chi lavora con chi per l’integrazione. Nessuna persona, organizzazione o risposta di questa pagina è reale.',
  },
};

export const EXAMPLE_RECEPTION = [
  {
    fromYear: 2015,
    toYear: 2017,
    description: 'The former school hostel took in 140 people; two thirds of them stayed in the town.',
  },
  {
    fromYear: 2022,
    toYear: null,
    description: 'About 90 people found a home with families and in flats that the town rented.',
  },
] as const;

/** A round of the survey as it was collected: who was asked, who answered, about which years. */
export interface ExampleSurvey extends ExampleWave {
  readonly title: string;
  readonly asked: Readonly<Record<RespondentRole, number>>;
  readonly windows: {
    readonly earlier: { readonly fromYear: number; readonly toYear: number };
    readonly later: { readonly fromYear: number; readonly toYear: number };
  };
  /** ISO days */
  readonly openedOn: string;
  readonly closedOn: string;
  readonly retentionUntil: string;
  /** of the publication, by language */
  readonly publicTitle: Readonly<Record<'en' | 'de', string>>;
  /** plain words of the office for the public page and the report, by language */
  readonly summary: Readonly<Record<'en' | 'de', string>>;
}

export function toPublicTitle(year: string): ExampleSurvey['publicTitle'] {
  return {
    en: `Who works with whom on integration, ${year}`,
    de: `Wer arbeitet bei der Integration mit wem zusammen, ${year}`,
  };
}

/** Both rounds ask about the same years before, so that each shows the fall since then. */
const BEFORE = { fromYear: 2018, toYear: 2019 };

export const EXAMPLE_WAVES: readonly [ExampleSurvey, ExampleSurvey] = [
  {
    seed: 'Amberlund 2023',
    title: 'Who works with whom 2023',
    publicTitle: toPublicTitle('2023'),
    levels: CONTACT_LEVELS,
    asked: { 'elected-policymaker': 8, official: 8, 'partner-organisation': 9 },
    answered: { 'elected-policymaker': 6, official: 6, 'partner-organisation': 5 },
    windows: { earlier: BEFORE, later: { fromYear: 2021, toYear: 2022 } },
    openedOn: '2023-03-06',
    closedOn: '2023-04-14',
    retentionUntil: '2033-04-14',
    summary: {
      en: 'People inside the town hall speak with one another about integration far more often than with anybody else, and less often than before 2020. Organisations of migrants are reached only now and then.',
      de: 'Im Rathaus spricht man über Integration viel öfter miteinander als mit allen anderen, und seltener als vor 2020. Migrantenorganisationen werden nur ab und zu erreicht.',
    },
  },
  {
    seed: 'Amberlund 2025',
    title: 'Who works with whom 2025',
    publicTitle: toPublicTitle('2025'),
    levels: SECOND_WAVE_LEVELS,
    asked: { 'elected-policymaker': 8, official: 8, 'partner-organisation': 9 },
    answered: { 'elected-policymaker': 6, official: 6, 'partner-organisation': 6 },
    windows: { earlier: BEFORE, later: { fromYear: 2023, toYear: 2024 } },
    openedOn: '2025-03-03',
    closedOn: '2025-04-11',
    retentionUntil: '2035-04-11',
    summary: {
      en: 'Since the town hall and the organisations of migrants agreed on a round table, they speak with one another more often. Contact with the region and the state stays occasional.',
      de: 'Seit Rathaus und Migrantenorganisationen einen Runden Tisch vereinbart haben, sprechen sie öfter miteinander. Kontakte zu Region und Staat bleiben gelegentlich.',
    },
  },
];
