/** What is known of each obstacle, from what the platform has. "Not known" is the default. docs/methods/obstacles.md */
import { OBSTACLES, type ObstacleQuestion } from '@vicus/reference';
import {
  listConflictFacts,
  listContactFacts,
  listGapFacts,
  listResponsibilityFacts,
} from './obstacle-tables.rules.ts';
import type { FactCode, ObstacleBasis, ObstacleDiagnosis, ObstacleFact } from './obstacles.types.ts';
import { yearsBefore } from './post.rules.ts';
import { readScore } from './score.rules.ts';

/** Activities and decisions of that many years count as recent. */
export const RECENT_YEARS = 3;

type Reader = (basis: ObstacleBasis, language: string) => readonly ObstacleFact[];

/** A question without an entry here is answered by signals alone. */
const READERS: Readonly<Record<string, Reader>> = {
  posts: listPostFacts,
  training: listTrainingFacts,
  'contact-levels': ({ governance }) => (governance === null ? [] : listContactFacts(governance)),
  'fund-use': listFundFacts,
  'budget-sources': listBudgetFacts,
  responsibility: ({ responsibility }) => responsibility.flatMap(listResponsibilityFacts),
  council: listCouncilFacts,
  decisions: listDecisionFacts,
  conflict: ({ governance }) => (governance === null ? [] : listConflictFacts(governance)),
  'perception-gap': ({ gap }, language) => (gap === null ? [] : listGapFacts(gap, language)),
};

/** The six, in the order of the source. `language`: of statements that a table holds in several. */
export function diagnoseObstacles(basis: ObstacleBasis, language: string): ObstacleDiagnosis[] {
  return OBSTACLES.map((obstacle) => {
    const known = obstacle.questions.flatMap((question) => [
      ...(READERS[question.code]?.(basis, language) ?? []),
      ...listSignalFacts(basis, question),
    ]);
    const answered = new Set(known.map(({ question }) => question));
    return { obstacle, known, notKnown: obstacle.questions.filter(({ code }) => !answered.has(code)) };
  });
}

const ENTRY = { texts: {}, source: '', method: null } as const;

function listPostFacts({ posts: { posts, today } }: ObstacleBasis): ObstacleFact[] {
  // No entry tells of nothing: it may be that nobody entered the posts.
  if (posts.length === 0) return [];
  const fact = (code: FactCode, values: ObstacleFact['values']): ObstacleFact => ({
    ...ENTRY,
    question: 'posts',
    code,
    values,
    n: today.posts,
    period: today.day,
    path: 'stock-take/posts',
    method: 'stock-take',
  });
  const filled = fact('posts', { hours: today.filledHours, posts: today.posts });
  return today.vacantHours === 0 ? [filled] : [filled, fact('posts-vacant', { hours: today.vacantHours })];
}

function listTrainingFacts({ posts: { trainings, recentTraining }, today }: ObstacleBasis): ObstacleFact[] {
  if (trainings.length === 0) return [];
  const { from, trainings: count, participations, staffHours } = recentTraining;
  return [
    {
      ...ENTRY,
      question: 'training',
      code: 'training',
      values: { trainings: count, participations, staffHours },
      n: count,
      period: `${from}/${today}`,
      path: 'stock-take/posts',
      method: 'stock-take',
    },
  ];
}

/** Answers of the newest closed round, in the words of their step; "not known" tells nothing. */
function listSignalFacts(
  { result }: ObstacleBasis,
  { code, signals: ids }: ObstacleQuestion,
): ObstacleFact[] {
  if (result === null) return [];
  const { round, signals, answers } = result;
  return ids.flatMap((id): ObstacleFact[] => {
    const signal = signals.find((one) => one.id === id);
    const given = answers.find(({ signalId }) => signalId === id)?.answer;
    const score = readScore(given);
    if (signal === undefined || (score === null && given !== 'not-our-competence')) return [];
    return [
      {
        question: code,
        code: score === null ? 'signal-not-ours' : 'signal',
        values: {},
        texts: { question: signal.question, ...(score === null ? {} : { level: signal.levels[score] }) },
        n: null,
        period: round.asOf,
        source: round.title,
        path: `stock-take/${round.stockTakeId}/result`,
        method: 'stock-take',
      },
    ];
  });
}

function listFundFacts({ activities, today }: ObstacleBasis): ObstacleFact[] {
  const from = yearsBefore(today, RECENT_YEARS);
  const recent = activities.filter(
    (one) => one.fromOn <= today && (one.untilOn === null || one.untilOn >= from),
  );
  if (recent.length === 0) return [];
  const base = { ...ENTRY, question: 'fund-use', period: `${from}/${today}`, path: 'activities' };
  const funds = [...new Set(recent.flatMap((one) => one.funds))].toSorted();
  const funded = recent.filter((one) => one.funds.length > 0).length;
  return [
    { ...base, code: 'fund-use', values: { funded, activities: recent.length }, n: recent.length },
    ...funds.map((fund): ObstacleFact => {
      const own = recent.filter((one) => one.funds.includes(fund)).length;
      return { ...base, code: 'fund-of', values: { fund, activities: own }, n: own };
    }),
  ];
}

function listBudgetFacts({ budgetSources, today }: ObstacleBasis): ObstacleFact[] {
  if (budgetSources.length === 0) return [];
  const european = budgetSources.filter(({ isEuropean }) => isEuropean).length;
  return [
    {
      ...ENTRY,
      question: 'budget-sources',
      code: 'budget-sources',
      values: { sources: budgetSources.length, european },
      n: budgetSources.length,
      period: today,
      path: 'strategy',
    },
  ];
}

function listCouncilFacts({ constellations, today }: ObstacleBasis): ObstacleFact[] {
  const newest = constellations
    .filter(({ fromDate }) => fromDate <= today)
    .toSorted((a, b) => (a.fromDate < b.fromDate ? 1 : -1))[0];
  if (newest === undefined) return [];
  const base = { ...ENTRY, question: 'council', n: null, period: newest.fromDate, path: 'profile' };
  const { executive, radicalRightSeatPercent: percent } = newest;
  return [
    ...(executive === '' ? [] : [{ ...base, code: 'council' as const, values: { executive } }]),
    ...(percent === null ? [] : [{ ...base, code: 'council-seats' as const, values: { percent } }]),
  ];
}

function listDecisionFacts({ measures, today }: ObstacleBasis): ObstacleFact[] {
  if (measures.length === 0) return [];
  const from = yearsBefore(today, RECENT_YEARS);
  const isRecent = (day: string | null): boolean => day !== null && day >= from && day <= today;
  const decided = measures.filter(({ adoptedOn, implementedFrom }) => isRecent(adoptedOn ?? implementedFrom));
  const ended = measures.filter(({ endedOn }) => isRecent(endedOn));
  return [
    {
      ...ENTRY,
      question: 'decisions',
      code: 'decisions',
      values: { decided: decided.length, ended: ended.length },
      n: measures.length,
      period: `${from}/${today}`,
      path: 'measures',
    },
  ];
}
