import type { Reason, Status, Texts } from '@vicus/cube';

/** How a state of a cell is written in each format. CSV, CSVW and JSON-stat use the name of the state itself. */
export interface StateCodes {
  /** what it means, for the legend of a file in the languages of the public pages */
  readonly label: Texts;
  /** code of the SDMX cross-domain list CL_OBS_STATUS */
  readonly obsStatus: 'A' | 'P' | 'E' | 'L' | 'M' | 'O' | 'Q';
  /** code of the SDMX cross-domain list CL_CONF_STATUS */
  readonly confStatus: 'F' | 'N' | 'C';
  /** sign in the data of a PX file; null: there is a number */
  readonly pxSymbol: '.' | '..' | '...' | '....' | '.....' | null;
}

/**
 * The table of codes of all formats. Withheld by us is `N` and not one of the letters that tell primary from secondary
 * confidentiality: to know which cells are withheld only for the sake of others would help to recover them. Nobody to compute it
 * from has no code of its own in CL_OBS_STATUS and gets the general `O`; the attribute CELL_STATE holds the exact state.
 * Sources: SDMX cross-domain code lists CL_OBS_STATUS and CL_CONF_STATUS; PC-Axis file format 2013 (DATASYMBOL1 to 6).
 */
export const STATES: Readonly<Record<Status | Reason, StateCodes>> = {
  final: {
    label: { en: 'final', de: 'endgültig', es: 'definitivo', it: 'definitivo' },
    obsStatus: 'A',
    confStatus: 'F',
    pxSymbol: null,
  },
  provisional: {
    label: { en: 'provisional', de: 'vorläufig', es: 'provisional', it: 'provvisorio' },
    obsStatus: 'P',
    confStatus: 'F',
    pxSymbol: null,
  },
  estimated: {
    label: { en: 'estimated', de: 'geschätzt', es: 'estimado', it: 'stimato' },
    obsStatus: 'E',
    confStatus: 'F',
    pxSymbol: null,
  },
  'not-collected': {
    label: { en: 'not collected', de: 'nicht erhoben', es: 'no recogido', it: 'non rilevato' },
    obsStatus: 'L',
    confStatus: 'F',
    pxSymbol: '..',
  },
  'not-applicable': {
    label: {
      en: 'does not apply here',
      de: 'trifft hier nicht zu',
      es: 'no procede',
      it: 'non pertinente',
    },
    obsStatus: 'M',
    confStatus: 'F',
    pxSymbol: '.',
  },
  'no-base': {
    label: {
      en: 'nobody to compute it from',
      de: 'niemand, aus dem es sich berechnen ließe',
      es: 'nadie a partir de quien calcularlo',
      it: 'nessuno su cui calcolarlo',
    },
    obsStatus: 'O',
    confStatus: 'F',
    pxSymbol: '.....',
  },
  withheld: {
    label: {
      en: 'withheld to protect people',
      de: 'zum Schutz von Personen nicht angegeben',
      es: 'no se publica para proteger a las personas',
      it: 'non pubblicato per proteggere le persone',
    },
    obsStatus: 'Q',
    confStatus: 'N',
    pxSymbol: '...',
  },
  'withheld-at-source': {
    label: {
      en: 'withheld by the source',
      de: 'von der Quelle nicht angegeben',
      es: 'no publicado por la fuente',
      it: 'non pubblicato dalla fonte',
    },
    obsStatus: 'Q',
    confStatus: 'C',
    pxSymbol: '....',
  },
};

/** Names of the codes used, in the words of SDMX. */
export const OBS_STATUS_NAMES: Readonly<Record<StateCodes['obsStatus'], string>> = {
  A: 'Normal value',
  P: 'Provisional value',
  E: 'Estimated value',
  L: 'Missing value; data exist but were not collected',
  M: 'Missing value; data cannot exist',
  O: 'Missing value',
  Q: 'Missing value; suppressed',
};
export const CONF_STATUS_NAMES: Readonly<Record<StateCodes['confStatus'], string>> = {
  F: 'Free',
  N: 'Not for publication, restricted for internal use only',
  C: 'Confidential statistical information',
};
