/** The six obstacles in words: each known figure a sentence, with n, period and source. */
import { readText } from '@vicus/cube';
import { createTranslator, formatDate, formatNumber, type Language } from '#ui/messages.ts';
import type { ObstacleDiagnosis, ObstacleFact } from './obstacles.types.ts';
import { showObstacle } from './signal-text.rules.ts';

export interface ShownFact {
  readonly text: string;
  /** n, period, source */
  readonly about: string;
  readonly path: string;
  readonly method: string | null;
}

export interface ShownDiagnosis extends ReturnType<typeof showObstacle> {
  readonly known: readonly { readonly question: string; readonly facts: readonly ShownFact[] }[];
  readonly notKnown: readonly { readonly question: string; readonly step: string; readonly path: string }[];
}

export function describeDiagnosis(
  { obstacle, known, notKnown }: ObstacleDiagnosis,
  language: Language,
): ShownDiagnosis {
  return {
    ...showObstacle(obstacle, language),
    known: obstacle.questions
      .map(({ code, asks }) => ({
        question: readText(asks, language),
        facts: known.filter(({ question }) => question === code).map((fact) => describeFact(fact, language)),
      }))
      .filter(({ facts }) => facts.length > 0),
    notKnown: notKnown.map(({ asks, step, path }) => ({
      question: readText(asks, language),
      step: readText(step, language),
      path,
    })),
  };
}

function describeFact(fact: ObstacleFact, language: Language): ShownFact {
  const t = createTranslator(language);
  const texts = Object.entries(fact.texts).map(([name, text]) => [name, readText(text, language)]);
  // Averages are told with one decimal. Whole numbers stay numbers: sentences count with them.
  const values = Object.entries(fact.values).map(([name, value]) => [
    name,
    typeof value !== 'number' || (Number.isInteger(value) && value >= 0)
      ? value
      : formatNumber(value, language, Number.isInteger(value) ? 0 : 1),
  ]);
  const about = [
    fact.n === null ? '' : t('office.obstacles.n', { n: fact.n }),
    describePeriod(fact.period, language),
    fact.source === '' ? t('office.obstacles.register') : fact.source,
  ];
  return {
    text: t(`office.obstacles.fact.${fact.code}`, Object.fromEntries([...values, ...texts])),
    about: `${about.filter((part) => part !== '').join(' · ')}.`,
    path: fact.path,
    method: fact.method,
  };
}

/** A day, two days with a slash between them, or words such as `2023–2024`. */
function describePeriod(period: string, language: Language): string {
  return period
    .split('/')
    .map((part) => (/^\d{4}-\d{2}-\d{2}$/.test(part) ? formatDate(part, language) : part))
    .join(' – ');
}
