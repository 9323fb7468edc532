/**
 * Which answers may be told apart in a wave: those that fewer than the minimum gave are put together with a neighbour,
 * once, before anything is shown, so that every table of the wave has the same groups and none can be subtracted from
 * another to find the few.
 */
import type { Answers } from '@vicus/questionnaire';
import { joinBandLabels, readBand } from './bands.rules.ts';
import type { AnswerGroup, GroupedVariable, Variable } from './listening.types.ts';
import { joinGroupLabel } from './table-texts.ts';
import { readCode } from './variables.rules.ts';

interface Draft {
  readonly members: readonly number[];
  readonly count: number;
}

/** Groups the answers of a variable: every group counts nobody or at least the minimum, if enough answered at all. */
export function groupVariable(
  variable: Variable,
  answers: readonly Answers[],
  minimum: number,
): GroupedVariable {
  const counts = countCodes(variable, answers);
  const drafts = mergeSmall(counts, variable.isOrdered, minimum);
  return { ...variable, groups: drafts.map(({ members }) => toGroup(variable, members)) };
}

function countCodes(variable: Variable, answers: readonly Answers[]): number[] {
  const given = answers.map((one) => readAnswer(variable, one));
  return variable.codes.map(({ code }) => given.filter((one) => one === code).length);
}

function readAnswer(variable: Variable, answers: Answers): string | undefined {
  return variable.kind === 'band' ? readBand(variable, answers) : readCode(variable, answers);
}

/** Positions put together: small ones join the smaller neighbour (ordered) or the smallest other one (not ordered). */
export function mergeSmall(counts: readonly number[], isOrdered: boolean, minimum: number): Draft[] {
  let drafts: Draft[] = counts.map((count, i) => ({ members: [i], count }));
  for (;;) {
    const at = drafts.findIndex(({ count }) => count > 0 && count < minimum);
    const filled = drafts.flatMap(({ count }, i) => (count > 0 && i !== at ? [i] : []));
    if (at === -1 || filled.length === 0) return drafts;
    drafts = isOrdered ? joinNeighbour(drafts, at, filled) : joinSmallest(drafts, at, filled);
  }
}

function joinNeighbour(drafts: readonly Draft[], at: number, filled: readonly number[]): Draft[] {
  const before = filled.findLast((i) => i < at);
  const after = filled.find((i) => i > at);
  const sizeOf = (i: number | undefined): number =>
    i === undefined ? Infinity : (drafts[i]?.count ?? Infinity);
  const other = sizeOf(before) <= sizeOf(after) ? (before ?? at) : (after ?? at);
  const [from, to] = [Math.min(at, other), Math.max(at, other)];
  return [...drafts.slice(0, from), joinDrafts(drafts.slice(from, to + 1)), ...drafts.slice(to + 1)];
}

function joinSmallest(drafts: readonly Draft[], at: number, filled: readonly number[]): Draft[] {
  const sorted = filled.toSorted((a, b) => (drafts[a]?.count ?? 0) - (drafts[b]?.count ?? 0) || a - b);
  const other = sorted[0] ?? at;
  const first = Math.min(at, other);
  const joined = joinDrafts([drafts[first], drafts[Math.max(at, other)]].flatMap((one) => one ?? []));
  return drafts.flatMap((draft, i) => (i === first ? [joined] : i === at || i === other ? [] : [draft]));
}

function joinDrafts(drafts: readonly Draft[]): Draft {
  return {
    members: drafts.flatMap(({ members }) => members),
    count: drafts.reduce((sum, { count }) => sum + count, 0),
  };
}

function toGroup(variable: Variable, members: readonly number[]): AnswerGroup {
  const codes = members.flatMap((i) => variable.codes[i] ?? []);
  const labels = codes.map(({ label }) => label);
  return {
    code: codes.map(({ code }) => code).join('+'),
    label:
      variable.kind === 'band' ? joinBandLabels(labels) : joinGroupLabel(labels, variable.kind === 'ten'),
    codes: codes.map(({ code }) => code),
  };
}

/** The group of what a respondent said; undefined for no answer. */
export function readGroup(variable: GroupedVariable, answers: Answers): string | undefined {
  const code = readAnswer(variable, answers);
  return code === undefined ? undefined : variable.groups.find(({ codes }) => codes.includes(code))?.code;
}

/** From 0 to 10 in three blocks, made of whole groups so that no block can be subtracted from a group. */
export function coarsenForCrossing(variable: GroupedVariable): GroupedVariable {
  if (variable.kind !== 'ten') return variable;
  const blocks: AnswerGroup[][] = [[], [], []];
  for (const group of variable.groups) {
    const values = group.codes.map(Number);
    const middle = values.reduce((sum, value) => sum + value, 0) / values.length;
    blocks[middle < 3.5 ? 0 : middle < 6.5 ? 1 : 2]?.push(group);
  }
  const groups = blocks.filter((block) => block.length > 0).map((block) => joinGroups(block, true));
  return { ...variable, groups };
}

/** Whole groups put together to one. `isRange`: the label names the first and the last. */
export function joinGroups(groups: readonly AnswerGroup[], isRange = false): AnswerGroup {
  const codes = groups.flatMap((group) => group.codes);
  const labels = isRange ? codes.map((code) => ({ en: code })) : groups.map(({ label }) => label);
  return {
    code: groups.map(({ code }) => code).join('+'),
    label: joinGroupLabel(labels, isRange),
    codes,
  };
}
