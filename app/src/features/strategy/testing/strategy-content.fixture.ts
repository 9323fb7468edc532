/** A small complete strategy: every kind of row once, amounts that are easy to add up. For tests only. */
import type { StrategyContent } from '../strategy.types.ts';

/** Ids that read well in a failing test: `row('goal', 1)`. Valid UUIDs of version 4. */
export function row(
  kind: 'strategy' | 'fact' | 'said' | 'goal' | 'measure' | 'action' | 'other',
  n: number,
): string {
  const kinds = ['strategy', 'fact', 'said', 'goal', 'measure', 'action', 'other'];
  const head = String(kinds.indexOf(kind) + 1).repeat(8);
  return `${head}-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

const RELEASE = 'aaaaaaaa-0000-4000-8000-000000000001';

const PARTS: StrategyContent['parts'] = [
  { partId: 'summary', text: 'Vico learns German together.', revision: 1 },
  {
    partId: 'area-and-people',
    text: 'Vico is a small town.\n\n- two villages\n- one railway station',
    revision: 1,
  },
  { partId: 'diagnosis', text: 'Few people meet people they do not know.', revision: 2 },
  { partId: 'perspectives', text: 'We asked newcomers, residents and clubs.', revision: 1 },
  { partId: 'rationale', text: 'Who can talk to one another can live together.', revision: 1 },
  { partId: 'coordination', text: 'The council decides; the round table advises.', revision: 1 },
  { partId: 'risks', text: '', revision: 1 },
  { partId: 'evaluation-plan', text: 'We look back every autumn.', revision: 1 },
];

const ACTION: StrategyContent['actions'][number] = {
  actionId: row('action', 1),
  goalId: row('goal', 1),
  position: 1,
  kind: 'plain',
  title: 'Evening courses',
  what: 'Two courses a week in the library.',
  inputs: 'A teacher, a room',
  activities: 'Courses in the evening, with child care',
  outcomes: 'People speak with neighbours and offices',
  forWhom: 'newcomers',
  area: 'language-and-culture',
  owner: { actorId: null, name: 'Adult education centre' },
  coOwners: [{ actorId: null, name: 'Library' }],
  partners: [],
  where: 'Library',
  startsOn: '2027-01-01',
  endsOn: '2028-12-31',
  stage: 'project',
  nextStage: 'The council takes it into its own budget',
  volunteerHours: 10,
  perspectiveIds: [row('said', 1)],
  outputs: [
    {
      outputId: row('other', 1),
      actionId: row('action', 1),
      name: 'Course hours',
      countedBy: 'report',
      planned: [
        { year: 2027, amount: 120 },
        { year: 2028, amount: 120 },
      ],
    },
  ],
  milestones: [
    {
      milestoneId: row('other', 2),
      actionId: row('action', 1),
      title: 'First course begins',
      dueOn: '2027-02-01',
      reachedOn: null,
    },
  ],
  campaign: null,
  trial: null,
  state: 'planned',
  stateReason: '',
  revision: 1,
};

/** A trial without owner and money, so that completeness checks have something to find. */
const TRIAL: StrategyContent['actions'][number] = {
  ...ACTION,
  actionId: row('action', 2),
  position: 2,
  kind: 'trial',
  title: 'Call bus to the course',
  what: 'A bus that comes when it is called.',
  forWhom: 'everybody',
  area: 'access-to-institutions',
  owner: null,
  coOwners: [],
  volunteerHours: null,
  perspectiveIds: [],
  outputs: [],
  milestones: [],
  trial: {
    assumption: 'People stay away because no bus goes',
    measure: 'Passengers a week',
    stopOn: '2027-12-31',
    result: '',
  },
};

export const STRATEGY_CONTENT: StrategyContent = {
  strategy: {
    strategyId: row('strategy', 1),
    title: 'Living together in Vico',
    state: 'draft',
    fromYear: 2027,
    toYear: 2028,
    language: 'en',
    currency: 'EUR',
    coordinator: 'Office for integration',
    revision: 1,
  },
  parts: PARTS,
  facts: [
    {
      placedFactId: row('fact', 1),
      partId: 'diagnosis',
      address: { releaseId: RELEASE, tableId: 'contact', measure: 'share', at: { often: 'daily' } },
      remark: 'Before the courses began.',
    },
  ],
  perspectives: [
    {
      perspectiveId: row('said', 1),
      voice: 'newcomers',
      statement: 'We work in the day; courses are in the morning.',
      heardIn: 'other',
      heardInId: null,
      heardInName: 'Round table of October',
      heardOn: '2026-10-12',
      notFollowed: '',
      revision: 1,
    },
    {
      perspectiveId: row('said', 2),
      voice: 'residents',
      statement: 'Nobody tells us who is new here.',
      heardIn: 'other',
      heardInId: null,
      heardInName: 'Village evening',
      heardOn: null,
      notFollowed: 'Names are nobody else’s business; the welcome evening is open to all.',
      revision: 1,
    },
  ],
  goals: [
    {
      goalId: row('goal', 1),
      position: 1,
      title: 'Everybody who wants to can learn German here',
      why: 'Courses end at noon',
      areas: ['language-and-culture'],
      measures: [
        {
          goalMeasureId: row('measure', 1),
          goalId: row('goal', 1),
          indicatorId: null,
          name: 'Places in evening courses',
          unit: 'places',
          people: 'newcomers',
          direction: 'up',
          baselineValue: 0,
          baselinePeriod: '2026',
          baselineSource: 'Adult education centre',
          baselineFact: null,
          targetValue: 40,
          targetOn: '2028-12-31',
          revision: 1,
        },
      ],
      revision: 1,
    },
  ],
  actions: [ACTION, TRIAL],
  budget: [2027, 2028].map((year, i) => ({
    budgetLineId: row('other', 10 + i),
    actionId: row('action', 1),
    year,
    costKind: 'staff' as const,
    amountCents: 1_200_050,
    moneySourceId: row('other', 20 + i),
    isSecured: i === 0,
    costOption: '',
    note: '',
    revision: 1,
  })),
  moneySources: [
    {
      moneySourceId: row('other', 20),
      name: 'Budget of the town',
      kind: 'own',
      programme: '',
      endsOn: null,
      revision: 1,
    },
    {
      moneySourceId: row('other', 21),
      name: 'Integration fund',
      kind: 'eu',
      programme: 'AMIF',
      endsOn: '2028-12-31',
      revision: 1,
    },
  ],
  bodies: [
    {
      bodyId: row('other', 30),
      name: 'Town council',
      part: 'decides',
      about: 'Strategy and budget',
      meets: 'monthly',
      actorId: null,
      hasNewcomers: false,
      revision: 1,
    },
    {
      bodyId: row('other', 31),
      name: 'Round table',
      part: 'advises',
      about: 'What is missing',
      meets: 'every three months',
      actorId: null,
      hasNewcomers: true,
      revision: 1,
    },
  ],
  risks: [
    {
      riskId: row('other', 40),
      text: 'People feel that others get more',
      isPublicOpinion: true,
      whatWeDo: 'Courses are open to everybody',
      watchedBy: 'Survey of residents',
      watchedUntil: '2028-12-31',
      revision: 1,
    },
  ],
};
