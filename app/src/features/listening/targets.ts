/** "The share who answered so": a question by its concept, and the answers that are meant. */
import type { Texts } from '@vicus/cube';
import type { Answers, Estimates } from '@vicus/questionnaire';
import { joinGroups, readGroup } from './groups.rules.ts';
import type { AnswerGroup, GroupedVariable } from './listening.types.ts';
import { NONE, toShareCells, type EstimateFrame, type Values } from './table-parts.ts';
import { joinTexts } from './table-texts.ts';

export interface Target {
  readonly variable: GroupedVariable;
  readonly groups: readonly AnswerGroup[];
}

/** The question that is meant, and the groups of answers; none where a group is only half meant. */
export function findTarget(
  variables: readonly GroupedVariable[],
  { concept, codes, atLeast }: Estimates,
): Target | undefined {
  const variable = variables.find((one) => one.concept === concept);
  if (variable === undefined) return undefined;
  const isMeant = (code: string): boolean =>
    codes === undefined
      ? (variable.codes.find((one) => one.code === code)?.value ?? -Infinity) >= (atLeast ?? 0)
      : codes.includes(code);
  const groups = variable.groups.filter((group) => group.codes.some(isMeant));
  const isWhole = groups.length > 0 && groups.every((group) => group.codes.every(isMeant));
  return isWhole ? { variable, groups } : undefined;
}

/** What residents say themselves, with the number who answered the question. */
export function describeTarget(
  { variable, groups }: Target,
  answers: readonly Answers[],
  frame: EstimateFrame,
): { readonly label: Texts; readonly real: Values } {
  const holds = answers.map((one) => {
    const given = readGroup(variable, one);
    return given === undefined ? undefined : groups.some(({ code }) => code === given);
  });
  const n = holds.filter((one) => one !== undefined).length;
  const meant = joinGroups(groups, variable.kind === 'ten').label;
  return {
    label: joinTexts([variable.label, meant], ' – '),
    real: { n, ...withoutEnds(toShareCells(holds, frame)) },
  };
}

/** Everybody, or nobody: that would say what each of them said. */
export function withoutEnds(values: Values): Values {
  const { share } = values;
  if (typeof share !== 'number' || (share > 1e-9 && share < 1 - 1e-9)) return values;
  const withheld = NONE('withheld');
  return { ...values, share: withheld, lower: withheld, upper: withheld };
}
