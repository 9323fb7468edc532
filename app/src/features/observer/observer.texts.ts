/** Words in tables over towns. English and German: only observers read them. */
import type { Texts } from '@vicus/cube';
import type { FactCode, Partition } from './observer.types.ts';

export const FACT_TEXTS: Readonly<Record<FactCode, Texts>> = {
  policy: {
    en: 'What does the stock-take say of policies towards newcomers?',
    de: 'Was sagt die Bestandsaufnahme über die Politik gegenüber Zugezogenen?',
  },
  posts: {
    en: 'How many posts for integration are filled?',
    de: 'Wie viele Stellen für Integration sind besetzt?',
  },
  hours: {
    en: 'How many hours a week are there for integration?',
    de: 'Wie viele Stunden in der Woche gibt es für Integration?',
  },
  vertical: {
    en: 'How much contact does the local government have with higher levels?',
    de: 'Wie viel Kontakt hat die Gemeindeverwaltung mit höheren Ebenen?',
  },
  horizontal: {
    en: 'How much contact does the local government have with organisations in its town?',
    de: 'Wie viel Kontakt hat die Gemeindeverwaltung mit Organisationen im Ort?',
  },
  translocal: {
    en: 'How much contact does the local government have with other towns?',
    de: 'Wie viel Kontakt hat die Gemeindeverwaltung mit anderen Orten?',
  },
  'contact-region': {
    en: 'Is there at least occasional contact with the government of the region?',
    de: 'Gibt es wenigstens gelegentlich Kontakt mit der Regierung der Region?',
  },
  'contact-state': {
    en: 'Is there at least occasional contact with the national government?',
    de: 'Gibt es wenigstens gelegentlich Kontakt mit der nationalen Regierung?',
  },
  'contact-union': {
    en: 'Is there at least occasional contact with officials of the EU?',
    de: 'Gibt es wenigstens gelegentlich Kontakt mit Stellen der EU?',
  },
  sentiment: {
    en: 'How do residents see what people from other countries bring?',
    de: 'Wie sehen die Menschen im Ort, was Menschen aus anderen Ländern bringen?',
  },
};

const CONTACT: Readonly<Record<string, Texts>> = {
  'hardly-any': { en: 'hardly any', de: 'kaum' },
  occasional: { en: 'occasional', de: 'gelegentlich' },
  regular: { en: 'regular', de: 'regelmäßig' },
};
const LEVEL_CONTACT: Readonly<Record<string, Texts>> = {
  contact: { en: 'contact', de: 'Kontakt' },
  'no-contact': { en: 'no contact', de: 'kein Kontakt' },
};

export const ANSWER_TEXTS: Readonly<Record<FactCode, Readonly<Record<string, Texts>>>> = {
  policy: {
    inclusive: { en: 'inclusive', de: 'einbeziehend' },
    mixed: { en: 'mixed', de: 'gemischt' },
    lacking: { en: 'lacking', de: 'fehlend' },
  },
  posts: {
    none: { en: 'no post', de: 'keine Stelle' },
    one: { en: 'one post', de: 'eine Stelle' },
    several: { en: 'several posts', de: 'mehrere Stellen' },
  },
  hours: {
    none: { en: 'no hours', de: 'keine Stunden' },
    'up-to-half': { en: 'up to 20 hours', de: 'bis 20 Stunden' },
    'more-than-half': { en: 'more than 20 hours', de: 'mehr als 20 Stunden' },
  },
  vertical: CONTACT,
  horizontal: CONTACT,
  translocal: CONTACT,
  'contact-region': LEVEL_CONTACT,
  'contact-state': LEVEL_CONTACT,
  'contact-union': LEVEL_CONTACT,
  sentiment: {
    negative: { en: 'more negative than positive', de: 'eher negativ' },
    middle: { en: 'in the middle', de: 'in der Mitte' },
    positive: { en: 'more positive than negative', de: 'eher positiv' },
  },
};

export const TABLE_TEXTS = {
  source: { en: 'Towns that share with levels above', de: 'Orte, die mit höheren Ebenen teilen' },
  caution: {
    en: 'Only towns that share are counted; they are not drawn at random. Nothing here orders or grades towns.',
    de: 'Gezählt sind nur Orte, die teilen; sie sind nicht zufällig ausgewählt. Nichts hier ordnet oder bewertet Orte.',
  },
  round: { en: 'Half-year', de: 'Halbjahr' },
  area: { en: 'Area', de: 'Gebiet' },
  size: { en: 'Size of town', de: 'Ortsgröße' },
  answer: { en: 'Answer', de: 'Antwort' },
  all: { en: 'All counted', de: 'Alle gezählten' },
  places: { en: 'Towns', de: 'Orte' },
} as const satisfies Record<string, Texts>;

const OR: Readonly<Record<string, string>> = { en: ' or ', de: ' oder ' };

/** Answers that are shown together: "mixed or lacking". */
export function describeBlock(fact: FactCode, block: Partition[number]): Texts {
  const of = (language: 'en' | 'de') =>
    block.map((answer) => ANSWER_TEXTS[fact][answer]?.[language] ?? answer).join(OR[language]);
  return { en: of('en'), de: of('de') };
}
