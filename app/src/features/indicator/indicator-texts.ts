/** Words of the tables of indicators, in the languages of public pages. English is the source, the others are drafts. */
import type { Texts } from '@vicus/cube';

const say = (en: string, de: string, es: string, it: string): Texts => ({ en, de, es, it });

export const PEOPLE_LABELS = {
  everyone: say('Everyone', 'Alle zusammen', 'Toda la población', 'Tutta la popolazione'),
  newcomers: say('Newcomers', 'Zugezogene', 'Recién llegados', 'Nuovi arrivati'),
  others: say('Everybody else', 'Alle anderen', 'Todas las demás personas', 'Tutte le altre persone'),
} as const;

export const DIMENSION_LABELS = {
  people: say('Who', 'Wer', 'Quién', 'Chi'),
  period: say('Period', 'Zeitraum', 'Período', 'Periodo'),
  sex: say('Sex', 'Geschlecht', 'Sexo', 'Sesso'),
  age: say('Age', 'Alter', 'Edad', 'Età'),
  origin: say('Citizenship', 'Staatsangehörigkeit', 'Nacionalidad', 'Cittadinanza'),
  'years-of-residence': say(
    'Years of residence',
    'Aufenthaltsjahre',
    'Años de residencia',
    'Anni di residenza',
  ),
  service: say('Service', 'Angebot', 'Servicio', 'Servizio'),
  unit: say('District or facility', 'Stadtteil oder Einrichtung', 'Barrio o centro', 'Quartiere o struttura'),
} as const satisfies Readonly<Record<string, Texts>>;

export const MEASURE_LABELS = {
  value: say('Value', 'Wert', 'Valor', 'Valore'),
  lower: say('From', 'Von', 'Desde', 'Da'),
  upper: say('To', 'Bis', 'Hasta', 'A'),
  numerator: say('Counted', 'Gezählt', 'Contadas', 'Contate'),
  denominator: say('Out of', 'Von', 'De un total de', 'Su un totale di'),
  base: say('People behind it', 'Menschen dahinter', 'Personas en las que se basa', 'Persone su cui si basa'),
} as const;

export const ALL_LABEL = say('All', 'Alle', 'Total', 'Totale');

export const NOTES = {
  register: say(
    'A register counts everybody. The interval says how far chance alone moves a number in a place of this size.',
    'Ein Register zählt alle. Das Intervall sagt, wie weit allein der Zufall eine Zahl in einem Ort dieser Größe bewegt.',
    'Un registro cuenta a todas las personas. El intervalo dice cuánto puede mover el azar una cifra en un lugar de este tamaño.',
    'Un registro conta tutte le persone. L’intervallo dice quanto il solo caso muove un dato in un luogo di queste dimensioni.',
  ),
  unstable: say(
    'Fewer than 20 are counted in at least one period: read such numbers with others, never alone.',
    'In mindestens einem Zeitraum sind weniger als 20 gezählt: solche Zahlen mit anderen zusammen lesen, nie allein.',
    'En al menos un período se cuentan menos de 20: lea esas cifras junto con otras, nunca solas.',
    'In almeno un periodo se ne contano meno di 20: questi dati vanno letti insieme ad altri, mai da soli.',
  ),
} as const;
