import { fromBrief, question, step, TAKE_STOCK, text } from './build-obstacle.ts';
import type { Obstacle } from './obstacle.types.ts';

/** Obstacles 4 to 6: understandings, politics, perceived attitudes. */
export const OBSTACLES_OUTSIDE: readonly Obstacle[] = [
  {
    code: 'understandings',
    title: text(['Everybody means something else', 'Alle meinen etwas anderes']),
    found: text([
      'Those who work on it understand integration differently, and many hold migrants themselves responsible for it.',
      'Wer daran arbeitet, versteht unter Integration Verschiedenes, und viele sehen vor allem die Zugewanderten in der Verantwortung.',
    ]),
    source: fromBrief(4),
    questions: [
      question(
        'responsibility',
        'surveys',
        [
          'Who, do people say, should make the effort of living together?',
          'Wer soll sich nach Meinung der Befragten um das Zusammenleben bemühen?',
        ],
        [
          'Ask it: the questionnaires for residents and on a shared understanding hold the question.',
          'Fragen: Die Fragebögen für die Bevölkerung und zum gemeinsamen Verständnis enthalten die Frage.',
        ],
      ),
      question(
        'texts',
        'stock-take',
        ['What do the texts of the municipality say?', 'Was sagen die Texte der Gemeinde?'],
        TAKE_STOCK,
        ['two-way', 'not-left-to-volunteers'],
      ),
    ],
    steps: [
      step('instruments', [
        'Answer the short questionnaire on a shared understanding together, and talk about where you differ.',
        'Den kurzen Fragebogen zum gemeinsamen Verständnis gemeinsam beantworten und über Unterschiede sprechen.',
      ]),
      step('strategy', [
        'Write into the rationale of a strategy that integration is a task of both sides, and what each does.',
        'In die Begründung einer Strategie schreiben, dass Integration Aufgabe beider Seiten ist und wer was tut.',
      ]),
    ],
  },
  {
    code: 'politics',
    title: text(['Integration as a matter of party politics', 'Integration als Parteienstreit']),
    found: text([
      'Local work on integration is drawn into party politics, at times by parties against migration in the council.',
      'Die Arbeit vor Ort gerät in den Streit der Parteien, zuweilen durch Parteien gegen Migration im Rat.',
    ]),
    source: fromBrief(5),
    questions: [
      question(
        'council',
        'profile',
        ['Who governs here, and since when?', 'Wer regiert hier, und seit wann?'],
        ['Enter who governs in the profile.', 'Im Profil eintragen, wer regiert.'],
      ),
      question(
        'decisions',
        'measures',
        [
          'What was decided and what was ended in the last three years?',
          'Was wurde in den letzten drei Jahren beschlossen, was beendet?',
        ],
        [
          'Enter decisions in the register of measures.',
          'Beschlüsse in das Verzeichnis der Maßnahmen eintragen.',
        ],
      ),
      question(
        'conflict',
        'surveys',
        [
          'How do those in charge describe their contact with the opposition and with groups against migration?',
          'Wie beschreiben die Zuständigen ihren Kontakt zur Opposition und zu Gruppen gegen Migration?',
        ],
        [
          'Run the survey on who works with whom.',
          'Die Umfrage dazu durchführen, wer mit wem zusammenarbeitet.',
        ],
      ),
      question(
        'stance',
        'stock-take',
        [
          'What did the municipality decide and say in public?',
          'Was hat die Gemeinde beschlossen und öffentlich gesagt?',
        ],
        TAKE_STOCK,
        ['public-words', 'admission-stop', 'steps-against-reception', 'rules-that-exclude'],
      ),
    ],
    steps: [
      step('messages', [
        'Give the council figures with their sources before it debates.',
        'Dem Rat vor der Debatte Zahlen mit Quellen geben.',
      ]),
      step('encounters', [
        'Make occasions where people meet on equal terms.',
        'Anlässe schaffen, bei denen Menschen einander auf Augenhöhe begegnen.',
      ]),
    ],
  },
  {
    code: 'perception',
    title: text([
      'Thinking residents are more hostile than they are',
      'Die Bevölkerung für ablehnender halten, als sie ist',
    ]),
    found: text([
      'Policymakers think residents see migration more negatively than data on attitudes show.',
      'Verantwortliche halten die Bevölkerung für ablehnender, als Daten zu Einstellungen zeigen.',
    ]),
    source: fromBrief(6),
    questions: [
      question(
        'perception-gap',
        'perception-gap',
        [
          'What do policymakers think residents say, and what do residents say?',
          'Was denken Verantwortliche über die Antworten der Bevölkerung, und wie antwortet sie?',
        ],
        [
          'Survey residents, and let council and administration estimate the answers first.',
          'Die Bevölkerung befragen und Rat und Verwaltung die Antworten vorher schätzen lassen.',
        ],
      ),
    ],
    steps: [
      step('messages', [
        'Tell the council what residents said, as a pack with its cautions.',
        'Dem Rat sagen, was die Bevölkerung geantwortet hat, als Mappe mit Vorbehalten.',
      ]),
      step('participation', [
        'Hear people directly, newcomers too.',
        'Menschen selbst anhören, auch Zugezogene.',
      ]),
    ],
  },
];
