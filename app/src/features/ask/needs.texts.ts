/** Words in tables of needs. English and the languages of the public pages; names of areas of the map are codes. */
import type { Texts } from '@vicus/cube';
import type { CountedSize, NeedSource } from './needs.types.ts';

const sources: Readonly<Record<NeedSource, Texts>> = {
  ask: { en: 'An ask', de: 'Ein Anliegen', es: 'Una petición', it: 'Una richiesta' },
  obstacle: { en: 'An obstacle', de: 'Ein Hindernis', es: 'Un obstáculo', it: 'Un ostacolo' },
  action: {
    en: 'A blocked action',
    de: 'Eine blockierte Maßnahme',
    es: 'Una acción bloqueada',
    it: "Un'azione bloccata",
  },
};

export const NEED_TEXTS = {
  sources,
  question: {
    en: 'What do places need, by area of life?',
    de: 'Was brauchen Orte, nach Lebensbereichen?',
    es: '¿Qué necesitan los lugares, por ámbito de la vida?',
    it: 'Di che cosa hanno bisogno i luoghi, per ambito di vita?',
  },
  sourceOfTable: {
    en: 'Places that agreed to have their needs counted',
    de: 'Orte, die der Zählung ihrer Bedarfe zugestimmt haben',
    es: 'Lugares que aceptaron que se cuenten sus necesidades',
    it: 'Luoghi che hanno accettato il conteggio dei loro bisogni',
  },
  caution: {
    en: 'Only places that agreed are counted; they are not drawn at random. A place counts once for an area of life and a source.',
    de: 'Gezählt sind nur Orte, die zugestimmt haben; sie sind nicht zufällig ausgewählt. Ein Ort zählt je Lebensbereich und Quelle einmal.',
    es: 'Solo se cuentan los lugares que aceptaron; no se eligieron al azar. Un lugar cuenta una vez por ámbito y fuente.',
    it: 'Si contano solo i luoghi che hanno accettato; non sono estratti a caso. Un luogo conta una volta per ambito e fonte.',
  },
  sharing: {
    en: 'Places counted',
    de: 'Gezählte Orte',
    es: 'Lugares contados',
    it: 'Luoghi contati',
  },
  needing: {
    en: 'Places with this need',
    de: 'Orte mit diesem Bedarf',
    es: 'Lugares con esta necesidad',
    it: 'Luoghi con questo bisogno',
  },
  roundLabel: { en: 'Half-year', de: 'Halbjahr', es: 'Semestre', it: 'Semestre' },
  geo: { en: 'Area', de: 'Gebiet', es: 'Territorio', it: 'Territorio' },
  area: { en: 'Area of life', de: 'Lebensbereich', es: 'Ámbito de la vida', it: 'Ambito di vita' },
  source: { en: 'Found in', de: 'Gefunden in', es: 'Origen', it: 'Origine' },
} as const satisfies Readonly<Record<string, Texts | Readonly<Record<NeedSource, Texts>>>>;

export const SIZE_TEXTS: Readonly<Record<CountedSize, Texts>> = {
  rural: {
    en: 'Needs of rural places',
    de: 'Bedarfe ländlicher Orte',
    es: 'Necesidades de los lugares rurales',
    it: 'Bisogni dei luoghi rurali',
  },
  small: {
    en: 'Needs of small towns',
    de: 'Bedarfe kleiner Städte',
    es: 'Necesidades de las ciudades pequeñas',
    it: 'Bisogni delle piccole città',
  },
  medium: {
    en: 'Needs of medium-sized towns',
    de: 'Bedarfe mittelgroßer Städte',
    es: 'Necesidades de las ciudades medianas',
    it: 'Bisogni delle città medie',
  },
};

/** Codes as the statistics of the EU write them; the union by its name. */
export function describeArea(code: string): Texts {
  if (code === 'EU')
    return { en: 'European Union', de: 'Europäische Union', es: 'Unión Europea', it: 'Unione europea' };
  return { en: code };
}
