/**
 * How the invented strategy was judged after its first year. `{counted}` and `{planned}` stand for what the monthly reports of the
 * action add up to and for what was planned for its first year; both are read when the town is loaded.
 */
import type { Answer, Criterion, LessonKind } from '#features/evaluation/evaluation.types.ts';

/** Titles of actions in `EXAMPLE_PLAN`. */
export const COURSES = 'Evening courses with child care';
export const BUS = 'Call bus to evening courses';
export const WELCOME = 'Neighbours who welcome';
const FLATS = 'Empty flats back on the market';
export const PLAIN_WORDS = 'Plain words at the counter';
export type JudgedAction = typeof COURSES | typeof BUS | typeof WELCOME | typeof FLATS | typeof PLAIN_WORDS;

/** What a judgement rests on: a count of an action, words, a published figure, or the same figure of two editions. */
export type ExampleEvidence =
  | { readonly kind: 'counted'; readonly about: JudgedAction }
  | { readonly kind: 'listening' | 'observation'; readonly words: string }
  | { readonly kind: 'figure'; readonly tableId: string; readonly words: string }
  /** `at`: codes of the cell, but that of the round */
  | {
      readonly kind: 'before-after';
      readonly tableId: string;
      readonly measure: string;
      readonly at: Readonly<Record<string, string>>;
      readonly words: string;
    };

export interface ExampleJudgement {
  /** null: the strategy as a whole */
  readonly about: JudgedAction | null;
  readonly criterion: Criterion;
  readonly answer: Answer;
  readonly judgement: string;
  readonly whatFailed: string;
  readonly answeredBy: string;
  readonly evidence: readonly ExampleEvidence[];
}

export const EXAMPLE_EVALUATION = {
  title: 'After the first year (invented)',
  carriedOutBy: 'Integration office and round table',
  asked:
    'The four owners, in writing; the round table, in one evening; people in the evening courses, by a show of hands. Nobody was asked by name.',
} as const;

/** Of all judgements: what numbers carry is counted, not compared. */
export const EXAMPLE_LEVEL_REASON =
  'Owners, the round table and counts say so; nobody who did not take part was compared.';

/** `{output}`: name of what is counted. */
export const EXAMPLE_COUNT_WORDS =
  '{output}: {counted} in twelve monthly reports of the owner, {planned} planned for the first year (invented)';

const OFFICE = 'Integration office';
const OWNER = 'Owner of the action';

const judge = (
  about: JudgedAction | null,
  criterion: Criterion,
  answer: Answer,
  judgement: string,
  more: Partial<Pick<ExampleJudgement, 'whatFailed' | 'evidence'>> = {},
): ExampleJudgement => ({
  about,
  criterion,
  answer,
  judgement,
  whatFailed: '',
  evidence: [],
  answeredBy: about === null ? OFFICE : OWNER,
  ...more,
});

const JUDGED: readonly JudgedAction[] = [COURSES, BUS, WELCOME, PLAIN_WORDS, FLATS];

const WHOLE: readonly ExampleJudgement[] = [
  judge(
    null,
    'relevance',
    'yes',
    'Bus, homes and plain letters are what residents and newcomers named themselves.',
    {
      evidence: [
        {
          kind: 'figure',
          tableId: 'survey-answers-services--housing-offer',
          words: 'Homes one can afford, as residents judge them; housing is one of the four goals.',
        },
        { kind: 'listening', words: 'Three of the four goals answer a theme of the survey or a proposal.' },
      ],
    },
  ),
  judge(
    null,
    'coherence',
    'partly',
    'Courses, bus and child care fit together, and the round table is used. The housing offer stands beside the social services, not with them.',
    {
      whatFailed: 'Two offices advised the same family without knowing of each other.',
      evidence: [
        {
          kind: 'before-after',
          tableId: 'governance-nature',
          measure: 'mean',
          at: { actor: 'migrant-organisations' },
          words:
            'How the town hall and organisations of migrants get on with one another, before the strategy began.',
        },
        { kind: 'observation', words: 'The round table meets, and its log says what was decided.' },
      ],
    },
  ),
  judge(
    null,
    'effectiveness',
    'partly',
    'Course hours, evenings with the bus and households welcomed are where the plan wanted them. Letters are behind, and empty flats are where they were.',
    {
      whatFailed: 'Owners did not take the guarantee, and nobody asked them before it was offered.',
      evidence: JUDGED.map((about) => ({ kind: 'counted', about })),
    },
  ),
  judge(null, 'efficiency', 'cannot-tell', 'There is nothing to compare our costs with yet.'),
  judge(
    null,
    'impact',
    'cannot-tell',
    'The survey is asked again after two years. Until then nobody knows. The figure says where we start.',
    {
      evidence: [
        {
          kind: 'figure',
          tableId: 'survey-answers-contact-frequency',
          words:
            'How often residents talk with people of another origin: where we start, from the survey before the strategy.',
        },
      ],
    },
  ),
  judge(
    null,
    'sustainability',
    'partly',
    'The language café is a service. The paper desk and the courses rest on money that ends.',
  ),
];

const ACTIONS: readonly ExampleJudgement[] = [
  judge(COURSES, 'relevance', 'yes', 'People who work in shifts had asked for evenings. They came.', {
    evidence: [{ kind: 'listening', words: '“I work in shifts. Courses in the morning are not for me.”' }],
  }),
  judge(
    COURSES,
    'effectiveness',
    'yes',
    '{counted} course hours were held; {planned} were planned for the first year. How many speak better afterwards cannot be told yet: results of tests come two years later.',
    {
      whatFailed:
        'The teacher was ill for three weeks and nobody could stand in: two evenings were cancelled. Parents stayed away until the same person looked after the children each week.',
      evidence: [{ kind: 'counted', about: COURSES }],
    },
  ),
  judge(
    COURSES,
    'impact',
    'cannot-tell',
    'What is known is where we started: residents and newcomers say the same about buses. The question is asked again after two years.',
    {
      evidence: [
        {
          kind: 'figure',
          tableId: 'survey-answers-services--transport',
          words:
            'Buses and trains, as residents judge them: where we start, from the survey before the strategy.',
        },
      ],
    },
  ),
  judge(
    COURSES,
    'sustainability',
    'partly',
    'The project money ends after two years. The plan says that the town then pays; the council decides a year before.',
  ),
  judge(
    BUS,
    'effectiveness',
    'partly',
    'The bus could be called on {counted} evenings; {planned} were planned. Most who rode in it came from the courses.',
    {
      whatFailed:
        'For months few knew the number to call. Passengers were not counted from the first evening, so the first half-year cannot be told.',
      evidence: [{ kind: 'counted', about: BUS }],
    },
  ),
  judge(
    WELCOME,
    'effectiveness',
    'yes',
    '{counted} households that moved in were welcomed by neighbours of their house; {planned} were planned.',
    {
      whatFailed:
        'In houses with few flats nobody took the task: two neighbours for eight households are too many.',
      evidence: [{ kind: 'counted', about: WELCOME }],
    },
  ),
  judge(
    PLAIN_WORDS,
    'effectiveness',
    'partly',
    '{counted} letters were written anew; {planned} were planned. Each has to pass three offices before it is sent.',
    {
      whatFailed:
        'Rewriting began with the longest letters instead of those most often sent. Two offices went on sending the old ones.',
      evidence: [{ kind: 'counted', about: PLAIN_WORDS }],
    },
  ),
  judge(
    FLATS,
    'effectiveness',
    'no',
    '{counted} flats were let again in twelve months; {planned} were planned for the first year.',
    {
      whatFailed:
        'Owners fear repairs more than lost rent. The guarantee answered a question that nobody had asked, and the letter about it was four pages long.',
      evidence: [{ kind: 'counted', about: FLATS }],
    },
  ),
];

export const EXAMPLE_JUDGEMENTS = [...WHOLE, ...ACTIONS];

interface ExampleLesson {
  readonly kind: LessonKind;
  readonly about: JudgedAction | null;
  readonly lesson: string;
  readonly forWhom: string;
  readonly follows: string;
}

export const EXAMPLE_LESSONS: readonly ExampleLesson[] = [
  {
    kind: 'stop',
    about: FLATS,
    lesson: 'No more letters that offer a guarantee for the rent: nobody took it.',
    forWhom: 'Municipal housing cooperative',
    follows: 'Stopped. The money of the second year waits for the new offer.',
  },
  {
    kind: 'change',
    about: FLATS,
    lesson: 'Ask owners of flats what they fear before an offer is written.',
    forWhom: 'Municipal housing cooperative',
    follows: 'Four owners help to write the offer anew; the round table reads it first.',
  },
  {
    kind: 'change',
    about: COURSES,
    lesson: 'Nobody teaches alone: who stands in is agreed before a course begins.',
    forWhom: 'Adult education centre',
    follows: 'Two teachers share the next course.',
  },
  {
    kind: 'keep',
    about: COURSES,
    lesson: 'Course, bus and child care are planned together, or not at all.',
    forWhom: 'Small towns where people work in shifts',
    follows: 'Written up as a practice, so that other places can try it.',
  },
  {
    kind: 'begin',
    about: BUS,
    lesson: 'Count from the first evening of a trial what the trial is judged by.',
    forWhom: 'Integration office',
    follows: 'The driver counts passengers each evening.',
  },
];
