import type { FactSource, Texts } from './provenance.ts';

export interface FrequencyLabel {
  readonly value: 0 | 1 | 2 | 3 | 4 | 5;
  readonly label: Texts;
  /** true: the source prints no label for this value; the words are this platform's */
  readonly ownLabel: boolean;
  readonly source: FactSource;
}

export interface NatureLabel {
  /** as asked, 1-5 */
  readonly value: 1 | 2 | 3 | 4 | 5;
  /** as reported, -2 (very conflictual) to 2 (very collaborative): value - 3 */
  readonly shown: -2 | -1 | 0 | 1 | 2;
  readonly label: Texts;
  readonly ownLabel: boolean;
  readonly source: FactSource;
}

const FREQUENCY: FactSource = {
  document: 'whole-comm-wp3',
  where: 'Part 3, section 3.1 and caption of Figure 3.1',
  note: 'Labels of 0, 1, 2, 4 and 5 are printed; wording shortened.',
};
const OWN_FREQUENCY: FactSource = {
  document: 'this-platform',
  where: 'the gap between "2 or 3 times per year" and "at least once a week"',
  note: 'The source prints no label for 3.',
};
const NATURE: FactSource = {
  document: 'whole-comm-wp3',
  where: 'Part 3, caption of Figure 3.3',
  note: 'Asked on 1-5, reported on -2 to 2; the source does not state the rescaling, value - 3 is the only linear one.',
};
const OWN_NATURE: FactSource = {
  document: 'this-platform',
  where: 'the points between the two printed ends',
  note: 'The source prints labels for the two ends only; it uses the words collaborative and conflictual in its text.',
};

/** Frequency of contact, 0-5, as asked and stored. */
export const FREQUENCY_LABELS: readonly FrequencyLabel[] = [
  {
    value: 0,
    label: {
      en: 'No contact',
      de: 'Kein Kontakt',
      es: 'Ningún contacto',
      it: 'Nessun contatto',
      ar: 'لا يوجد تواصل',
      uk: 'Немає контактів',
    },
    ownLabel: false,
    source: FREQUENCY,
  },
  {
    value: 1,
    label: {
      en: 'Occasionally',
      de: 'Gelegentlich',
      es: 'Ocasionalmente',
      it: 'Occasionalmente',
      ar: 'من حين لآخر',
      uk: 'Час від часу',
    },
    ownLabel: false,
    source: FREQUENCY,
  },
  {
    value: 2,
    label: {
      en: 'Two or three times a year',
      de: 'Zwei- oder dreimal im Jahr',
      es: 'Dos o tres veces al año',
      it: "Due o tre volte all'anno",
      ar: 'مرتان أو ثلاث مرات في السنة',
      uk: 'Два-три рази на рік',
    },
    ownLabel: false,
    source: FREQUENCY,
  },
  {
    value: 3,
    label: {
      en: 'About once a month',
      de: 'Etwa einmal im Monat',
      es: 'Más o menos una vez al mes',
      it: 'Circa una volta al mese',
      ar: 'مرة في الشهر تقريبًا',
      uk: 'Приблизно раз на місяць',
    },
    ownLabel: true,
    source: OWN_FREQUENCY,
  },
  {
    value: 4,
    label: {
      en: 'At least once a week',
      de: 'Mindestens einmal in der Woche',
      es: 'Al menos una vez a la semana',
      it: 'Almeno una volta alla settimana',
      ar: 'مرة في الأسبوع على الأقل',
      uk: 'Щонайменше раз на тиждень',
    },
    ownLabel: false,
    source: FREQUENCY,
  },
  {
    value: 5,
    label: { en: 'Daily', de: 'Täglich', es: 'A diario', it: 'Ogni giorno', ar: 'يوميًا', uk: 'Щодня' },
    ownLabel: false,
    source: FREQUENCY,
  },
];

/** Nature of contact: asked on 1-5, shown on -2 to 2. */
export const NATURE_LABELS: readonly NatureLabel[] = [
  {
    value: 1,
    shown: -2,
    label: {
      en: 'Very conflictual',
      de: 'Sehr konfliktreich',
      es: 'Muy conflictiva',
      it: 'Molto conflittuale',
      ar: 'شديدة الخلاف',
      uk: 'Дуже конфліктні',
    },
    ownLabel: false,
    source: NATURE,
  },
  {
    value: 2,
    shown: -1,
    label: {
      en: 'Conflictual',
      de: 'Konfliktreich',
      es: 'Conflictiva',
      it: 'Conflittuale',
      ar: 'فيها خلاف',
      uk: 'Конфліктні',
    },
    ownLabel: true,
    source: OWN_NATURE,
  },
  {
    value: 3,
    shown: 0,
    label: {
      en: 'Neither conflictual nor collaborative',
      de: 'Weder konfliktreich noch kooperativ',
      es: 'Ni conflictiva ni colaborativa',
      it: 'Né conflittuale né collaborativa',
      ar: 'لا خلاف ولا تعاون',
      uk: 'Ані конфліктні, ані партнерські',
    },
    ownLabel: true,
    source: OWN_NATURE,
  },
  {
    value: 4,
    shown: 1,
    label: {
      en: 'Collaborative',
      de: 'Kooperativ',
      es: 'Colaborativa',
      it: 'Collaborativa',
      ar: 'تعاونية',
      uk: 'Партнерські',
    },
    ownLabel: true,
    source: OWN_NATURE,
  },
  {
    value: 5,
    shown: 2,
    label: {
      en: 'Very collaborative',
      de: 'Sehr kooperativ',
      es: 'Muy colaborativa',
      it: 'Molto collaborativa',
      ar: 'شديدة التعاون',
      uk: 'Дуже партнерські',
    },
    ownLabel: false,
    source: NATURE,
  },
];
