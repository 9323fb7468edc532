/** Words of the tables, in the languages of the public page. English is the source, the others are drafts. */
import type { Texts } from '@vicus/cube';

export const say = (en: string, de: string, es: string, it: string): Texts => ({ en, de, es, it });

export const MEASURE_TEXTS = {
  asked: say('Asked', 'Gefragt', 'Personas preguntadas', 'Persone interpellate'),
  answered: say('Answered', 'Geantwortet', 'Personas que respondieron', 'Persone che hanno risposto'),
  mean: say('Average', 'Mittelwert', 'Media', 'Media'),
  n: say('Answers', 'Antworten', 'Respuestas', 'Risposte'),
  scaled: say(
    'of them scaled up from 14 or 15 kinds',
    'davon aus 14 oder 15 Arten hochgerechnet',
    'de ellas extrapoladas de 14 o 15 tipos',
    'di cui estrapolate da 14 o 15 tipi',
  ),
  lower: say(
    'From, if those who did not answer are alike',
    'Von, wenn die Übrigen ähnlich sind',
    'Desde, si quienes no respondieron son similares',
    'Da, se chi non ha risposto è simile',
  ),
  upper: say(
    'To, if those who did not answer are alike',
    'Bis, wenn die Übrigen ähnlich sind',
    'Hasta, si quienes no respondieron son similares',
    'A, se chi non ha risposto è simile',
  ),
  'lower-if-missing-differ': say(
    'From, if they differ',
    'Von, wenn sie es nicht sind',
    'Desde, si son diferentes',
    'Da, se è diverso',
  ),
  'upper-if-missing-differ': say(
    'To, if they differ',
    'Bis, wenn sie es nicht sind',
    'Hasta, si son diferentes',
    'A, se è diverso',
  ),
  answers: say('Answers', 'Antworten', 'Respuestas', 'Risposte'),
  'share-conflictual': say(
    'Share conflictual',
    'Anteil konfliktreich',
    'Proporción conflictiva',
    'Quota conflittuale',
  ),
  share: say('Share', 'Anteil', 'Proporción', 'Quota'),
  'network-value': say('Value (0–1)', 'Wert (0–1)', 'Valor (0–1)', 'Valore (0–1)'),
  score: say('Score', 'Wert', 'Valor', 'Valore'),
  'kinds-counted': say('Kinds counted', 'Gezählte Arten', 'Tipos contados', 'Tipi contati'),
  'kinds-asked': say('Kinds asked', 'Gefragte Arten', 'Tipos preguntados', 'Tipi richiesti'),
} as const;

export const DIMENSION_TEXTS = {
  wave: say('Survey', 'Befragung', 'Encuesta', 'Indagine'),
  role: say('Role', 'Rolle', 'Función', 'Ruolo'),
  actor: say('Kind of actor', 'Art des Akteurs', 'Tipo de actor', 'Tipo di attore'),
  group: say('Group of actors', 'Gruppe von Akteuren', 'Grupo de actores', 'Gruppo di attori'),
  window: say('Period asked about', 'Gefragter Zeitraum', 'Periodo preguntado', 'Periodo richiesto'),
  frequency: say(
    'Frequency of contact',
    'Häufigkeit des Kontakts',
    'Frecuencia del contacto',
    'Frequenza dei contatti',
  ),
  index: say('Index', 'Index', 'Índice', 'Indice'),
  locality: say('Question and answer', 'Frage und Antwort', 'Pregunta y respuesta', 'Domanda e risposta'),
  figure: say('Figure', 'Größe', 'Magnitud', 'Grandezza'),
} as const;

export const ROLE_TEXTS = {
  everyone: say(
    'Everyone asked',
    'Alle Gefragten',
    'Todas las personas preguntadas',
    'Tutte le persone interpellate',
  ),
  'local-government': say(
    'Local government (elected members and officials)',
    'Kommune (Gewählte und Beschäftigte)',
    'Gobierno local (cargos electos y personal)',
    'Ente locale (eletti e funzionari)',
  ),
  'elected-policymaker': say('Elected members', 'Gewählte', 'Cargos electos', 'Eletti'),
  official: say('Officials', 'Beschäftigte', 'Personal', 'Funzionari'),
  'partner-organisation': say(
    'Partner organisations',
    'Partnerorganisationen',
    'Organizaciones colaboradoras',
    'Organizzazioni partner',
  ),
} as const;

export const FURTHER_TEXT = say(
  'Further kinds (beside the index)',
  'Weitere Arten (neben dem Index)',
  'Otros tipos (fuera del índice)',
  'Altri tipi (fuori dall’indice)',
);
export const ALL_PRINTED_TEXT = say(
  'All kinds of the index',
  'Alle Arten des Index',
  'Todos los tipos del índice',
  'Tutti i tipi dell’indice',
);

export const ANSWER_TEXTS = {
  seldom: say(
    'No contact or occasionally',
    'Kein Kontakt oder gelegentlich',
    'Ningún contacto u ocasional',
    'Nessun contatto o occasionale',
  ),
  sometimes: say(
    'From two or three times a year to monthly',
    'Von zwei- oder dreimal im Jahr bis monatlich',
    'De dos o tres veces al año a cada mes',
    'Da due o tre volte l’anno a ogni mese',
  ),
  weekly: say(
    'Weekly or daily',
    'Wöchentlich oder täglich',
    'Cada semana o a diario',
    'Ogni settimana o ogni giorno',
  ),
  'dont-know': say('Don’t know', 'Weiß nicht', 'No sabe', 'Non so'),
  blank: say('Left blank', 'Nicht beantwortet', 'Sin respuesta', 'Senza risposta'),
  'one-window': say(
    'Answered for one period only',
    'Nur für einen Zeitraum beantwortet',
    'Respondió solo para un periodo',
    'Risposta per un solo periodo',
  ),
} as const;

export const INDEX_TEXTS = {
  'index-1': say(
    'Index 1: earlier period',
    'Index 1: früherer Zeitraum',
    'Índice 1: periodo anterior',
    'Indice 1: periodo precedente',
  ),
  'index-2': say(
    'Index 2: later period',
    'Index 2: späterer Zeitraum',
    'Índice 2: periodo posterior',
    'Indice 2: periodo successivo',
  ),
  'index-3': say(
    'Index 3: both together',
    'Index 3: beide zusammen',
    'Índice 3: ambos juntos',
    'Indice 3: entrambi insieme',
  ),
  'index-4': say('Index 4: change', 'Index 4: Veränderung', 'Índice 4: cambio', 'Indice 4: variazione'),
} as const;

export const FIGURE_TEXTS = {
  earlier: say('Frequency', 'Häufigkeit', 'Frecuencia', 'Frequenza'),
  later: say('Frequency', 'Häufigkeit', 'Frecuencia', 'Frequenza'),
  change: say('Change', 'Veränderung', 'Cambio', 'Variazione'),
  nature: say('Nature of contact', 'Art des Kontakts', 'Naturaleza del contacto', 'Natura dei contatti'),
} as const;
