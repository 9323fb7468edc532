import { BRIEF, RELATIONS, signal, WP3_FRAMES } from './build-signal.ts';
import type { Signal } from './signal.types.ts';

const section = 'stance';
const side = 'stance';

/** How the municipality stands towards integration, by what it decided, wrote and said. Nobody's opinion is asked for. */
export const STANCE_SIGNALS: readonly Signal[] = [
  signal('two-way', { section, side, element: 'actions', phase: 'formulation' }, BRIEF, [
    [
      'Whose task is integration in the texts of the municipality?',
      'Wessen Aufgabe ist Integration in den Texten der Gemeinde?',
    ],
    ['Of newcomers alone.', 'Allein die der Zugezogenen.'],
    ['No text says so clearly.', 'Kein Text sagt es deutlich.'],
    ['Of both sides.', 'Die beider Seiten.'],
  ]),
  signal('more-than-duty', { section, side, element: 'actions', phase: 'output' }, WP3_FRAMES, [
    [
      'Does the municipality do more than the law obliges it to?',
      'Tut die Gemeinde mehr, als sie gesetzlich muss?',
    ],
    ['No more than that.', 'Nicht mehr als das.'],
    ['In one area.', 'In einem Bereich.'],
    ['In two areas or more.', 'In zwei oder mehr Bereichen.'],
  ]),
  signal(
    'not-left-to-volunteers',
    { section, side, element: 'actors-and-relations', phase: 'implementation' },
    WP3_FRAMES,
    [
      ['Who carries the work with newcomers?', 'Wer trägt die Arbeit mit Zugezogenen?'],
      [
        'Volunteers and associations alone, without support.',
        'Ehrenamtliche und Vereine allein, ohne Unterstützung.',
      ],
      ['They carry it with some support.', 'Sie tragen sie mit etwas Unterstützung.'],
      [
        'The municipality carries its part and supports theirs by a post or an agreement.',
        'Die Gemeinde trägt ihren Teil und unterstützt den ihren durch eine Stelle oder Vereinbarung.',
      ],
    ],
  ),
  signal('public-words', { section, side, element: 'actors-and-relations', phase: 'output' }, RELATIONS, [
    [
      'Did council or mayor speak or write in public for living together in the last twelve months?',
      'Haben Rat oder Bürgermeisteramt sich in den letzten zwölf Monaten öffentlich für das Zusammenleben ausgesprochen?',
    ],
    ['No.', 'Nein.'],
    ['Once.', 'Einmal.'],
    ['Several times.', 'Mehrmals.'],
  ]),
  signal(
    'admission-stop',
    { section, side, element: 'actors-and-relations', phase: 'output', isRestrictive: true },
    WP3_FRAMES,
    [
      [
        'Has the municipality asked for a stop of admissions in the last three years?',
        'Hat die Gemeinde in den letzten drei Jahren einen Aufnahmestopp verlangt?',
      ],
      ['Yes, and the request stands.', 'Ja, und die Forderung besteht.'],
      [
        'It was withdrawn, or tabled and not decided.',
        'Sie wurde zurückgezogen oder eingebracht und nicht beschlossen.',
      ],
      ['No.', 'Nein.'],
    ],
  ),
  signal(
    'steps-against-reception',
    { section, side, element: 'actors-and-relations', phase: 'implementation', isRestrictive: true },
    WP3_FRAMES,
    [
      [
        'Has the municipality taken steps against accommodation or reception in the last three years?',
        'Ist die Gemeinde in den letzten drei Jahren gegen Unterkünfte oder Aufnahme vorgegangen?',
      ],
      ['Yes, by a decision, in court or in public.', 'Ja, durch Beschluss, vor Gericht oder öffentlich.'],
      [
        'It asked for other conditions (place, size, support).',
        'Sie hat andere Bedingungen verlangt (Ort, Größe, Unterstützung).',
      ],
      ['No.', 'Nein.'],
    ],
  ),
  signal(
    'rules-that-exclude',
    { section, side, element: 'actions', phase: 'output', isRestrictive: true },
    WP3_FRAMES,
    [
      [
        'Are there local rules that give newcomers less access to services than others?',
        'Gibt es örtliche Regeln, die Zugezogenen weniger Zugang zu Leistungen geben als anderen?',
      ],
      ['Yes, by a rule of the municipality.', 'Ja, durch eine Regel der Gemeinde.'],
      ['In practice, without a rule.', 'In der Praxis, ohne Regel.'],
      ['No.', 'Nein.'],
    ],
  ),
];
