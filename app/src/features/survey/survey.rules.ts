/**
 * Which questions about the respondent an anonymous wave may ask. Crossing all of them with the list of the invited,
 * no combination of answers may fit one to four people: whoever knows the list could otherwise name them.
 */
import type {
  InvitedFact,
  InvitedFacts,
  PlannedCategory,
  PlannedQuestion,
  PlanReason,
  RespondentPlan,
  RespondentQuestion,
} from './survey.types.ts';
import { MINIMUM_CROWD } from './survey.types.ts';

/** More choices have too many mergers to compare; such a question is asked as it is or not at all. */
const MAXIMUM_MERGED_CATEGORIES = 6;

/** People who gave (or would give) the same answers so far, and which planned category each question puts them in. */
interface Cell {
  readonly people: readonly InvitedFacts[];
  readonly chosen: Readonly<Record<string, readonly string[]>>;
}

/**
 * Goes through the questions in their order and keeps the finest form of each in which every choice fits at least
 * `minimum` of the invited, and every combination with earlier questions fits no one or at least `minimum`; drops a
 * question where no form does.
 */
export function planRespondentQuestions(
  invited: readonly InvitedFacts[],
  questions: readonly RespondentQuestion[],
  minimum = MINIMUM_CROWD,
): RespondentPlan {
  let cells: readonly Cell[] = [{ people: invited, chosen: {} }];
  const planned: PlannedQuestion[] = [];
  for (const question of questions) {
    const found = planQuestion(question, cells, minimum);
    planned.push(found.planned);
    cells = found.cells;
  }
  const isUnchanged = planned.every((question) => question.outcome === 'asked');
  return { minimum, invited: invited.length, questions: planned, isUnchanged };
}

interface Found {
  readonly planned: PlannedQuestion;
  readonly cells: readonly Cell[];
}

function planQuestion(question: RespondentQuestion, cells: readonly Cell[], minimum: number): Found {
  const split = splitAsked(question, cells);
  if (split === undefined) return drop(question, cells, 'depends-on-other');
  const { asked, others } = split;
  const { fact } = question;
  if (
    fact === null ||
    asked.some(({ people }) => people.some((one) => readCode(question, fact, one) === undefined))
  )
    return drop(question, cells, 'not-on-the-list');
  for (const groups of listForms(question)) {
    const divided = asked.flatMap((cell) => divide(cell, question, fact, groups));
    if (divided.some(({ people }) => people.length > 0 && people.length < minimum)) continue;
    const categories = groups.map((codes) => countCategory(question.id, codes, divided));
    // A choice that fits nobody on the list could still be ticked, and would stand alone.
    if (categories.some((category) => category.invited < minimum)) continue;
    const outcome = groups.every((codes) => codes.length === 1) ? 'asked' : 'merged';
    const planned = {
      id: question.id,
      outcome,
      categories,
      reason: outcome === 'asked' ? null : 'small-group',
    } as const;
    return { planned, cells: [...others, ...divided.filter(({ people }) => people.length > 0)] };
  }
  return drop(question, cells, 'small-group');
}

function drop(question: RespondentQuestion, cells: readonly Cell[], reason: PlanReason): Found {
  return { planned: { id: question.id, outcome: 'dropped', categories: [], reason }, cells };
}

/** Who is asked, by what they chose earlier; undefined when that cannot be told any more. */
function splitAsked(
  { askedOf }: RespondentQuestion,
  cells: readonly Cell[],
): { asked: readonly Cell[]; others: readonly Cell[] } | undefined {
  if (askedOf === undefined) return { asked: cells, others: [] };
  const isAsked = ({ chosen }: Cell): boolean | undefined => {
    const codes = chosen[askedOf.question];
    if (codes === undefined) return undefined;
    const meant = codes.filter((code) => askedOf.codes.includes(code)).length;
    return meant === 0 ? false : meant === codes.length ? true : undefined;
  };
  if (cells.some((cell) => cell.people.length > 0 && isAsked(cell) === undefined)) return undefined;
  return {
    asked: cells.filter((cell) => isAsked(cell) === true),
    others: cells.filter((cell) => isAsked(cell) !== true),
  };
}

function readCode(question: RespondentQuestion, fact: InvitedFact, person: InvitedFacts): string | undefined {
  const known = fact === 'role' ? person.role : person.politicalGroup;
  if (known === null) return undefined;
  return question.categories.find(({ code, stands }) => (stands ?? [code]).includes(known))?.code;
}

function divide(
  cell: Cell,
  question: RespondentQuestion,
  fact: InvitedFact,
  groups: readonly (readonly string[])[],
): Cell[] {
  return groups.map((codes) => ({
    people: cell.people.filter((person) => codes.includes(readCode(question, fact, person) ?? '')),
    chosen: { ...cell.chosen, [question.id]: codes },
  }));
}

function countCategory(id: string, codes: readonly string[], cells: readonly Cell[]): PlannedCategory {
  const people = cells.filter(({ chosen }) => chosen[id] === codes).map((cell) => cell.people.length);
  return { codes, invited: people.reduce((sum, count) => sum + count, 0) };
}

/** Ways to ask it, finest first: as it is, then the allowed mergers. One group of all would ask nothing. */
function listForms(question: RespondentQuestion): readonly (readonly (readonly string[])[])[] {
  const codes = question.categories.map(({ code }) => code);
  const asItIs = codes.map((code) => [code]);
  if (question.mergers !== undefined) return [asItIs, ...question.mergers];
  if (codes.length > MAXIMUM_MERGED_CATEGORIES) return [asItIs];
  return listPartitions(codes)
    .filter((groups) => groups.length > 1)
    .toSorted((a, b) => b.length - a.length);
}

/** All ways to put codes into groups; groups and codes keep their order. */
function listPartitions(codes: readonly string[]): readonly (readonly (readonly string[])[])[] {
  const last = codes.at(-1);
  if (last === undefined) return [[]];
  return listPartitions(codes.slice(0, -1)).flatMap((groups) => [
    ...groups.map((_, index) => groups.map((group, at) => (at === index ? [...group, last] : group))),
    [...groups, [last]],
  ]);
}
