/** From an evaluated action to the draft of a practice: nothing is invented, what nobody wrote stays empty. */
import type { Action } from '#features/strategy/action.types.ts';
import type { StrategyContent } from '#features/strategy/strategy.types.ts';
import type { EvidenceLevel, Judgement, Lesson } from './evaluation.types.ts';
import {
  PRACTICE_FIELDS,
  type PracticeDraft,
  type PracticeField,
  type PracticeTexts,
} from './practice.types.ts';

export const countWords = (text: string): number =>
  text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** Words up to the limit, ended at a whole sentence where one ends in the second half. */
export function cutToWords(text: string, maximumWords: number): string {
  if (countWords(text) <= maximumWords) return text;
  let kept = '';
  for (const piece of text.match(/\S+\s*/g) ?? []) {
    if (countWords(kept + piece) > maximumWords) break;
    kept += piece;
  }
  const sentence = /^[\s\S]*[.!?](?=\s|$)/.exec(kept.trim())?.[0] ?? '';
  return countWords(sentence) * 2 >= maximumWords ? sentence : kept.trim();
}

export interface PracticeBasis {
  readonly content: StrategyContent;
  readonly action: Action;
  readonly evaluationId: string | null;
  readonly judgements: readonly Judgement[];
  readonly lessons: readonly Lesson[];
  /** outputs and money so far, in words of the strategy's language; figures behind the level */
  readonly resultsInWords: string;
  readonly figureInWords: string;
  readonly periodInWords: string;
  readonly resourcesInWords: string;
}

/** The first version of a record, from the action, the judgements about it and its lessons. */
export function composePractice(basis: PracticeBasis): PracticeDraft {
  const { content, action, judgements } = basis;
  return {
    strategyId: content.strategy.strategyId,
    actionId: action.actionId,
    evaluationId: basis.evaluationId,
    language: content.strategy.language,
    texts: composeTexts(basis),
    evidenceLevel: readEvidenceLevel(judgements),
    costPerParticipantCents: null,
    currency: content.strategy.currency,
    staffHoursPerWeek: null,
    state: 'draft',
    revision: 0,
  };
}

/** What counts for a practice is the evidence on effects: the better of effectiveness and impact. */
export function readEvidenceLevel(judgements: readonly Judgement[]): EvidenceLevel | null {
  const levels = judgements
    .filter(({ criterion }) => criterion === 'effectiveness' || criterion === 'impact')
    .flatMap(({ evidenceLevel }) => (evidenceLevel === null ? [] : [evidenceLevel]));
  return levels.toSorted((a, b) => b - a)[0] ?? null;
}

function composeTexts({ content, action, judgements, lessons, ...words }: PracticeBasis): PracticeTexts {
  const goal = content.goals.find(({ goalId }) => goalId === action.goalId);
  const say = (...criteria: readonly string[]): string =>
    join(
      judgements.filter(({ criterion }) => criteria.includes(criterion)).map(({ judgement }) => judgement),
    );
  const failed = judgements.map(({ whatFailed }) => whatFailed);
  const learned = lessons
    .filter(({ kind }) => kind === 'stop' || kind === 'change')
    .map(({ lesson }) => lesson);
  const texts: Record<PracticeField, string> = {
    title: action.title,
    period: words.periodInWords,
    summary: action.what,
    issue: join([goal?.why ?? '', say('relevance')]),
    'how-it-works': join([action.activities, action.what]),
    'who-benefits': '',
    results: join([words.resultsInWords, action.outcomes]),
    evaluation: say('effectiveness', 'impact'),
    evidence: words.figureInWords,
    'what-did-not-work': join([...failed, ...learned, action.trial?.result ?? '']),
    resources: words.resourcesInWords,
    'to-transfer': join([say('sustainability'), action.nextStage]),
    'legal-competence': '',
    'partners-needed': [...action.coOwners, ...action.partners].map(({ name }) => name).join(', '),
    'premises-needed': action.where,
  };
  return Object.fromEntries(
    PRACTICE_FIELDS.map(({ id, maximumWords }) => [id, cutToWords(texts[id], maximumWords)]),
  );
}

const join = (texts: readonly string[]): string =>
  [...new Set(texts.map((one) => one.trim()).filter((one) => one !== ''))].join('\n\n');

/** Fields without which a record is not ready to be shared. */
export function listEmptyFields(texts: PracticeTexts): PracticeField[] {
  return PRACTICE_FIELDS.filter(({ id, isNeeded }) => isNeeded && (texts[id] ?? '').trim() === '').map(
    ({ id }) => id,
  );
}

/** The first field with more words than it may have. */
export function findTooLong(
  texts: PracticeTexts,
): { readonly id: PracticeField; readonly words: number; readonly maximumWords: number } | undefined {
  return PRACTICE_FIELDS.map(({ id, maximumWords }) => ({
    id,
    words: countWords(texts[id] ?? ''),
    maximumWords,
  })).find(({ words, maximumWords }) => words > maximumWords);
}
