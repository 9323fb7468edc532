/** Living one's culture and religion, and taking part in that of the place. */
import { FEW_PEOPLE, OWN_JUDGEMENT, PARALLEL_OFFERS, WHO_ANSWERED } from './caveats.ts';
import { ASKED_BY_STAY, FIRST } from './entry-defaults.ts';
import type { IndicatorDefinition } from './indicator.types.ts';
import { both, cite, equal, named } from './texts.ts';

const CULTURE = { ...FIRST, kind: 'share', unit: 'percent', heading: 'culture-and-religion' } as const;

export const CULTURE_AND_RELIGION: readonly IndicatorDefinition[] = [
  {
    ...CULTURE,
    id: 'cu1',
    question: both(
      'Can newcomers live their culture and religion here if they wish to?',
      'Können Zugezogene hier ihre Kultur und Religion leben, wenn sie es möchten?',
    ),
    name: named(
      'Free to live culture and religion',
      'Kultur und Religion leben können',
      'Poder vivir la cultura y la religión',
      'Poter vivere cultura e religione',
    ),
    definition: both(
      'Share of newcomers who agree or rather agree that they can live their culture and, if they have one, their religion in this place, on four steps.',
      'Anteil der Zugezogenen, die zustimmen oder eher zustimmen, dass sie in diesem Ort ihre Kultur und, falls sie eine haben, ihre Religion leben können, auf vier Stufen.',
    ),
    numerator: both('Of these, agree or rather agree', 'Davon Zustimmung oder eher Zustimmung'),
    denominator: both('Newcomers who chose a step', 'Zugezogene, die eine Stufe gewählt haben'),
    polarity: 'higher-is-better',
    describes: 'institutions',
    usualSource: ['own-survey'],
    jointWork: 'newcomers-survey',
    collecting: both(
      'Add one own question to the survey of newcomers. Never ask which religion.',
      'Eine eigene Frage in die Befragung der Zugezogenen aufnehmen. Nie nach der Religion selbst fragen.',
    ),
    hoursPerYear: 1,
    caveats: [
      both(
        'Religion is specially protected by law (GDPR, Article 9): anonymous, no breakdown, never beside origin.',
        'Religion ist besonders geschützt (DSGVO, Artikel 9): anonym, ohne Aufteilung, nie zusammen mit Herkunft.',
      ),
      WHO_ANSWERED,
    ],
    source: cite('gauci-slides', 'Practice of culture, religion', 'The question is this platform’s.'),
  },
  {
    ...CULTURE,
    id: 'cu2',
    question: both(
      'Do newcomers take part in sport, culture and festivals of the place?',
      'Machen Zugezogene bei Sport, Kultur und Festen im Ort mit?',
    ),
    name: named(
      'Taking part in culture and sport',
      'Mitmachen bei Kultur und Sport',
      'Participación en cultura y deporte',
      'Partecipazione a cultura e sport',
    ),
    definition: both(
      'Share of adult newcomers who in the last twelve months took part in a sports or other club or in a festival or gathering of the place.',
      'Anteil der erwachsenen Zugezogenen, die in den letzten zwölf Monaten in einem Sport- oder anderen Verein oder bei einem Fest oder Treffen im Ort mitgemacht haben.',
    ),
    numerator: both('Of these, took part in at least one', 'Davon mindestens einmal mitgemacht'),
    denominator: both('Adult newcomers who answered', 'Erwachsene Zugezogene, die geantwortet haben'),
    polarity: 'higher-is-better',
    describes: 'newcomers',
    ...ASKED_BY_STAY,
    usualSource: ['own-survey'],
    jointWork: 'newcomers-survey',
    collecting: both(
      'Comes out of the survey of newcomers: from the cross-table of the two answers, one plus the other less both. Clubs that know their members’ counts can add theirs to the activity register.',
      'Ergibt sich aus der Befragung der Zugezogenen: aus der Kreuztabelle beider Antworten die eine plus die andere minus beide. Vereine können ihre Anzahlen im Angebotsregister ergänzen.',
    ),
    hoursPerYear: 0.5,
    caveats: [
      both(
        'Fees, buses and shifts keep people away as much as anything else; the same question for all residents shows it.',
        'Beiträge, Busse und Schichtarbeit halten ebenso fern wie anderes; dieselbe Frage an alle zeigt es.',
      ),
      PARALLEL_OFFERS,
      WHO_ANSWERED,
    ],
    equivalents: [
      equal('vicus', 'cp6', 'similar', 'clubs and helping without pay.', 'Vereine und freiwillige Hilfe.'),
    ],
    source: cite('home-office-indicators', 'leisure', 'Wording is this platform’s.'),
  },
  {
    ...CULTURE,
    id: 'cu3',
    countedEachYear: 'new',
    question: both(
      'When groups ask for a room or equipment, do they get it?',
      'Wenn Gruppen einen Raum oder Geräte brauchen: Bekommen sie sie?',
    ),
    name: named(
      'Rooms and equipment lent',
      'Bereitgestellte Räume und Geräte',
      'Locales y material prestados',
      'Locali e attrezzature in prestito',
    ),
    definition: both(
      'Share of the requests for rooms, grounds or equipment of the municipality made in the year by groups of newcomers or for encounter that were granted.',
      'Anteil der im Jahr von Gruppen Zugezogener oder für Begegnung gestellten Anfragen nach Räumen, Plätzen oder Geräten der Gemeinde, die bewilligt wurden.',
    ),
    numerator: both('Of these, granted', 'Davon bewilligt'),
    denominator: both('Requests in the year', 'Anfragen im Jahr'),
    polarity: 'higher-is-better',
    describes: 'institutions',
    usualSource: ['own-records'],
    collecting: both(
      'Whoever keeps the calendar of rooms makes a tally: asked, granted. Refusals by phone count too.',
      'Wer den Belegungskalender führt, macht eine Strichliste: angefragt, bewilligt. Auch Absagen am Telefon zählen.',
    ),
    hoursPerYear: 1,
    caveats: [
      both(
        'Who expects a no does not ask. The number of requests matters as much as the share.',
        'Wer ein Nein erwartet, fragt nicht. Die Zahl der Anfragen ist so wichtig wie der Anteil.',
      ),
      FEW_PEOPLE,
      OWN_JUDGEMENT,
    ],
    source: cite(
      'whole-comm-options',
      'lending premises, sports equipment and other resources',
      'Recommended there; the count is this platform’s.',
    ),
  },
];
