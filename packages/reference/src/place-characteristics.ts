import type { Texts } from './provenance.ts';

/** What open data say about a real place, e.g. an unemployment rate. Values stand in `reference.place_characteristic`. */
export interface PlaceCharacteristic {
  /** name with its unit; `-percent` is 0–100 */
  readonly id: string;
  readonly unit: 'percent' | 'euro' | 'years' | 'points' | 'persons' | 'metres' | 'class';
  readonly decimals: number;
  /** in the four languages of public pages */
  readonly label: Texts;
}

export const PLACE_CHARACTERISTICS: readonly PlaceCharacteristic[] = [
  {
    id: 'unemployment-percent',
    unit: 'percent',
    decimals: 1,
    label: {
      en: 'Unemployed, share of the labour force',
      de: 'Arbeitslose, Anteil an den Erwerbspersonen',
      es: 'Personas en paro, proporción de la población activa',
      it: 'Disoccupati, quota delle forze di lavoro',
    },
  },
  {
    id: 'employment-percent',
    unit: 'percent',
    decimals: 1,
    label: {
      en: 'Employed, share of residents of 16 years and more',
      de: 'Erwerbstätige, Anteil an den Menschen ab 16 Jahren',
      es: 'Personas ocupadas, proporción de la población de 16 años y más',
      it: 'Occupati, quota dei residenti di 16 anni e più',
    },
  },
  {
    id: 'net-income-per-person-euro',
    unit: 'euro',
    decimals: 0,
    label: {
      en: 'Net income per person and year',
      de: 'Nettoeinkommen je Person und Jahr',
      es: 'Renta neta por persona y año',
      it: 'Reddito netto per persona e anno',
    },
  },
  {
    id: 'gini-points',
    unit: 'points',
    decimals: 1,
    label: {
      en: 'Inequality of incomes (Gini, 0 to 100)',
      de: 'Ungleichheit der Einkommen (Gini, 0 bis 100)',
      es: 'Desigualdad de la renta (Gini, de 0 a 100)',
      it: 'Disuguaglianza dei redditi (Gini, da 0 a 100)',
    },
  },
  {
    id: 'foreign-nationals-percent',
    unit: 'percent',
    decimals: 1,
    label: {
      en: 'Residents with a foreign nationality',
      de: 'Menschen mit ausländischer Staatsangehörigkeit',
      es: 'Residentes de nacionalidad extranjera',
      it: 'Residenti con cittadinanza straniera',
    },
  },
  {
    id: 'foreign-born-percent',
    unit: 'percent',
    decimals: 1,
    label: {
      en: 'Residents born abroad',
      de: 'Im Ausland geborene Menschen',
      es: 'Residentes nacidos en el extranjero',
      it: 'Residenti nati all’estero',
    },
  },
  {
    id: 'higher-education-percent',
    unit: 'percent',
    decimals: 1,
    label: {
      en: 'Residents with completed higher education',
      de: 'Menschen mit abgeschlossener höherer Bildung',
      es: 'Residentes con estudios superiores terminados',
      it: 'Residenti con istruzione superiore completata',
    },
  },
  {
    id: 'mean-age-years',
    unit: 'years',
    decimals: 1,
    label: {
      en: 'Mean age of residents',
      de: 'Durchschnittsalter',
      es: 'Edad media',
      it: 'Età media',
    },
  },
  {
    id: 'under-18-percent',
    unit: 'percent',
    decimals: 1,
    label: {
      en: 'Residents under 18 years',
      de: 'Menschen unter 18 Jahren',
      es: 'Residentes menores de 18 años',
      it: 'Residenti sotto i 18 anni',
    },
  },
  {
    id: 'over-65-percent',
    unit: 'percent',
    decimals: 1,
    label: {
      en: 'Residents of 65 years and more',
      de: 'Menschen ab 65 Jahren',
      es: 'Residentes de 65 años y más',
      it: 'Residenti di 65 anni e più',
    },
  },
  {
    id: 'single-person-households-percent',
    unit: 'percent',
    decimals: 1,
    label: {
      en: 'Households of one person',
      de: 'Haushalte mit einer Person',
      es: 'Hogares de una sola persona',
      it: 'Famiglie di una sola persona',
    },
  },
  {
    id: 'migration-background-percent',
    unit: 'percent',
    decimals: 1,
    label: {
      en: 'Residents with a migration background, as their country defines it',
      de: 'Menschen mit Einwanderungsgeschichte, wie ihr Land sie bestimmt',
      es: 'Residentes de origen inmigrante, según lo define su país',
      it: 'Residenti con origini straniere, secondo la definizione del paese',
    },
  },
  {
    id: 'employment-15-74-percent',
    unit: 'percent',
    decimals: 1,
    label: {
      en: 'Employed, share of residents of 15 to 74 years',
      de: 'Erwerbstätige, Anteil an den Menschen von 15 bis 74 Jahren',
      es: 'Personas ocupadas, proporción de la población de 15 a 74 años',
      it: 'Occupati, quota dei residenti da 15 a 74 anni',
    },
  },
  {
    id: 'median-income-equivalised-euro',
    unit: 'euro',
    decimals: 0,
    label: {
      en: 'Median income per year, by size of household (equivalised)',
      de: 'Mittleres Einkommen im Jahr, nach Größe des Haushalts gewichtet (Median)',
      es: 'Renta anual mediana por unidad de consumo',
      it: 'Reddito annuo mediano equivalente',
    },
  },
  {
    id: 'lowest-40-income-percent',
    unit: 'percent',
    decimals: 1,
    label: {
      en: 'Persons with an income among the lowest 40 % of the country',
      de: 'Menschen mit einem Einkommen unter den unteren 40 % des Landes',
      es: 'Personas con ingresos entre el 40 % más bajo del país',
      it: 'Persone con un reddito nel 40 % più basso del paese',
    },
  },
  {
    id: 'under-15-percent',
    unit: 'percent',
    decimals: 1,
    label: {
      en: 'Residents under 15 years',
      de: 'Menschen unter 15 Jahren',
      es: 'Residentes menores de 15 años',
      it: 'Residenti sotto i 15 anni',
    },
  },
  {
    id: 'persons-per-household',
    unit: 'persons',
    decimals: 2,
    label: {
      en: 'Persons per household',
      de: 'Personen je Haushalt',
      es: 'Personas por hogar',
      it: 'Persone per famiglia',
    },
  },
  {
    id: 'owner-occupied-percent',
    unit: 'percent',
    decimals: 1,
    label: {
      en: 'Dwellings lived in by their owners',
      de: 'Wohnungen, die ihren Bewohnern gehören',
      es: 'Viviendas habitadas por sus propietarios',
      it: 'Abitazioni occupate dai proprietari',
    },
  },
  {
    id: 'rented-dwellings-percent',
    unit: 'percent',
    decimals: 1,
    label: {
      en: 'Rented dwellings, share of main residences',
      de: 'Mietwohnungen, Anteil an den Hauptwohnungen',
      es: 'Viviendas en alquiler, proporción de las principales',
      it: 'Abitazioni in affitto, quota delle abitazioni principali',
    },
  },
  {
    id: 'vacant-dwellings-percent',
    unit: 'percent',
    decimals: 1,
    label: {
      en: 'Dwellings that stand empty',
      de: 'Leer stehende Wohnungen',
      es: 'Viviendas vacías',
      it: 'Abitazioni vuote',
    },
  },
  {
    id: 'net-rent-euro-per-square-metre',
    unit: 'euro',
    decimals: 2,
    label: {
      en: 'Net rent per square metre and month',
      de: 'Nettokaltmiete je Quadratmeter und Monat',
      es: 'Alquiler neto por metro cuadrado y mes',
      it: 'Affitto netto per metro quadrato al mese',
    },
  },
  {
    id: 'altitude-metres',
    unit: 'metres',
    decimals: 0,
    label: {
      en: 'Altitude of the centre in metres',
      de: 'Höhe des Ortskerns in Metern',
      es: 'Altitud del centro en metros',
      it: 'Altitudine del centro in metri',
    },
  },
  {
    id: 'degree-of-urbanisation-class',
    unit: 'class',
    decimals: 0,
    label: {
      en: 'Degree of urbanisation (1 city, 2 town or suburb, 3 rural area)',
      de: 'Grad der Verstädterung (1 Stadt, 2 Kleinstadt oder Vorort, 3 ländlich)',
      es: 'Grado de urbanización (1 ciudad, 2 población intermedia, 3 zona rural)',
      it: 'Grado di urbanizzazione (1 città, 2 piccola città o sobborgo, 3 zona rurale)',
    },
  },
];
