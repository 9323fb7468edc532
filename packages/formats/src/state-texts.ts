import type { Reason, Status, Texts } from '@vicus/cube';

/** What each status and reason means, for the legend of a file in the languages of the public pages. */
export const STATE_TEXTS: Readonly<Record<Status | Reason, Texts>> = {
  final: { en: 'final', de: 'endgültig', es: 'definitivo', it: 'definitivo' },
  provisional: { en: 'provisional', de: 'vorläufig', es: 'provisional', it: 'provvisorio' },
  estimated: { en: 'estimated', de: 'geschätzt', es: 'estimado', it: 'stimato' },
  'not-collected': { en: 'not collected', de: 'nicht erhoben', es: 'no recogido', it: 'non rilevato' },
  'not-applicable': {
    en: 'does not apply here',
    de: 'trifft hier nicht zu',
    es: 'no procede',
    it: 'non pertinente',
  },
  'no-base': {
    en: 'nobody to compute it from',
    de: 'niemand, aus dem es sich berechnen ließe',
    es: 'nadie a partir de quien calcularlo',
    it: 'nessuno su cui calcolarlo',
  },
  withheld: {
    en: 'withheld to protect people',
    de: 'zum Schutz von Personen nicht angegeben',
    es: 'no se publica para proteger a las personas',
    it: 'non pubblicato per proteggere le persone',
  },
  'withheld-at-source': {
    en: 'withheld by the source',
    de: 'von der Quelle nicht angegeben',
    es: 'no publicado por la fuente',
    it: 'non pubblicato dalla fonte',
  },
};
