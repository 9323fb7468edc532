/** Nine actions of the invented strategy, with what they cost. */
import type { GoalId, MoneyId, SaidId } from './example-strategy.ts';

/** Offices and organisations of the register. */
type Owner =
  'Adult education centre' | 'Integration office' | 'Municipal housing cooperative' | 'Citizens’ office';

export interface ExampleAction {
  readonly goal: GoalId;
  readonly title: string;
  readonly what: string;
  readonly owner: Owner;
  readonly coOwner: string;
  readonly kind: 'plain' | 'campaign' | 'trial';
  readonly area: string;
  readonly forWhom: 'newcomers' | 'residents' | 'everybody' | 'institutions';
  readonly where: string;
  readonly stage: 'project' | 'programme' | 'service';
  readonly nextStage: string;
  readonly volunteerHours: string;
  readonly answers: readonly SaidId[];
  readonly output: string;
  /** by year from the first */
  readonly planned: readonly number[];
  readonly milestone: string;
  /** source, kind of cost, euros by year from the first, whether it is promised */
  readonly costs: readonly (readonly [
    MoneyId,
    'staff' | 'external' | 'premises' | 'equipment',
    readonly number[],
    boolean,
  ])[];
  /** what hindered in one month of the first year; '' nothing */
  readonly hinders: string;
}

const action = (
  goal: GoalId,
  title: string,
  what: string,
  more: Omit<ExampleAction, 'goal' | 'title' | 'what' | 'kind' | 'hinders'> &
    Partial<Pick<ExampleAction, 'kind' | 'hinders'>>,
): ExampleAction => ({ kind: 'plain', hinders: '', goal, title, what, ...more });

export const EXAMPLE_PLAN: readonly ExampleAction[] = [
  action(
    'speak',
    'Evening courses with child care',
    'Two courses in the evening, somebody looks after the children in the next room.',
    {
      owner: 'Adult education centre',
      coOwner: 'Family centre on the market square',
      area: 'language-and-culture',
      forWhom: 'newcomers',
      where: 'Adult education centre',
      stage: 'project',
      nextStage: 'The council takes the courses into its own budget when the project ends.',
      volunteerHours: '12',
      answers: ['courses'],
      output: 'Course hours',
      planned: [240, 240, 160, 160],
      milestone: 'First evening course begins',
      costs: [
        ['amif', 'staff', [31_200, 31_200, 0, 0], true],
        ['town', 'staff', [6_400, 6_400, 24_000, 24_000], true],
        ['town', 'premises', [1_850.5, 1_850.5, 1_850.5, 1_850.5], true],
      ],
      hinders: 'The teacher was ill for three weeks; two evenings were cancelled.',
    },
  ),
  action(
    'speak',
    'Language café in the library',
    'One afternoon and one evening a week, open to everybody.',
    {
      owner: 'Adult education centre',
      coOwner: 'Volunteer language café',
      area: 'language-and-culture',
      forWhom: 'everybody',
      where: 'Library',
      stage: 'service',
      nextStage: '',
      volunteerHours: '36',
      answers: ['courses'],
      output: 'Afternoons and evenings',
      planned: [80, 80, 80, 80],
      milestone: 'Evening opens as well',
      costs: [
        ['rooms', 'premises', [2_400, 2_400, 2_400, 2_400], true],
        ['town', 'equipment', [600, 300, 300, 300], true],
      ],
    },
  ),
  action(
    'speak',
    'Call bus to evening courses',
    'A bus that comes when it is called, until 23:00 on weekdays.',
    {
      kind: 'trial',
      owner: 'Integration office',
      coOwner: 'Citizens’ office',
      area: 'access-to-institutions',
      forWhom: 'everybody',
      where: 'Town and villages',
      stage: 'project',
      nextStage: 'The council decides after a year of counting passengers.',
      volunteerHours: '',
      answers: ['bus'],
      output: 'Evenings with the bus',
      planned: [220, 220, 0, 0],
      milestone: 'Council decides on the bus',
      costs: [
        ['region', 'external', [28_500, 28_500, 28_500, 0], true],
        ['town', 'external', [4_000, 4_000, 4_000, 32_500], false],
      ],
      hinders: 'Few knew the number to call. It now stands on every course sheet.',
    },
  ),
  action(
    'home',
    'Neighbours who welcome',
    'In each large house two neighbours are paid for a few hours a month to show people who move in how things are done.',
    {
      owner: 'Municipal housing cooperative',
      coOwner: 'Welcome circle',
      area: 'housing',
      forWhom: 'everybody',
      where: 'Upper Fields',
      stage: 'programme',
      nextStage: 'The cooperative pays it from its service charge.',
      volunteerHours: '8',
      answers: ['yards'],
      output: 'Households welcomed',
      planned: [60, 60, 60, 60],
      milestone: 'All large houses have two neighbours',
      costs: [
        ['foundation', 'staff', [9_600, 0, 0, 0], true],
        ['town', 'staff', [2_400, 12_000, 12_000, 12_000], false],
      ],
    },
  ),
  action(
    'home',
    'Empty flats back on the market',
    'Owners of empty flats get advice, a guarantee for the rent and help with small repairs.',
    {
      owner: 'Municipal housing cooperative',
      coOwner: 'Integration office',
      area: 'housing',
      forWhom: 'everybody',
      where: 'Old town',
      stage: 'project',
      nextStage: 'Two owners in a row who would do it again without the guarantee.',
      volunteerHours: '',
      answers: [],
      output: 'Flats let again',
      planned: [6, 8, 8, 8],
      milestone: 'First owner signs',
      costs: [
        ['region', 'external', [15_000, 15_000, 15_000, 0], true],
        ['town', 'external', [5_000, 5_000, 5_000, 15_000], true],
      ],
      hinders: 'Owners fear repairs more than lost rent; the offer is being rewritten.',
    },
  ),
  action(
    'town-hall',
    'Plain words at the counter',
    'Staff learn to write and speak in plain words; the letters most often sent are rewritten.',
    {
      owner: 'Citizens’ office',
      coOwner: 'Adult education centre',
      area: 'access-to-institutions',
      forWhom: 'institutions',
      where: 'Town hall',
      stage: 'programme',
      nextStage: 'It becomes part of the induction of every new member of staff.',
      volunteerHours: '0',
      answers: ['letters'],
      output: 'Letters rewritten',
      planned: [20, 20, 12, 4],
      milestone: 'The ten letters most often sent are rewritten',
      costs: [
        ['amif', 'external', [7_800, 4_200, 0, 0], true],
        ['town', 'staff', [3_600, 3_600, 3_600, 3_600], true],
      ],
    },
  ),
  action(
    'town-hall',
    'One paper desk for firms and newcomers',
    'One afternoon a week somebody sorts out permits and certificates together with firms and the people they want to train.',
    {
      owner: 'Citizens’ office',
      coOwner: 'Local association of crafts and trade',
      area: 'employment',
      forWhom: 'newcomers',
      where: 'Town hall, room 4',
      stage: 'project',
      nextStage: 'The chamber of crafts shares the cost.',
      volunteerHours: '',
      answers: ['firms', 'letters'],
      output: 'Cases advised',
      planned: [90, 110, 110, 110],
      milestone: 'The chamber answers',
      costs: [
        ['amif', 'staff', [14_400, 14_400, 0, 0], true],
        ['town', 'staff', [0, 0, 14_400, 14_400], false],
      ],
    },
  ),
  action(
    'meet',
    'Repair café with a kitchen',
    'Three evenings a week in the northern half of the goods shed.',
    {
      owner: 'Integration office',
      coOwner: 'Bicycle workshop for all',
      area: 'interaction',
      forWhom: 'everybody',
      where: 'Goods shed at the station',
      stage: 'project',
      nextStage: 'An association of its own runs it with a fixed grant of the town.',
      volunteerHours: '60',
      answers: ['shed'],
      output: 'Evenings open',
      planned: [70, 120, 140, 140],
      milestone: 'The shed opens',
      costs: [
        ['foundation', 'equipment', [18_000, 0, 0, 0], true],
        ['amif', 'staff', [9_000, 9_000, 0, 0], true],
        ['town', 'premises', [6_250.25, 6_250.25, 6_250.25, 6_250.25], true],
      ],
    },
  ),
  action(
    'meet',
    'What we think of one another',
    'People from Amberlund say in the weekly paper and at the market what the survey found: most think better of each other than they believe.',
    {
      kind: 'campaign',
      owner: 'Integration office',
      coOwner: 'Local weekly paper',
      area: 'overcoming-discrimination',
      forWhom: 'residents',
      where: 'Market square',
      stage: 'project',
      nextStage: 'The same questions are asked again; then it ends.',
      volunteerHours: '6',
      answers: [],
      output: 'Conversations at the market stall',
      planned: [300, 150, 0, 0],
      milestone: 'Second round of the survey',
      costs: [['amif', 'external', [4_800, 2_400, 0, 0], true]],
    },
  ),
];

export const EXAMPLE_CAMPAIGN = {
  audience: 'People who believe that the others think badly of newcomers',
  messenger: 'Neighbours, with first names only where they want to',
  message: 'Most of us get on better than we believe.',
  channel: 'Weekly paper, market stall, waiting room of the town hall',
  measure: 'What residents guess about one another, asked again after two years',
} as const;

export const EXAMPLE_TRIAL = {
  assumption: 'People stay away from courses because no bus goes after them',
  measure: 'Passengers an evening',
} as const;
