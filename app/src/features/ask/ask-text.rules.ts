/** Asks, contexts and evidence in the words of the reader. */
import { readText } from '@vicus/cube';
import { AREAS_OF_LIFE, SIZE_CLASSES } from '@vicus/reference';
import {
  writeAbout,
  writeFootings,
  writeHeadline,
  writePeriod,
  writeQuestion,
} from '#features/fact/sentence.rules.ts';
import type { PlaceContext } from '#features/practice/context.rules.ts';
import { formatCountry } from '#ui/country-name.ts';
import { createTranslator, type Language, type Translate } from '#ui/messages.ts';
import type { AskSheet } from './ask.types.ts';
import type { ShownEvidence } from './evidence.types.ts';

export interface EvidenceText {
  readonly evidenceId: string;
  readonly words: string;
  readonly isGone: boolean;
  /** null: words */
  readonly figure: {
    readonly question: string;
    /** what it is about, and the number as sure as it is */
    readonly sentence: string;
    /** period, source, interval, answers, notes */
    readonly cautions: readonly string[];
    readonly releaseId: string;
    readonly method: string;
  } | null;
}

export function toEvidenceText(
  { evidenceId, words, isGone, fact, releaseId }: ShownEvidence,
  language: Language,
): EvidenceText {
  const figure = fact && {
    question: writeQuestion(fact, language),
    sentence: `${writeAbout(fact, language)}: ${writeHeadline(fact, language)}`,
    cautions: [
      writePeriod(fact, language),
      readText(fact.source, language),
      ...writeFootings(fact, language),
      ...fact.notes.map((note) => readText(note, language)),
    ],
    releaseId: releaseId ?? '',
    method: fact.method,
  };
  return { evidenceId, words, isGone, figure };
}

/** `Vico (Italy, small town, 7,200 inhabitants in 2024)`; what is not known is left out. */
export function describeContext(context: PlaceContext, t: Translate, language: Language): string {
  const { name, country, sizeClass, population, populationYear } = context;
  const size = SIZE_CLASSES.find(({ code }) => code === sizeClass)?.label;
  const inhabitants =
    population === null || populationYear === null
      ? []
      : [t('public.ask.inhabitants', { count: population, year: String(populationYear) })];
  const about = [
    formatCountry(country, language),
    ...(size === undefined ? [] : [readText(size, language)]),
    ...inhabitants,
  ];
  return `${name} (${about.join(', ')})`;
}

export function describeArea(area: string, language: Language): string {
  const label = AREAS_OF_LIFE.find(({ code }) => code === area)?.label;
  return label === undefined ? area : readText(label, language);
}

/** What the pages show of an ask: codes become the words of the reader. */
export function toAskText(sheet: AskSheet, language: Language) {
  const t = createTranslator(language);
  return {
    ...sheet,
    from: describeContext(sheet.ask.context, t, language),
    area: describeArea(sheet.ask.area, language),
    supports: sheet.supports.map((one) => ({ ...one, from: describeContext(one.context, t, language) })),
  };
}

export type AskText = ReturnType<typeof toAskText>;
