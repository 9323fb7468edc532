/** Words of the tables of attendance, in the languages of public pages. English is the source, the others are drafts. */
import type { Texts } from '@vicus/cube';
import type { ActivityType } from '@vicus/reference';

export const ALL_LABEL: Texts = { en: 'All', de: 'Alle', es: 'Total', it: 'Totale' };
export const SOURCE: Texts = {
  en: 'Activity register of the office',
  de: 'Angebotsregister der Verwaltung',
  es: 'Registro de actividades de la administración',
  it: 'Registro delle attività dell’amministrazione',
};
export const LABELS = {
  activity: { en: 'Activity', de: 'Angebot', es: 'Actividad', it: 'Attività' },
  type: { en: 'Kind of activity', de: 'Art des Angebots', es: 'Tipo de actividad', it: 'Tipo di attività' },
  period: { en: 'Year', de: 'Jahr', es: 'Año', it: 'Anno' },
  sex: { en: 'Gender', de: 'Geschlecht', es: 'Género', it: 'Genere' },
  citizenship: { en: 'Citizenship', de: 'Staatsangehörigkeit', es: 'Nacionalidad', it: 'Cittadinanza' },
  persons: { en: 'Persons', de: 'Personen', es: 'Personas', it: 'Persone' },
  visits: { en: 'Visits', de: 'Besuche', es: 'Visitas', it: 'Visite' },
  meetings: { en: 'Meetings', de: 'Treffen', es: 'Encuentros', it: 'Incontri' },
} as const satisfies Readonly<Record<string, Texts>>;
export const CODE_LABELS: Readonly<Record<string, Texts>> = {
  f: { en: 'Women and girls', de: 'Frauen und Mädchen', es: 'Mujeres y niñas', it: 'Donne e ragazze' },
  m: { en: 'Men and boys', de: 'Männer und Jungen', es: 'Hombres y niños', it: 'Uomini e ragazzi' },
  x: { en: 'Another gender', de: 'Anderes Geschlecht', es: 'Otro género', it: 'Altro genere' },
  'non-eu': {
    en: 'From outside the EU',
    de: 'Von außerhalb der EU',
    es: 'De fuera de la UE',
    it: 'Da fuori dell’UE',
  },
  eu: { en: 'From the EU', de: 'Aus der EU', es: 'De la UE', it: 'Dall’UE' },
  unknown: { en: 'Not known', de: 'Nicht bekannt', es: 'No se sabe', it: 'Non noto' },
};
export const DIFFERENT_PERSONS: Texts = {
  en: 'Each activity counts everybody once. The same person may come to several activities: persons of several cannot be added up.',
  de: 'Jedes Angebot zählt alle einmal. Dieselbe Person kann zu mehreren Angeboten kommen: Personen mehrerer lassen sich nicht zusammenzählen.',
  es: 'Cada actividad cuenta a cada persona una vez. La misma persona puede acudir a varias: no se pueden sumar.',
  it: 'Ogni attività conta ciascuno una volta. La stessa persona può partecipare a più attività: non si possono sommare.',
};
export const NOT_PERSONS: Texts = {
  en: 'Visits are not persons: who comes twice counts twice.',
  de: 'Besuche sind nicht Personen: Wer zweimal kommt, zählt zweimal.',
  es: 'Las visitas no son personas: quien viene dos veces cuenta dos veces.',
  it: 'Le visite non sono persone: chi viene due volte conta due volte.',
};

export const TYPE_LABELS: Readonly<Record<ActivityType, Texts>> = {
  campaign: {
    en: 'Campaign or information',
    de: 'Kampagne oder Information',
    es: 'Campaña o información',
    it: 'Campagna o informazione',
  },
  'civic-orientation': {
    en: 'Civic orientation course',
    de: 'Orientierungskurs',
    es: 'Curso de orientación cívica',
    it: 'Corso di orientamento civico',
  },
  encounter: {
    en: 'Encounter of newcomers and residents',
    de: 'Begegnung von Zugezogenen und Ansässigen',
    es: 'Encuentro entre recién llegados y vecinos',
    it: 'Incontro tra nuovi arrivati e residenti',
  },
  'family-reunification': {
    en: 'Help with family reunification',
    de: 'Hilfe beim Familiennachzug',
    es: 'Ayuda para la reagrupación familiar',
    it: 'Aiuto per il ricongiungimento familiare',
  },
  guidance: {
    en: 'Personal guidance on work and training',
    de: 'Persönliche Beratung zu Arbeit und Ausbildung',
    es: 'Orientación personal sobre trabajo y formación',
    it: 'Orientamento personale su lavoro e formazione',
  },
  language: { en: 'Language course', de: 'Sprachkurs', es: 'Curso de idioma', it: 'Corso di lingua' },
  recognition: {
    en: 'Help with recognition of qualifications',
    de: 'Hilfe bei der Anerkennung von Abschlüssen',
    es: 'Ayuda para el reconocimiento de títulos',
    it: 'Aiuto per il riconoscimento dei titoli',
  },
  'staff-training': {
    en: 'Training of staff',
    de: 'Schulung von Beschäftigten',
    es: 'Formación del personal',
    it: 'Formazione del personale',
  },
  other: { en: 'Something else', de: 'Etwas anderes', es: 'Otra cosa', it: 'Altro' },
};
