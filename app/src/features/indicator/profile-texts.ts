/** Words of the picture of gaps, in the languages of public pages. English is the source, the others are drafts. */
import type { Texts } from '@vicus/cube';

const say = (en: string, de: string, es: string, it: string): Texts => ({ en, de, es, it });

export const PROFILE_TEXTS = {
  title: say(
    'Where newcomers and everybody else differ',
    'Wo sich Zugezogene und alle anderen unterscheiden',
    'En qué se diferencian las personas recién llegadas y las demás',
    'In che cosa differiscono i nuovi arrivati e tutti gli altri',
  ),
  dimension: say('Indicator', 'Kennzahl', 'Indicador', 'Indicatore'),
  unit: 'percentage points',
  labels: {
    gap: say(
      'Everybody else minus newcomers, percentage points',
      'Alle anderen minus Zugezogene, Prozentpunkte',
      'Las demás personas menos las recién llegadas, puntos porcentuales',
      'Tutti gli altri meno i nuovi arrivati, punti percentuali',
    ),
    lower: say('From', 'Von', 'Desde', 'Da'),
    upper: say('To', 'Bis', 'Hasta', 'A'),
    newcomers: say(
      'Newcomers counted',
      'Gezählte Zugezogene',
      'Recién llegados contados',
      'Nuovi arrivati contati',
    ),
    others: say('Others counted', 'Gezählte andere', 'Otras personas contadas', 'Altre persone contate'),
  },
  meaning: say(
    'The line with ends says how far chance alone moves a gap between groups of this size (95 %). Where it crosses 0, which side lies higher cannot be told.',
    'Die Linie mit Enden sagt, wie weit allein der Zufall einen Abstand zwischen Gruppen dieser Größe bewegt (95 %). Wo sie die 0 kreuzt, lässt sich nicht sagen, welche Seite höher liegt.',
    'La línea con extremos dice cuánto puede mover el azar una diferencia entre grupos de este tamaño (95 %). Donde cruza el 0, no se puede decir qué lado está más alto.',
    'La linea con estremi dice quanto il solo caso muove una differenza tra gruppi di queste dimensioni (95 %). Dove attraversa lo 0, non si può dire quale lato è più alto.',
  ),
  notes: [
    say(
      'Above 0: the share is higher among everybody else. Below 0: it is higher among newcomers. Whether higher is better depends on the indicator.',
      'Über 0: Der Anteil ist bei allen anderen höher. Unter 0: Er ist bei Zugezogenen höher. Ob höher besser ist, hängt von der Kennzahl ab.',
      'Por encima de 0: la proporción es mayor entre las demás personas. Por debajo de 0: es mayor entre las recién llegadas. Si más es mejor depende del indicador.',
      'Sopra 0: la quota è più alta tra tutti gli altri. Sotto 0: è più alta tra i nuovi arrivati. Se più alto sia meglio dipende dall’indicatore.',
    ),
  ],
} as const;

export const SPREAD_TEXTS = {
  title: say(
    'How unevenly newcomers and everybody else are spread',
    'Wie ungleich sich Zugezogene und alle anderen verteilen',
    'Cómo de desigual es el reparto de las personas recién llegadas y las demás',
    'Quanto è disuguale la distribuzione dei nuovi arrivati e di tutti gli altri',
  ),
  dimension: say('Period', 'Zeitraum', 'Período', 'Periodo'),
  labels: {
    index: say(
      'Index of dissimilarity',
      'Dissimilaritätsindex',
      'Índice de disimilitud',
      'Indice di dissimilarità',
    ),
    low: say('By lot, from', 'Durch das Los, von', 'Por sorteo, desde', 'Per sorteggio, da'),
    high: say('By lot, to', 'Durch das Los, bis', 'Por sorteo, hasta', 'Per sorteggio, a'),
  },
  key: say(
    'where the lot alone would bring it',
    'wohin allein das Los ihn brächte',
    'adonde lo llevaría solo el sorteo',
    'dove lo porterebbe il solo sorteggio',
  ),
  meaning: say(
    'The pale band is where 95 of 100 lotteries would bring the index. Within the band unevenness cannot be told from chance.',
    'Das blasse Band ist der Bereich, in den 95 von 100 Auslosungen den Index brächten. Innerhalb des Bandes ist Ungleichheit vom Zufall nicht zu unterscheiden.',
    'La banda pálida es donde 95 de 100 sorteos situarían el índice. Dentro de ella la desigualdad no se distingue del azar.',
    'La fascia chiara è dove 95 sorteggi su 100 porterebbero l’indice. Al suo interno la disuguaglianza non si distingue dal caso.',
  ),
} as const;
