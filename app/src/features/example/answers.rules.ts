/** Invented answers, drawn by a seeded generator whose averages meet the targets in contact-levels.ts. */
import type { Frequency, FrequencyAnswer, Nature, NatureAnswer, RespondentRole } from '@vicus/statistics';
import type { ContactLevel } from './contact-levels.ts';
import { openRandom, type Random } from './random.rules.ts';

/** One invented respondent. */
export interface ExampleAnswers {
  readonly role: RespondentRole;
  /** by kind of actor */
  readonly earlier: ReadonlyMap<string, FrequencyAnswer>;
  readonly later: ReadonlyMap<string, FrequencyAnswer>;
  /** by kind of actor; only where there is contact in one of the windows */
  readonly nature: ReadonlyMap<string, NatureAnswer>;
}

export interface ExampleWave {
  /** the same seed gives the same answers, everywhere */
  readonly seed: string;
  readonly levels: readonly ContactLevel[];
  /** how many answered, by role */
  readonly answered: Readonly<Record<RespondentRole, number>>;
}

/** Standard deviations, in points of the scales: people differ from one another, and between windows. */
const FREQUENCY_SPREAD = 0.9;
const WINDOW_SPREAD = 0.5;
const NATURE_SPREAD = 0.6;
/** How often "don't know" is ticked, and how many times at most by one person: an index needs 14 of 16 kinds. */
const DONT_KNOW_SHARE = 0.03;
const MAXIMUM_DONT_KNOWS = 2;

const ROLES = ['elected-policymaker', 'official', 'partner-organisation'] as const;

/** Answers of everybody who took part, in no order. */
export function drawExampleAnswers({ seed, levels, answered }: ExampleWave): ExampleAnswers[] {
  const random = openRandom(seed);
  return random.shuffle(ROLES.flatMap((role) => drawRole(random, role, answered[role], levels)));
}

function drawRole(
  random: Random,
  role: RespondentRole,
  people: number,
  levels: readonly ContactLevel[],
): ExampleAnswers[] {
  const liveliness = Array.from({ length: people }, () => random.nextNormal());
  const spoken = Array.from({ length: people }, () => 0);
  const columns = levels.map((level) => ({
    kind: level.kind,
    ...drawKind(random, level, role, { liveliness, spoken }),
  }));
  return liveliness.map((_, person) => ({
    role,
    earlier: new Map(columns.map(({ kind, earlier }) => [kind, earlier[person] ?? null])),
    later: new Map(columns.map(({ kind, later }) => [kind, later[person] ?? null])),
    nature: new Map(columns.map(({ kind, nature }) => [kind, nature[person] ?? null])),
  }));
}

interface People {
  readonly liveliness: readonly number[];
  /** how often each has said "don't know" so far; counted up */
  readonly spoken: number[];
}

interface Column {
  readonly earlier: readonly FrequencyAnswer[];
  readonly later: readonly FrequencyAnswer[];
  readonly nature: readonly NatureAnswer[];
}

/** What all people of a role say about one kind of actor. */
function drawKind(random: Random, level: ContactLevel, role: RespondentRole, people: People): Column {
  const [earlierMean, laterMean] = level.frequency[role];
  const knows = drawKnowing(random, people);
  const inclination = people.liveliness.map((one) => 0.6 * one + 0.8 * random.nextNormal());
  const laterDraft = inclination.map((one) => laterMean + FREQUENCY_SPREAD * one);
  const later = meetMean(random, laterDraft, laterMean, knows, [0, 5]);
  const change = earlierMean - laterMean;
  const earlierDraft = later.map((one) => one + change + WINDOW_SPREAD * random.nextNormal());
  const earlier = meetMean(random, earlierDraft, earlierMean, knows, [0, 5]);
  const hasContact = later.map((one, person) => one > 0 && knows[person] === true);
  const hadContact = earlier.map((one, person) => one > 0 && knows[person] === true);
  const natureDraft = later.map(() => level.nature + NATURE_SPREAD * random.nextNormal());
  const nature = meetMean(random, natureDraft, level.nature, hasContact, [-2, 2]);
  const toAnswer = (values: readonly number[]): FrequencyAnswer[] =>
    values.map((value, person) => (knows[person] ? (value as Frequency) : 'dont-know'));
  return {
    earlier: toAnswer(earlier),
    later: toAnswer(later),
    nature: nature.map((value, person) =>
      hasContact[person] || hadContact[person] ? ((value + 3) as Nature) : null,
    ),
  };
}

function drawKnowing(random: Random, { liveliness, spoken }: People): boolean[] {
  return liveliness.map((_, person) => {
    const before = spoken[person] ?? 0;
    if (before >= MAXIMUM_DONT_KNOWS || random.next() >= DONT_KNOW_SHARE) return true;
    spoken[person] = before + 1;
    return false;
  });
}

/** Rounds to whole points and moves single people by one point until the mean of those who count is the wanted one. */
function meetMean(
  random: Random,
  draft: readonly number[],
  mean: number,
  counts: readonly boolean[],
  [lowest, highest]: readonly [number, number],
): number[] {
  const values = draft.map((one) => Math.min(highest, Math.max(lowest, Math.round(one))));
  const counted = values.flatMap((_, person) => (counts[person] ? [person] : []));
  let missing = Math.round(mean * counted.length) - counted.reduce((sum, one) => sum + (values[one] ?? 0), 0);
  while (missing !== 0) {
    const step = Math.sign(missing);
    const movable = counted.filter((person) => {
      const moved = (values[person] ?? 0) + step;
      return moved >= lowest && moved <= highest;
    });
    const person = movable[random.nextInteger(movable.length)];
    if (person === undefined) break;
    values[person] = (values[person] ?? 0) + step;
    missing -= step;
  }
  return values;
}
