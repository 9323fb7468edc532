import type { Texts } from './provenance.ts';

/** What open data say about a real place, e.g. an unemployment rate. Values stand in `reference.place_characteristic`. */
export interface PlaceCharacteristic {
  /** name with its unit; `-percent` is 0–100 */
  readonly id: string;
  readonly unit: 'percent' | 'euro' | 'years' | 'points';
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
];
