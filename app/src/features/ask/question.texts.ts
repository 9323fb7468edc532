/** Words in tables of answers to a question of a level. */
import type { Texts } from '@vicus/cube';
import type { Choice } from './ask.types.ts';

export const CHOICE_TEXTS: Readonly<Record<Choice, Texts>> = {
  helps: {
    en: 'It would help us',
    de: 'Es würde uns helfen',
    es: 'Nos ayudaría',
    it: 'Ci aiuterebbe',
  },
  mixed: {
    en: 'It would help in part and harm in part',
    de: 'Es würde teils helfen, teils schaden',
    es: 'Ayudaría en parte y perjudicaría en parte',
    it: 'In parte aiuterebbe, in parte danneggerebbe',
  },
  nothing: {
    en: 'It would change nothing here',
    de: 'Es würde hier nichts ändern',
    es: 'Aquí no cambiaría nada',
    it: 'Qui non cambierebbe nulla',
  },
  harms: {
    en: 'It would harm us',
    de: 'Es würde uns schaden',
    es: 'Nos perjudicaría',
    it: 'Ci danneggerebbe',
  },
  'cannot-tell': {
    en: 'We cannot tell',
    de: 'Wir können es nicht sagen',
    es: 'No podemos decirlo',
    it: 'Non possiamo dirlo',
  },
};

export const QUESTION_TEXTS = {
  all: { en: 'All answers', de: 'Alle Antworten', es: 'Todas las respuestas', it: 'Tutte le risposte' },
  question: {
    en: 'What would this do to you?',
    de: 'Was würde das mit Ihnen machen?',
    es: '¿Qué efecto tendría en ustedes?',
    it: 'Che effetto avrebbe su di voi?',
  },
  source: {
    en: 'Places that answered',
    de: 'Orte, die geantwortet haben',
    es: 'Lugares que respondieron',
    it: 'Luoghi che hanno risposto',
  },
  caution: {
    en: 'Only places on this installation that answered; they are not drawn at random.',
    de: 'Nur Orte dieser Installation, die geantwortet haben; sie sind nicht zufällig ausgewählt.',
    es: 'Solo lugares de esta instalación que respondieron; no se eligieron al azar.',
    it: 'Solo luoghi di questa installazione che hanno risposto; non sono estratti a caso.',
  },
  size: { en: 'Size class', de: 'Größenklasse', es: 'Clase de tamaño', it: 'Classe di dimensione' },
  answer: { en: 'Answer', de: 'Antwort', es: 'Respuesta', it: 'Risposta' },
  places: { en: 'Places', de: 'Orte', es: 'Lugares', it: 'Luoghi' },
} as const satisfies Readonly<Record<string, Texts>>;
