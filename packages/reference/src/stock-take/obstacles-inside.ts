import { fromBrief, question, step, TAKE_STOCK, text } from './build-obstacle.ts';
import type { Obstacle } from './obstacle.types.ts';

/** Obstacles 1 to 3: people, contact, money. */
export const OBSTACLES_INSIDE: readonly Obstacle[] = [
  {
    code: 'no-staff',
    title: text(['Nobody in charge, nobody trained', 'Niemand zuständig, niemand geschult']),
    found: text([
      'Most localities have no body, official or trained staff for integration.',
      'Die meisten Orte haben für Integration weder ein Gremium noch eine Stelle noch geschultes Personal.',
    ]),
    source: fromBrief(1),
    questions: [
      question(
        'posts',
        'stock-take/posts',
        [
          'How many hours a week are there for integration, and are the posts filled?',
          'Wie viele Wochenstunden gibt es für Integration, und sind die Stellen besetzt?',
        ],
        ['Enter the posts with hours and dates.', 'Die Stellen mit Stunden und Daten eintragen.'],
      ),
      question(
        'training',
        'stock-take/posts',
        [
          'What training did staff have in the last two years?',
          'Welche Schulungen hatten Beschäftigte in den letzten zwei Jahren?',
        ],
        ['Enter the training that took place.', 'Die Schulungen eintragen, die es gab.'],
      ),
      question(
        'bodies',
        'stock-take',
        [
          'Is there a member of government, a post and a body for it?',
          'Gibt es dafür ein Mitglied der Leitung, eine Stelle und ein Gremium?',
        ],
        TAKE_STOCK,
        ['member-responsible', 'named-post', 'post-filled', 'working-group'],
      ),
    ],
    steps: [
      step('competences', [
        'Write down who decides, pays and delivers in each area.',
        'Festhalten, wer in welchem Bereich entscheidet, zahlt und umsetzt.',
      ]),
      step('strategy', [
        'Put a post, its hours and its money into a strategy, shared with neighbours where the town is small.',
        'Eine Stelle mit Stunden und Geld in eine Strategie aufnehmen, in kleinen Orten gemeinsam mit Nachbarn.',
      ]),
    ],
  },
  {
    code: 'isolation',
    title: text(['Little contact with other levels and places', 'Wenig Kontakt zu anderen Ebenen und Orten']),
    found: text([
      'Local governments seldom deal with higher levels of government or with other localities.',
      'Gemeinden haben selten mit höheren Ebenen oder mit anderen Orten zu tun.',
    ]),
    source: fromBrief(2),
    questions: [
      question(
        'contact-levels',
        'surveys',
        [
          'How often do those in charge deal with other levels and other places?',
          'Wie oft haben die Zuständigen mit anderen Ebenen und Orten zu tun?',
        ],
        [
          'Run the survey on who works with whom.',
          'Die Umfrage dazu durchführen, wer mit wem zusammenarbeitet.',
        ],
      ),
      question(
        'exchange',
        'stock-take',
        ['Is there work together with other places?', 'Gibt es Zusammenarbeit mit anderen Orten?'],
        TAKE_STOCK,
        ['exchange-with-places'],
      ),
    ],
    steps: [
      step('peers', ['Find places like this one.', 'Orte finden, die diesem ähnlich sind.']),
      step('actors', [
        'Enter contacts at the region, the state and neighbouring places in the register.',
        'Kontakte bei Region, Staat und Nachbarorten in das Verzeichnis eintragen.',
      ]),
    ],
  },
  {
    code: 'funds',
    title: text(['Funds made for larger cities', 'Fördermittel für größere Städte gemacht']),
    found: text([
      'European policies and funding look mostly at large cities.',
      'Europäische Politik und Förderung richten sich vor allem an große Städte.',
    ]),
    source: fromBrief(3),
    questions: [
      question(
        'fund-use',
        'activities',
        [
          'Which activities of the last three years were paid by a European fund?',
          'Welche Aktivitäten der letzten drei Jahre hat ein europäischer Fonds bezahlt?',
        ],
        [
          'Enter activities with the funds that pay for them.',
          'Aktivitäten mit den Fonds eintragen, die sie bezahlen.',
        ],
      ),
      question(
        'budget-sources',
        'strategy',
        ['From where does the money of the strategy come?', 'Woher kommt das Geld der Strategie?'],
        ['Write a strategy with its sources of money.', 'Eine Strategie mit ihren Geldquellen schreiben.'],
      ),
      question(
        'looking-for-funds',
        'stock-take',
        ['Does somebody look for money from outside?', 'Sucht jemand nach Geld von außen?'],
        TAKE_STOCK,
        ['outside-funds', 'plan-budget'],
      ),
    ],
    steps: [
      step('activities', [
        'Count from the beginning what funds will ask for.',
        'Von Anfang an zählen, wonach Fonds fragen werden.',
      ]),
      step('peers', [
        'Look for places to apply with.',
        'Orte suchen, mit denen man gemeinsam Anträge stellt.',
      ]),
    ],
  },
];
