/** Words of tables whose values are estimates from answers, not counts of everybody. */
import type { Texts } from '@vicus/cube';

export const ANSWERED_LABEL: Texts = {
  en: 'Answered',
  de: 'Haben geantwortet',
  es: 'Han respondido',
  it: 'Hanno risposto',
};

export const ESTIMATE_NOTES = {
  sample: {
    en: 'Estimated from answers to a survey. The interval says how far another choice of respondents could have moved the number; who did not answer is in none of it.',
    de: 'Aus Antworten einer Befragung geschätzt. Das Intervall sagt, wie weit eine andere Auswahl der Befragten die Zahl hätte bewegen können; wer nicht geantwortet hat, steckt nicht darin.',
    es: 'Estimado a partir de respuestas a una encuesta. El intervalo dice cuánto habría movido la cifra otra selección de personas; quien no respondió no está incluido.',
    it: 'Stimato dalle risposte a un’indagine. L’intervallo dice quanto un’altra scelta di intervistati avrebbe potuto muovere il dato; chi non ha risposto non vi compare.',
  },
  apart: {
    en: 'Answers to a survey and counts of a register are no one series: they stand in tables of their own.',
    de: 'Antworten einer Befragung und Zahlen eines Registers sind keine gemeinsame Reihe: Sie stehen in eigenen Tabellen.',
    es: 'Las respuestas a una encuesta y los recuentos de un registro no forman una misma serie: están en tablas separadas.',
    it: 'Le risposte a un’indagine e i conteggi di un registro non sono un’unica serie: stanno in tabelle separate.',
  },
} as const satisfies Readonly<Record<string, Texts>>;
