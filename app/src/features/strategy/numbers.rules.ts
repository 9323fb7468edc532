/** Numbers typed into the words of a strategy that no placed figure tells: listed, and confirmed by a person before adoption. */
import { findUntold } from '#features/fact/numbers.rules.ts';
import type { Fact } from '#features/fact/fact.types.ts';
import type { Action } from './action.types.ts';
import type { TypedNumber } from './numbers.types.ts';
import type { Goal, GoalMeasure, StrategyContent } from './strategy.types.ts';

/** Characters shown on each side of a number. */
const AROUND = 60;

interface Words {
  readonly where: string;
  readonly name: string;
  readonly text: string;
}

/**
 * `facts`: of the figures placed, which tell their numbers. What stands in the strategy's own tables (targets, planned
 * outputs, years) is no typed number: it has a field of its own.
 */
export function listTypedNumbers(
  content: StrategyContent,
  facts: readonly Fact[],
  names: readonly string[],
): TypedNumber[] {
  return listWords(content).flatMap(({ where, name, text }) =>
    findUntold(text, facts, names).map(({ text: number, at, isPercent }) => ({
      where,
      name,
      number: isPercent ? `${number} %` : number,
      excerpt: cutAround(text, at, number.length),
    })),
  );
}

/** Everything in prose that is adopted. */
export function listWords({ parts, perspectives, goals, actions, bodies, risks }: StrategyContent): Words[] {
  const all = [
    ...parts.map(({ partId, text }) => ({ where: `part:${partId}`, name: '', text })),
    ...perspectives.flatMap(({ perspectiveId, statement, notFollowed }) => [
      { where: `perspective:${perspectiveId}:statement`, name: '', text: statement },
      { where: `perspective:${perspectiveId}:notFollowed`, name: '', text: notFollowed },
    ]),
    ...goals.flatMap(listGoalWords),
    ...actions.flatMap(listActionWords),
    ...bodies.map(({ bodyId, name, about }) => ({ where: `body:${bodyId}:about`, name, text: about })),
    ...risks.flatMap(({ riskId, text, whatWeDo }) => [
      { where: `risk:${riskId}:text`, name: '', text },
      { where: `risk:${riskId}:whatWeDo`, name: '', text: whatWeDo },
    ]),
  ];
  return all.filter(({ text }) => text !== '');
}

const listGoalWords = ({ goalId, title, why, measures }: Goal): Words[] => [
  { where: `goal:${goalId}:title`, name: title, text: title },
  { where: `goal:${goalId}:why`, name: title, text: why },
  ...measures.map(({ goalMeasureId, name }: GoalMeasure) => ({
    where: `goal-measure:${goalMeasureId}:name`,
    name: title,
    text: name,
  })),
];

const ACTION_WORDS = [
  'title',
  'what',
  'inputs',
  'activities',
  'outcomes',
  'nextStage',
  'stateReason',
] as const;

const listActionWords = (action: Action): Words[] =>
  ACTION_WORDS.map((field) => ({
    where: `action:${action.actionId}:${field}`,
    name: action.title,
    text: action[field],
  }));

/** The number with the words around it, cut at spaces. */
function cutAround(text: string, at: number, length: number): string {
  const line = (part: string): string => part.replaceAll(/\s+/g, ' ');
  const before = line(text.slice(Math.max(0, at - AROUND), at));
  const after = line(text.slice(at + length, at + length + AROUND));
  const start = at > AROUND ? `…${before.slice(before.indexOf(' ') + 1)}` : before;
  const end =
    at + length + AROUND < text.length ? `${after.slice(0, Math.max(0, after.lastIndexOf(' ')))}…` : after;
  return `${start}${text.slice(at, at + length)}${end}`.trim();
}
