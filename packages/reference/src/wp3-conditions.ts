import type { FactSource, Texts } from './provenance.ts';

/**
 * One field of the typology: the conditions of a place, what the paper calls places with such conditions, and what it
 * expected of them. A place is described by its two axes in plain words; the name stands on evidence pages only.
 */
export interface LocalConditions {
  readonly structure: 'favourable' | 'unfavourable';
  readonly diversity: 'high' | 'low';
  /** code of the row of the table by type */
  readonly group: 'revitalising' | 'stagnating' | 'marginal' | 'in-transition';
  /** in plain words; en, de, es, it */
  readonly label: Texts;
  readonly expectations: readonly Texts[];
  /** what to know of this expectation, if anything */
  readonly remark: Texts | null;
  readonly source: FactSource;
}

const SOURCE: FactSource = {
  document: 'whole-comm-wp3',
  where: 'Methodological note, table 1 on the typology',
  note: 'Expectations in own words. The indicators and limits behind the two axes are printed in another paper of the project and not known here.',
};

function say(...[en, de, es, it]: readonly [en: string, de: string, es: string, it: string]): Texts {
  return { en, de, es, it };
}

const ACTIVE = say(
  'active in working with other places and other levels',
  'aktiv in der Zusammenarbeit mit anderen Orten und Ebenen',
  'activos en la colaboración con otros lugares y niveles',
  'attivi nella collaborazione con altri luoghi e livelli',
);

/** Structure favourable before unfavourable, diversity high before low. */
export const LOCAL_CONDITIONS: readonly LocalConditions[] = [
  {
    structure: 'favourable',
    diversity: 'high',
    group: 'revitalising',
    label: say(
      'Favourable economy and population, much experience with diversity',
      'Günstige Wirtschaft und Bevölkerung, viel Erfahrung mit Vielfalt',
      'Economía y población favorables, mucha experiencia con la diversidad',
      'Economia e popolazione favorevoli, molta esperienza con la diversità',
    ),
    expectations: [
      say(
        'engaged local actors who take the lead',
        'engagierte Akteure, die vorangehen',
        'actores locales implicados que toman la iniciativa',
        'attori locali impegnati che prendono l’iniziativa',
      ),
      say(
        'accommodating, inclusive policies',
        'entgegenkommende, inklusive Politik',
        'políticas acogedoras e inclusivas',
        'politiche accoglienti e inclusive',
      ),
      say(
        'no notable mobilisation against immigration',
        'keine nennenswerte Mobilisierung gegen Zuwanderung',
        'ninguna movilización notable contra la inmigración',
        'nessuna mobilitazione rilevante contro l’immigrazione',
      ),
      ACTIVE,
    ],
    remark: null,
    source: SOURCE,
  },
  {
    structure: 'favourable',
    diversity: 'low',
    group: 'in-transition',
    label: say(
      'Favourable economy and population, little experience with diversity',
      'Günstige Wirtschaft und Bevölkerung, wenig Erfahrung mit Vielfalt',
      'Economía y población favorables, poca experiencia con la diversidad',
      'Economia e popolazione favorevoli, poca esperienza con la diversità',
    ),
    expectations: [
      say(
        'engaged actors, a fragmented civil society',
        'engagierte Akteure, zersplitterte Zivilgesellschaft',
        'actores implicados, sociedad civil fragmentada',
        'attori impegnati, società civile frammentata',
      ),
      say('receptive policies', 'aufnahmebereite Politik', 'políticas receptivas', 'politiche ricettive'),
      say(
        'more mobilisation against immigration',
        'stärkere Mobilisierung gegen Zuwanderung',
        'más movilización contra la inmigración',
        'maggiore mobilitazione contro l’immigrazione',
      ),
      ACTIVE,
    ],
    remark: say(
      'The paper expects receptive policies here, yet marks “mixed” as the expected column. The count below follows the column.',
      'Das Papier erwartet hier aufnahmebereite Politik, markiert aber „gemischt“ als erwartete Spalte. Die Zählung unten folgt der Spalte.',
      'El documento espera aquí políticas receptivas, pero marca «mixta» como columna esperada. El recuento sigue la columna.',
      'Il documento si attende qui politiche ricettive, ma segna «mista» come colonna attesa. Il conteggio segue la colonna.',
    ),
    source: SOURCE,
  },
  {
    structure: 'unfavourable',
    diversity: 'high',
    group: 'marginal',
    label: say(
      'Unfavourable economy and population, much experience with diversity',
      'Ungünstige Wirtschaft und Bevölkerung, viel Erfahrung mit Vielfalt',
      'Economía y población desfavorables, mucha experiencia con la diversidad',
      'Economia e popolazione sfavorevoli, molta esperienza con la diversità',
    ),
    expectations: [
      say(
        'ambivalent actors; much depends on civil society',
        'zwiespältige Akteure; viel hängt von der Zivilgesellschaft ab',
        'actores ambivalentes; mucho depende de la sociedad civil',
        'attori ambivalenti; molto dipende dalla società civile',
      ),
      say('ambiguous policies', 'uneindeutige Politik', 'políticas ambiguas', 'politiche ambigue'),
      say(
        'much mobilisation against immigration',
        'starke Mobilisierung gegen Zuwanderung',
        'mucha movilización contra la inmigración',
        'forte mobilitazione contro l’immigrazione',
      ),
      say(
        'less active in working with other places and levels',
        'weniger aktiv in der Zusammenarbeit mit anderen Orten und Ebenen',
        'menos activos en la colaboración con otros lugares y niveles',
        'meno attivi nella collaborazione con altri luoghi e livelli',
      ),
    ],
    remark: null,
    source: SOURCE,
  },
  {
    structure: 'unfavourable',
    diversity: 'low',
    group: 'stagnating',
    label: say(
      'Unfavourable economy and population, little experience with diversity',
      'Ungünstige Wirtschaft und Bevölkerung, wenig Erfahrung mit Vielfalt',
      'Economía y población desfavorables, poca experiencia con la diversidad',
      'Economia e popolazione sfavorevoli, poca esperienza con la diversità',
    ),
    expectations: [
      say(
        'disengaged actors who only react; civil society may step in',
        'unbeteiligte Akteure, die nur reagieren; die Zivilgesellschaft springt vielleicht ein',
        'actores poco implicados que solo reaccionan; la sociedad civil puede movilizarse',
        'attori disimpegnati che reagiscono soltanto; la società civile può attivarsi',
      ),
      say(
        'restrictive, excluding policies',
        'abweisende, ausschließende Politik',
        'políticas restrictivas y excluyentes',
        'politiche restrittive ed escludenti',
      ),
      say(
        'frequent mobilisation against immigration',
        'häufige Mobilisierung gegen Zuwanderung',
        'movilización frecuente contra la inmigración',
        'mobilitazione frequente contro l’immigrazione',
      ),
      say(
        'unlikely to work with other places and levels',
        'kaum Zusammenarbeit mit anderen Orten und Ebenen',
        'poca probabilidad de colaborar con otros lugares y niveles',
        'collaborazione improbabile con altri luoghi e livelli',
      ),
    ],
    remark: null,
    source: SOURCE,
  },
];
