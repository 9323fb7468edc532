/** Words that travel with the tables: titles, codes and measures, in the languages of public pages. */
import type { Texts } from '@vicus/cube';
import { ACTOR_GROUPS, ACTOR_KINDS } from '@vicus/reference';
import { describeClass } from './group-names.texts.ts';
import type { FigureCode, PlaceGroup } from './group-figures.types.ts';

const ACTOR_TEXTS = new Map<string, Texts>(ACTOR_GROUPS.map(({ code, label }) => [code, toPublic(label)]));

function toPublic(label: Texts): Texts {
  const { en, de = en, es = en, it = en } = label as Texts & Partial<Record<'de' | 'es' | 'it', string>>;
  return { en, de, es, it };
}

const readActorGroup = (code: string): Texts => ACTOR_TEXTS.get(code) ?? { en: code };

export const FIGURE_TEXTS: Readonly<Record<FigureCode, Texts>> = {
  horizontal: readActorGroup('horizontal'),
  vertical: readActorGroup('vertical'),
  translocal: readActorGroup('translocal'),
  'within-local-government': readActorGroup('within-local-government'),
  'all-printed': {
    en: 'All 16 kinds of actor',
    de: 'Alle 16 Arten von Akteuren',
    es: 'Los 16 tipos de actores',
    it: 'Tutti i 16 tipi di attori',
  },
  'index-1': toIndexText(1, ['earlier', 'früher', 'antes', 'prima']),
  'index-2': toIndexText(2, ['now', 'heute', 'ahora', 'ora']),
  'index-3': toIndexText(3, ['both periods', 'beide Zeiträume', 'ambos periodos', 'entrambi i periodi']),
  'index-4': toIndexText(4, ['change', 'Veränderung', 'cambio', 'variazione']),
};

function toIndexText(
  number: number,
  [en, de, es, it]: readonly [en: string, de: string, es: string, it: string],
): Texts {
  const name = (word: string, text: string): string => `${word} ${number} (${text})`;
  return { en: name('Index', en), de: name('Index', de), es: name('Índice', es), it: name('Indice', it) };
}

/** Kinds, change and nature too. */
export function describeFigure(code: string): Texts {
  const own = (FIGURE_TEXTS as Readonly<Record<string, Texts>>)[code];
  if (own !== undefined) return own;
  const [family = '', ...rest] = code.split('-');
  const name = rest.join('-');
  if (family !== 'kind') return readActorGroup(name);
  const kind = ACTOR_KINDS.find((one) => one.code === name);
  return kind === undefined ? { en: code } : toPublic(kind.label);
}

export function describeGroup({ code }: Pick<PlaceGroup, 'code'>): Texts {
  return describeClass(code);
}

export const MEASURE_TEXTS = {
  period: { en: 'Year', de: 'Jahr', es: 'Año', it: 'Anno' },
  group: { en: 'Group of places', de: 'Gruppe von Orten', es: 'Grupo de municipios', it: 'Gruppo di comuni' },
  figure: { en: 'Figure', de: 'Kennzahl', es: 'Cifra', it: 'Valore' },
  places: { en: 'Places', de: 'Orte', es: 'Municipios', it: 'Comuni' },
  answers: {
    en: 'Answers, at least',
    de: 'Antworten, mindestens',
    es: 'Respuestas, al menos',
    it: 'Risposte, almeno',
  },
  mean: {
    en: 'Average of the places',
    de: 'Durchschnitt der Orte',
    es: 'Media de los municipios',
    it: 'Media dei comuni',
  },
  low: {
    en: 'Usual range, from',
    de: 'Üblicher Bereich, von',
    es: 'Intervalo habitual, desde',
    it: 'Intervallo abituale, da',
  },
  high: {
    en: 'Usual range, to',
    de: 'Üblicher Bereich, bis',
    es: 'Intervalo habitual, hasta',
    it: 'Intervallo abituale, a',
  },
} as const satisfies Record<string, Texts>;

const SOURCE: Texts = {
  en: 'Published governance surveys of the places that share',
  de: 'Veröffentlichte Befragungen der Orte, die teilen',
  es: 'Encuestas publicadas de los municipios que comparten',
  it: 'Indagini pubblicate dei comuni che condividono',
};

/** Stands in every file and on every page about several places. */
export const MULTI_PLACE_CAUTION: Texts = {
  en: 'Not for ranking. Averages of places that chose to share, not drawn by lot; conditions differ. The figures describe groups, never a single place, and do not show why groups differ.',
  de: 'Keine Rangliste. Durchschnitte von Orten, die sich zum Teilen entschieden haben, nicht ausgelost; die Bedingungen sind verschieden. Die Zahlen beschreiben Gruppen, nie einen einzelnen Ort, und zeigen nicht, warum sich Gruppen unterscheiden.',
  es: 'No sirve para clasificar. Medias de municipios que decidieron compartir, no elegidos por sorteo; las condiciones son distintas. Las cifras describen grupos, nunca un municipio concreto, y no muestran por qué difieren los grupos.',
  it: 'Non è una classifica. Medie di comuni che hanno scelto di condividere, non sorteggiati; le condizioni sono diverse. Le cifre descrivono gruppi, mai un singolo comune, e non mostrano perché i gruppi differiscono.',
};

const NOTES: readonly Texts[] = [
  MULTI_PLACE_CAUTION,
  {
    en: 'A figure that not every place shows, or that would tell of a single place, is withheld.',
    de: 'Eine Zahl, die nicht jeder Ort zeigt oder die etwas über einen einzelnen Ort verraten würde, wird zurückgehalten.',
    es: 'Se reserva la cifra que no muestran todos los municipios o que revelaría algo de uno solo.',
    it: 'È riservata la cifra che non tutti i comuni mostrano o che rivelerebbe qualcosa di uno solo.',
  },
];

export const TABLE_TEXTS = {
  'comparison-contact': {
    title: {
      en: 'How often local governments have contact, by group of actors',
      de: 'Wie oft Gemeinden Kontakt haben, nach Gruppen von Akteuren',
      es: 'Con qué frecuencia tienen contacto los gobiernos locales, por grupo de actores',
      it: 'Quanto spesso i governi locali hanno contatti, per gruppo di attori',
    },
    source: SOURCE,
    notes: NOTES,
  },
  'comparison-index': {
    title: {
      en: 'Interaction indices of local governments',
      de: 'Kontaktindizes der Gemeinden',
      es: 'Índices de interacción de los gobiernos locales',
      it: 'Indici di interazione dei governi locali',
    },
    source: SOURCE,
    notes: NOTES,
  },
  'comparison-kinds': {
    title: {
      en: 'How often local governments have contact, by kind of actor',
      de: 'Wie oft Gemeinden Kontakt haben, nach Art von Akteuren',
      es: 'Con qué frecuencia tienen contacto los gobiernos locales, por tipo de actor',
      it: 'Quanto spesso i governi locali hanno contatti, per tipo di attore',
    },
    source: SOURCE,
    notes: NOTES,
  },
  'comparison-change': {
    title: {
      en: 'How contact of local governments changed between two periods, by group of actors',
      de: 'Wie sich Kontakte der Gemeinden zwischen zwei Zeiträumen verändert haben, nach Gruppen von Akteuren',
      es: 'Cómo cambió el contacto de los gobiernos locales entre dos periodos, por grupo de actores',
      it: 'Come sono cambiati i contatti dei governi locali tra due periodi, per gruppo di attori',
    },
    source: SOURCE,
    notes: NOTES,
  },
  'comparison-nature': {
    title: {
      en: 'How collaborative contact of local governments is, by group of actors',
      de: 'Wie kooperativ Kontakte der Gemeinden sind, nach Gruppen von Akteuren',
      es: 'Hasta qué punto es colaborativo el contacto de los gobiernos locales, por grupo de actores',
      it: 'Quanto sono collaborativi i contatti dei governi locali, per gruppo di attori',
    },
    source: SOURCE,
    notes: NOTES,
  },
} as const;
