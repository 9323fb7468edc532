/** The survey of source 003 as a questionnaire for the codebook: with every question it can have, in the windows of the source. */
import type { Instrument } from '@vicus/questionnaire';
import {
  buildGovernanceInstrument,
  listAskedRows,
  listRespondentQuestions,
} from '#features/governance/instrument.rules.ts';

type Design = Parameters<typeof buildGovernanceInstrument>[0];

/** A round chooses its own windows, kinds and questions; codes stay the same. */
const DESIGN: Design = {
  windows: { earlier: { fromYear: 2017, toYear: 2019 }, later: { fromYear: 2020, toYear: 2021 } },
  rows: 'kinds',
  furtherKinds: true,
  politicalGroup: true,
  localityFacts: true,
  openQuestions: true,
  languages: ['en', 'de', 'es', 'it'],
  basis: 'consent',
  purpose: '',
  closesOn: '2026-12-31',
  retentionUntil: '2027-12-31',
};
const ROLES = ['elected-policymaker', 'official', 'partner-organisation'].map((role) => ({ role }));

const CAUTION = {
  en: 'Shown with every question it can have and the windows of the source. A round chooses its own windows, kinds of actors and questions about the respondent; the codes stay the same.',
  de: 'Gezeigt mit jeder möglichen Frage und den Zeiträumen der Quelle. Eine Runde wählt eigene Zeiträume, Arten von Akteuren und Fragen zur Person; die Codes bleiben gleich.',
  es: 'Se muestra con todas las preguntas posibles y los periodos de la fuente. Cada ronda elige sus periodos, tipos de actores y preguntas sobre la persona; los códigos no cambian.',
  it: 'Mostrato con tutte le domande possibili e i periodi della fonte. Ogni tornata sceglie i propri periodi, tipi di attori e domande sulla persona; i codici restano gli stessi.',
} as const;

export function composeGovernanceInstrument(): Instrument {
  const about = listRespondentQuestions(DESIGN, ROLES);
  const facts = { about, placeName: '…', mode: 'anonymous' } as const;
  return { ...buildGovernanceInstrument(DESIGN, listAskedRows(DESIGN, []), facts), cautions: CAUTION };
}
