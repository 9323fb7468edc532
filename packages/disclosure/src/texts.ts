import { readText } from '@vicus/cube';
import type { Texts } from '@vicus/cube';
import type { DisclosurePolicy, PublicReason, WithholdingReason } from './disclosure.types.ts';

type Translated = Texts & { readonly de: string; readonly es: string; readonly it: string };

/**
 * Says in plain words what a place withholds and why, for its public page. Names the minimums, which readers need in
 * order to read a table; names no parameter of a search, key or seed.
 *
 * @param policy the policy a table was protected under
 * @param language BCP 47 tag; en, de, es, it are written, others read English
 * @returns sentences, one for each paragraph or list item
 * @example
 * describePolicy(DEFAULT_POLICY, 'en')[0] // => "We publish a number only if it says nothing about single people."
 * describePolicy(DEFAULT_POLICY, 'de').length // => 7
 */
export function describePolicy(policy: DisclosurePolicy, language: string): string[] {
  const texts = [
    POLICY_TEXTS.purpose,
    POLICY_TEXTS.count,
    POLICY_TEXTS.average,
    ...(policy.withholdExtremes ? [POLICY_TEXTS.alike] : []),
    POLICY_TEXTS.others,
    policy.zeros === 'published' ? POLICY_TEXTS.zerosShown : POLICY_TEXTS.zerosKept,
    ...(policy.nonresponse === 'protected' ? [POLICY_TEXTS.silent] : []),
    POLICY_TEXTS.attack,
  ];
  return texts.map((text) =>
    readText(text, language)
      .replace('{count}', String(policy.minimumCount))
      .replace('{answers}', String(policy.minimumRespondents))
      .replace('{list}', String(policy.minimumClosedList)),
  );
}

/**
 * Says why a number is withheld, never the number.
 *
 * @param reason a public reason (`PublicReport`), or one for the office (`WithheldCell`), which must stay inside
 * @param language BCP 47 tag; en, de, es, it are written, others read English
 * @returns one sentence
 * @example
 * describeReason('would-reveal-another', 'en') // => "Withheld because another withheld number could be computed from it."
 */
export function describeReason(reason: PublicReason | WithholdingReason, language: string): string {
  return readText(REASON_TEXTS[reason], language);
}

/**
 * Says in plain words why one cell is withheld, for the office that holds the table. Never the number.
 *
 * @param cell a withheld cell of the report (`WithheldCell`)
 * @param policy the policy it was protected under
 * @param language BCP 47 tag; en, de, es, it are written, others read English
 * @returns one sentence
 * @example
 * explain({ reason: 'too-few-persons' }, DEFAULT_POLICY, 'en') // => "Fewer than 5 people are counted here."
 * explain({ reason: 'would-reveal-another' }, DEFAULT_POLICY, 'en') // => "Withheld because another withheld number could be computed from it."
 */
export function explain(
  cell: { readonly reason: WithholdingReason },
  policy: DisclosurePolicy,
  language: string,
): string {
  if (cell.reason !== 'too-few-persons') return describeReason(cell.reason, language);
  return readText(FEWER_THAN, language).replace('{count}', String(policy.minimumCount));
}

const FEWER_THAN = {
  en: 'Fewer than {count} people are counted here.',
  de: 'Hier sind weniger als {count} Menschen gezählt.',
  es: 'Aquí se cuentan menos de {count} personas.',
  it: 'Qui sono contate meno di {count} persone.',
} as const satisfies Translated;

const POLICY_TEXTS = {
  purpose: {
    en: 'We publish a number only if it says nothing about single people.',
    de: 'Wir veröffentlichen eine Zahl nur, wenn sie nichts über einzelne Menschen verrät.',
    es: 'Solo publicamos una cifra si no revela nada sobre personas concretas.',
    it: 'Pubblichiamo un numero solo se non rivela nulla su singole persone.',
  },
  count: {
    en: 'Counts of people below {count} are withheld.',
    de: 'Anzahlen von Menschen unter {count} werden zurückgehalten.',
    es: 'No se muestran los recuentos de menos de {count} personas.',
    it: 'I conteggi inferiori a {count} persone non vengono mostrati.',
  },
  average: {
    en: 'Averages and shares need at least {answers} answers; for holders of an office asked in that role, {list}.',
    de: 'Mittelwerte und Anteile brauchen mindestens {answers} Antworten; bei Amtsträgern, die in dieser Rolle gefragt werden, {list}.',
    es: 'Las medias y los porcentajes necesitan al menos {answers} respuestas; {list} si se pregunta a titulares de un cargo por su función.',
    it: 'Medie e quote richiedono almeno {answers} risposte; {list} per chi ricopre una carica ed è interpellato in quel ruolo.',
  },
  alike: {
    en: 'If all people of a group gave the same or nearly the same answer, the result may be withheld, because it would tell what each of them said.',
    de: 'Haben alle in einer Gruppe gleich oder fast gleich geantwortet, kann das Ergebnis zurückgehalten werden, weil es verriete, was jede und jeder gesagt hat.',
    es: 'Si todas las personas de un grupo respondieron igual o casi igual, el resultado puede no mostrarse, porque revelaría lo que dijo cada una.',
    it: 'Se tutte le persone di un gruppo hanno risposto allo stesso modo o quasi, il risultato può non essere mostrato, perché rivelerebbe che cosa ha detto ciascuna.',
  },
  others: {
    en: 'Further numbers are withheld where a withheld one could be computed from them, also together with what was published earlier.',
    de: 'Weitere Zahlen werden zurückgehalten, wenn sich aus ihnen eine zurückgehaltene errechnen ließe, auch zusammen mit früher Veröffentlichtem.',
    es: 'Tampoco se muestran otras cifras si con ellas, o junto con lo publicado antes, se pudiera calcular una cifra no mostrada.',
    it: 'Non si mostrano altri numeri se da essi, anche insieme a quanto già pubblicato, si potrebbe calcolare un numero non mostrato.',
  },
  zerosShown: {
    en: 'A count of zero is shown: it is not the same as withheld.',
    de: 'Eine Anzahl von null wird gezeigt: Sie ist nicht dasselbe wie zurückgehalten.',
    es: 'Un recuento de cero sí se muestra: no es lo mismo que una cifra no mostrada.',
    it: 'Un conteggio pari a zero viene mostrato: non è la stessa cosa di un numero non mostrato.',
  },
  zerosKept: {
    en: 'A count of zero may be withheld as well.',
    de: 'Auch eine Anzahl von null kann zurückgehalten werden.',
    es: 'También puede no mostrarse un recuento de cero.',
    it: 'Anche un conteggio pari a zero può non essere mostrato.',
  },
  silent: {
    en: 'How many answered is withheld where only a few did not.',
    de: 'Wie viele geantwortet haben, wird zurückgehalten, wenn nur wenige nicht geantwortet haben.',
    es: 'No se muestra cuántas personas respondieron si solo unas pocas no lo hicieron.',
    it: 'Non si mostra quante persone hanno risposto se solo poche non lo hanno fatto.',
  },
  attack: {
    en: 'Before publication a program tries to compute every withheld number from everything published. Nothing is published until it fails.',
    de: 'Vor der Veröffentlichung versucht ein Programm, jede zurückgehaltene Zahl aus allem Veröffentlichten zu errechnen. Erst wenn das misslingt, wird veröffentlicht.',
    es: 'Antes de publicar, un programa intenta calcular cada cifra no mostrada a partir de todo lo publicado. No se publica nada hasta que fracasa.',
    it: 'Prima della pubblicazione un programma cerca di calcolare ogni numero non mostrato da tutto ciò che è pubblicato. Si pubblica solo quando non ci riesce.',
  },
} as const satisfies Record<string, Translated>;

const REASON_TEXTS: Readonly<Record<PublicReason | WithholdingReason, Translated>> = {
  'few-or-alike': {
    en: 'Withheld because too few people stand behind it, or because their answers are too alike.',
    de: 'Zurückgehalten, weil zu wenige Menschen dahinterstehen oder weil sich ihre Antworten zu sehr gleichen.',
    es: 'No se muestra porque se refiere a muy pocas personas o porque sus respuestas son demasiado parecidas.',
    it: 'Non mostrato perché riguarda troppo poche persone o perché le loro risposte sono troppo simili.',
  },
  'would-reveal-another': {
    en: 'Withheld because another withheld number could be computed from it.',
    de: 'Zurückgehalten, weil sich daraus eine andere zurückgehaltene Zahl errechnen ließe.',
    es: 'No se muestra porque permitiría calcular otra cifra no mostrada.',
    it: 'Non mostrato perché permetterebbe di calcolare un altro numero non mostrato.',
  },
  'earlier-publication': {
    en: 'Withheld because the difference from an earlier publication would tell about a few people.',
    de: 'Zurückgehalten, weil der Unterschied zu einer früheren Veröffentlichung etwas über wenige Menschen verriete.',
    es: 'No se muestra porque la diferencia con una publicación anterior revelaría datos de unas pocas personas.',
    it: 'Non mostrato perché la differenza rispetto a una pubblicazione precedente rivelerebbe qualcosa su poche persone.',
  },
  'computed-from-withheld': {
    en: 'Withheld because it is computed from a withheld number.',
    de: 'Zurückgehalten, weil es aus einer zurückgehaltenen Zahl berechnet ist.',
    es: 'No se muestra porque se calcula a partir de una cifra no mostrada.',
    it: 'Non mostrato perché è calcolato da un numero non mostrato.',
  },
  'too-few-persons': {
    en: 'Too few people are counted here.',
    de: 'Hier sind zu wenige Menschen gezählt.',
    es: 'Aquí se cuentan muy pocas personas.',
    it: 'Qui sono contate troppo poche persone.',
  },
  'too-few-respondents': {
    en: 'Too few answers stand behind this average or share.',
    de: 'Hinter diesem Mittelwert oder Anteil stehen zu wenige Antworten.',
    es: 'Hay muy pocas respuestas detrás de esta media o proporción.',
    it: 'Dietro questa media o quota ci sono troppo poche risposte.',
  },
  'too-few-left-over': {
    en: 'Subtracted from a larger number, it would tell about a few people who are left over.',
    de: 'Von einer größeren Zahl abgezogen, verriete sie etwas über wenige übrige Menschen.',
    es: 'Al restarla de una cifra mayor, revelaría datos de las pocas personas restantes.',
    it: 'Sottratto da un numero maggiore, rivelerebbe qualcosa sulle poche persone rimanenti.',
  },
  'end-of-scale': {
    en: 'The average stands at the end of its scale: everyone gave the same answer.',
    de: 'Der Mittelwert liegt am Ende der Skala: Alle haben gleich geantwortet.',
    es: 'La media está en el extremo de la escala: todas las personas respondieron lo mismo.',
    it: 'La media è all’estremo della scala: tutti hanno dato la stessa risposta.',
  },
  'answered-alike': {
    en: 'All, or all but one, gave the same answer.',
    de: 'Alle oder alle außer einer Person haben gleich geantwortet.',
    es: 'Todas las personas, o todas menos una, respondieron lo mismo.',
    it: 'Tutti, o tutti tranne uno, hanno dato la stessa risposta.',
  },
  'few-did-not-answer': {
    en: 'Only a few of those asked did not answer.',
    de: 'Nur wenige der Gefragten haben nicht geantwortet.',
    es: 'Solo unas pocas de las personas consultadas no respondieron.',
    it: 'Solo poche delle persone interpellate non hanno risposto.',
  },
  'few-dominate': {
    en: 'One contributor makes up so much of this sum that it could be estimated from it.',
    de: 'Eine einzelne Stelle trägt so viel zu dieser Summe bei, dass sie sich daraus abschätzen ließe.',
    es: 'Una sola entidad aporta tanto a esta suma que podría estimarse a partir de ella.',
    it: 'Un solo soggetto contribuisce a questa somma per una parte tale da poter essere stimato.',
  },
  'zero-protected': {
    en: 'Zeros are withheld under the policy of this place.',
    de: 'Nullen werden nach den Regeln dieses Ortes zurückgehalten.',
    es: 'Según las normas de este lugar, los ceros no se muestran.',
    it: 'Secondo le regole di questo luogo gli zeri non vengono mostrati.',
  },
  'count-behind-withheld': {
    en: 'The number of people behind it is withheld.',
    de: 'Die Zahl der Menschen dahinter wird zurückgehalten.',
    es: 'No se muestra el número de personas que hay detrás.',
    it: 'Il numero di persone che c’è dietro non viene mostrato.',
  },
};
