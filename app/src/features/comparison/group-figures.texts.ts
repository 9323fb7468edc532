/** Words that travel with the tables: titles, codes and measures, in the languages of public pages. */
import type { Texts } from '@vicus/cube';
import { ACTOR_GROUPS, SIZE_CLASSES } from '@vicus/reference';
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

const CLASS_TEXTS: Readonly<Record<string, Texts>> = {
  all: {
    en: 'All places that share',
    de: 'Alle Orte, die teilen',
    es: 'Todos los municipios que comparten',
    it: 'Tutti i comuni che condividono',
  },
  ...Object.fromEntries(SIZE_CLASSES.map(({ code, label }) => [`size-${code}`, toPublic(label)])),
  'structure-favourable': {
    en: 'Economic and demographic conditions better than usual for their size',
    de: 'Wirtschaftliche und demografische Bedingungen besser als für ihre Größe üblich',
    es: 'Condiciones económicas y demográficas mejores de lo habitual para su tamaño',
    it: 'Condizioni economiche e demografiche migliori del consueto per la loro dimensione',
  },
  'structure-unfavourable': {
    en: 'Economic and demographic conditions worse than usual for their size',
    de: 'Wirtschaftliche und demografische Bedingungen schlechter als für ihre Größe üblich',
    es: 'Condiciones económicas y demográficas peores de lo habitual para su tamaño',
    it: 'Condizioni economiche e demografiche peggiori del consueto per la loro dimensione',
  },
  'diversity-high': {
    en: 'More experience with cultural diversity than usual for their size',
    de: 'Mehr Erfahrung mit kultureller Vielfalt als für ihre Größe üblich',
    es: 'Más experiencia con la diversidad cultural de lo habitual para su tamaño',
    it: 'Più esperienza con la diversità culturale del consueto per la loro dimensione',
  },
  'diversity-low': {
    en: 'Less experience with cultural diversity than usual for their size',
    de: 'Weniger Erfahrung mit kultureller Vielfalt als für ihre Größe üblich',
    es: 'Menos experiencia con la diversidad cultural de lo habitual para su tamaño',
    it: 'Meno esperienza con la diversità culturale del consueto per la loro dimensione',
  },
  'orientation-progressive': {
    en: 'Progressive local government',
    de: 'Progressive Gemeindeführung',
    es: 'Gobierno local progresista',
    it: 'Governo locale progressista',
  },
  'orientation-conservative': {
    en: 'Conservative local government',
    de: 'Konservative Gemeindeführung',
    es: 'Gobierno local conservador',
    it: 'Governo locale conservatore',
  },
  'orientation-mixed': {
    en: 'Mixed or other local government',
    de: 'Gemischte oder andere Gemeindeführung',
    es: 'Gobierno local mixto u otro',
    it: 'Governo locale misto o altro',
  },
};

export function describeGroup({ code }: Pick<PlaceGroup, 'code'>): Texts {
  return CLASS_TEXTS[code] ?? { en: code };
}

export const MEASURE_TEXTS = {
  period: { en: 'Year', de: 'Jahr', es: 'Año', it: 'Anno' },
  group: { en: 'Group of places', de: 'Gruppe von Orten', es: 'Grupo de municipios', it: 'Gruppo di comuni' },
  figure: { en: 'Figure', de: 'Kennzahl', es: 'Cifra', it: 'Valore' },
  places: { en: 'Places', de: 'Orte', es: 'Municipios', it: 'Comuni' },
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

export const TABLE_TEXTS = {
  'comparison-contact': {
    title: {
      en: 'How often local governments have contact, by group of actors',
      de: 'Wie oft Gemeinden Kontakt haben, nach Gruppen von Akteuren',
      es: 'Con qué frecuencia tienen contacto los gobiernos locales, por grupo de actores',
      it: 'Quanto spesso i governi locali hanno contatti, per gruppo di attori',
    },
    source: SOURCE,
    notes: [] as Texts[],
  },
  'comparison-index': {
    title: {
      en: 'Interaction indices of local governments',
      de: 'Kontaktindizes der Gemeinden',
      es: 'Índices de interacción de los gobiernos locales',
      it: 'Indici di interazione dei governi locali',
    },
    source: SOURCE,
    notes: [] as Texts[],
  },
} as const;
