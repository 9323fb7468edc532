/** Words of the tables, in the languages of the public page. English is the source, the others are drafts. */
import type { Measure, Texts } from '@vicus/cube';

const PUBLIC_LANGUAGES = ['de', 'es', 'it'] as const;

export const say = (en: string, de: string, es: string, it: string): Texts => ({ en, de, es, it });

/** Public pages speak four languages; the texts of respondents have more. */
export function toPublicTexts(label: Texts): Texts {
  const kept = PUBLIC_LANGUAGES.flatMap((language) => {
    const text = label[language];
    return text === undefined || text === '' ? [] : [[language, text] as const];
  });
  return { en: label.en, ...Object.fromEntries(kept) };
}

/** Texts one behind the other, in every language that one of them has. */
export function joinTexts(parts: readonly Texts[], between: string): Texts {
  const languages = ['en', ...PUBLIC_LANGUAGES].filter((language) =>
    parts.some((part) => part[language] !== undefined),
  );
  const joined = languages.map((language) => [
    language,
    parts.map((part) => part[language] ?? part.en).join(between),
  ]);
  return Object.fromEntries(joined) as Texts;
}

/** `Woman / man`; of 0 to 10: `0–3`. */
export function joinGroupLabel(labels: readonly Texts[], isRange: boolean): Texts {
  const [first] = labels;
  const last = labels.at(-1);
  if (first === undefined || last === undefined) return { en: '' };
  if (labels.length === 1) return first;
  return isRange ? { en: `${first.en}–${last.en}` } : joinTexts(labels, ' / ');
}

export const LABELS = {
  chosen: say('Chosen', 'Gewählt', 'Elegido', 'Scelto'),
  notChosen: say('Not chosen', 'Nicht gewählt', 'No elegido', 'Non scelto'),
  consultation: say('consultation', 'Konsultation', 'consulta', 'consultazione'),
  wave: say('Survey', 'Befragung', 'Encuesta', 'Indagine'),
  answer: say('Answer', 'Antwort', 'Respuesta', 'Risposta'),
  given: say('All who answered', 'Alle, die geantwortet haben', 'Todas las respuestas', 'Tutte le risposte'),
  item: say('Question', 'Frage', 'Pregunta', 'Domanda'),
  everyone: say('Everybody', 'Alle', 'Todas las personas', 'Tutte le persone'),
  category: say('Group', 'Gruppe', 'Grupo', 'Gruppo'),
  entries: say(
    'how many were named',
    'wie viele genannt wurden',
    'cuántos se nombraron',
    'quanti sono stati indicati',
  ),
  view: say('Whose view', 'Wessen Sicht', 'Según quién', 'Secondo chi'),
} as const;

const MEASURE_TEXTS = {
  asked: say('Asked', 'Gefragt', 'Personas preguntadas', 'Persone interpellate'),
  answered: say('Answered', 'Geantwortet', 'Personas que respondieron', 'Persone che hanno risposto'),
  answers: say('Answers', 'Antworten', 'Respuestas', 'Risposte'),
  n: say('Answers', 'Antworten', 'Respuestas', 'Risposte'),
  share: say('Share', 'Anteil', 'Porcentaje', 'Quota'),
  mean: say('Average', 'Mittelwert', 'Media', 'Media'),
  lower: say('From', 'Von', 'Desde', 'Da'),
  upper: say('To', 'Bis', 'Hasta', 'A'),
  population: say(
    'Share in the population',
    'Anteil in der Bevölkerung',
    'Porcentaje en la población',
    'Quota nella popolazione',
  ),
  benchmark: say(
    'Published elsewhere',
    'Anderswo veröffentlicht',
    'Publicado en otro lugar',
    'Pubblicato altrove',
  ),
  weighted: say('Share after weighting', 'Anteil nach Gewichtung', 'Porcentaje ponderado', 'Quota ponderata'),
} as const;

export function toMeasure(
  id: keyof typeof MEASURE_TEXTS,
  kind: Measure['kind'],
  unit: string,
  decimals: number,
): Measure {
  return { id, label: MEASURE_TEXTS[id], kind, unit, decimals };
}

export const COUNT = (id: 'asked' | 'answered' | 'answers' | 'n'): Measure =>
  toMeasure(id, 'count', 'persons', 0);
export const SHARE = (id: 'share' | 'population' | 'weighted' | 'benchmark'): Measure =>
  toMeasure(id, 'share', 'share 0-1', 2);
export const BOUND = (id: 'lower' | 'upper', unit: string, decimals: number): Measure =>
  toMeasure(id, 'bound', unit, decimals);

export const NOTES = {
  groups: say(
    'Answers that fewer people than the minimum gave are put together with a neighbouring answer; a joined label names all of them.',
    'Antworten, die weniger Menschen als das Minimum gaben, sind mit einer benachbarten zusammengelegt; die Bezeichnung nennt alle.',
    'Las respuestas que dieron menos personas que el mínimo se unen a una respuesta vecina; la etiqueta las nombra todas.',
    'Le risposte date da meno persone del minimo sono unite a una risposta vicina; l’etichetta le nomina tutte.',
  ),
  silent: say(
    'Whoever skipped the question, did not know or would rather not say is left out.',
    'Wer die Frage ausließ, es nicht wusste oder nicht sagen wollte, ist nicht mitgezählt.',
    'No se cuentan quienes omitieron la pregunta, no sabían o prefirieron no decirlo.',
    'Non è contato chi ha saltato la domanda, non sapeva o preferiva non dirlo.',
  ),
  rounded: say(
    'Shares are rounded so that one step stands for at least two answers.',
    'Anteile sind so gerundet, dass ein Schritt für mindestens zwei Antworten steht.',
    'Los porcentajes se redondean de modo que un paso represente al menos dos respuestas.',
    'Le quote sono arrotondate in modo che un passo valga almeno due risposte.',
  ),
  consultation: say(
    'A consultation: whoever wanted took part. It speaks for those who answered, not for the population; there is no margin of error.',
    'Eine Konsultation: Mitgemacht hat, wer wollte. Sie spricht für die, die geantwortet haben, nicht für die Bevölkerung; eine Fehlerspanne gibt es nicht.',
    'Una consulta: participó quien quiso. Habla de quienes respondieron, no de la población; no hay margen de error.',
    'Una consultazione: ha partecipato chi voleva. Parla di chi ha risposto, non della popolazione; non c’è margine di errore.',
  ),
  unweighted: say('Not weighted.', 'Nicht gewichtet.', 'Sin ponderar.', 'Non ponderato.'),
  crossed: say(
    'People who did not answer one of the questions are left out. Shares are of those in the row.',
    'Wer eine der Fragen nicht beantwortet hat, ist nicht dabei. Anteile sind Anteile an der Zeile.',
    'No figuran quienes no respondieron alguna de las preguntas. Los porcentajes son de la fila.',
    'Chi non ha risposto a una delle domande non c’è. Le quote sono della riga.',
  ),
  benchmarks: say(
    'Other words, other people, another time: beside the local figure, never in the place of it.',
    'Andere Worte, andere Menschen, eine andere Zeit: neben der örtlichen Zahl, nie an ihrer Stelle.',
    'Otras palabras, otras personas, otro momento: junto a la cifra local, nunca en su lugar.',
    'Altre parole, altre persone, un altro momento: accanto alla cifra locale, mai al suo posto.',
  ),
  gap: say(
    'What people think others would answer is an average of estimates out of 100; what residents say is the share of their own answers.',
    'Was Menschen von anderen vermuten, ist der Mittelwert ihrer Schätzungen von 100; was Einwohnerinnen und Einwohner sagen, ist der Anteil ihrer eigenen Antworten.',
    'Lo que se cree que responderían los demás es la media de estimaciones sobre 100; lo que dicen los residentes es el porcentaje de sus propias respuestas.',
    'Ciò che si pensa degli altri è la media delle stime su 100; ciò che dicono i residenti è la quota delle loro risposte.',
  ),
} as const;

export const TITLES = {
  response: say('Who answered', 'Wer geantwortet hat', 'Quién respondió', 'Chi ha risposto'),
  means: say('Averages', 'Mittelwerte', 'Medias', 'Medie'),
  meansQuestion: say(
    'Where do the answers lie on average?',
    'Wo liegen die Antworten im Mittel?',
    '¿Dónde se sitúan las respuestas en promedio?',
    'Dove si collocano in media le risposte?',
  ),
  composition: say(
    'Composition of the respondents',
    'Zusammensetzung der Antwortenden',
    'Composición de quienes respondieron',
    'Composizione di chi ha risposto',
  ),
  compositionQuestion: say(
    'Are those who answered like the population?',
    'Gleichen die Antwortenden der Bevölkerung?',
    '¿Se parecen quienes respondieron a la población?',
    'Chi ha risposto somiglia alla popolazione?',
  ),
  benchmarks: say(
    'Beside published figures',
    'Neben veröffentlichten Zahlen',
    'Junto a cifras publicadas',
    'Accanto a cifre pubblicate',
  ),
  benchmarksQuestion: say(
    'How do the answers stand beside figures published elsewhere?',
    'Wie stehen die Antworten neben anderswo veröffentlichten Zahlen?',
    '¿Cómo quedan las respuestas junto a cifras publicadas en otros lugares?',
    'Come stanno le risposte accanto a cifre pubblicate altrove?',
  ),
  gapQuestion: say(
    'Do we see one another as we are?',
    'Sehen wir einander, wie wir sind?',
    '¿Nos vemos como somos?',
    'Ci vediamo come siamo?',
  ),
  gap: say(
    'What people say, and what others think they say',
    'Was die Menschen sagen, und was andere glauben, dass sie sagen',
    'Lo que la gente dice y lo que otros creen que dice',
    'Ciò che la gente dice e ciò che gli altri credono che dica',
  ),
} as const;

export const VIEWS = {
  real: say(
    'In fact: what residents say, what the register counts',
    'Tatsächlich: was Einwohner sagen, was das Register zählt',
    'En realidad: lo que dicen los residentes, lo que cuenta el registro',
    'In realtà: ciò che dicono i residenti, ciò che conta il registro',
  ),
  residents: say(
    'What residents think',
    'Was Einwohner glauben',
    'Lo que creen los residentes',
    'Ciò che credono i residenti',
  ),
  policymakers: say(
    'What policymakers think',
    'Was Politik und Verwaltung glauben',
    'Lo que creen los responsables políticos',
    'Ciò che credono i decisori',
  ),
} as const;
export type ViewCode = keyof typeof VIEWS;
