/** What the invented town does: what departments and a partner deliver, what takes place, what was decided, where people meet. */

/** Whose data; `owner` is a name in `EXAMPLE_ACTORS`, otherwise a department of the town hall. */
export interface ExampleDataSet {
  readonly kind: 'figures' | 'service';
  readonly title: string;
  readonly department: string;
  readonly owner: string;
  readonly frequency: 'year' | 'half-year';
  readonly indicatorId: string;
  readonly people: readonly ('newcomers' | 'others')[];
  /** one a line */
  readonly services: string;
  /** the last that was sent is not approved yet */
  readonly waits: boolean;
  /** by period from the oldest, then by row: amount and of how many */
  readonly delivered: readonly Readonly<Record<string, readonly [number, number]>>[];
}

export const EXAMPLE_DATA_SETS: readonly ExampleDataSet[] = [
  {
    kind: 'figures',
    title: 'Children in childcare',
    waits: false,
    department: 'Education office',
    owner: '',
    frequency: 'year',
    indicatorId: 'ed1',
    people: ['newcomers', 'others'],
    services: '',
    delivered: [
      { 'ed1/newcomers': [38, 57], 'ed1/others': [281, 312] },
      { 'ed1/newcomers': [44, 60], 'ed1/others': [279, 307] },
    ],
  },
  {
    kind: 'figures',
    title: 'In temporary housing',
    waits: false,
    department: 'Housing office',
    owner: '',
    frequency: 'year',
    indicatorId: 'ho4',
    people: ['newcomers'],
    services: '',
    delivered: [{ 'ho4/newcomers': [121, 561] }, { 'ho4/newcomers': [93, 574] }],
  },
  {
    kind: 'service',
    title: 'Who uses what we offer',
    waits: true,
    department: 'Library and youth work',
    owner: '',
    frequency: 'half-year',
    indicatorId: 'so2',
    people: ['newcomers', 'others'],
    services: 'Library card\nYouth centre',
    delivered: [
      {
        'so2/newcomers/service=library-card': [118, 720],
        'so2/others/service=library-card': [2390, 11_460],
        'so2/newcomers/service=youth-centre': [41, 132],
        'so2/others/service=youth-centre': [265, 1310],
      },
      {
        'so2/newcomers/service=library-card': [129, 731],
        'so2/others/service=library-card': [2371, 11_450],
        'so2/newcomers/service=youth-centre': [46, 135],
        'so2/others/service=youth-centre': [258, 1302],
      },
    ],
  },
  {
    kind: 'figures',
    title: 'Places in language courses',
    waits: true,
    department: '',
    owner: 'Adult education centre',
    frequency: 'year',
    indicatorId: 'la1',
    people: ['newcomers'],
    services: '',
    delivered: [{ 'la1/newcomers': [29, 47] }, { 'la1/newcomers': [36, 51] }, { 'la1/newcomers': [40, 52] }],
  },
];

/** `counts`: persons of a quarter, or visits of a day, in the fields of the form. */
export interface ExampleActivity {
  readonly title: string;
  readonly type: 'language' | 'encounter' | 'guidance' | 'staff-training';
  readonly heldAt: string;
  /** name in `EXAMPLE_ACTORS`; '' the town hall */
  readonly organiser: string;
  readonly funds: readonly string[];
  readonly project: string;
  readonly persons: readonly Readonly<Record<string, string>>[];
  readonly visits: readonly { readonly day: string; readonly hours: string; readonly total: string }[];
}

const PROJECT = 'Arriving in Amberlund (invented)';

export const EXAMPLE_ACTIVITIES: readonly ExampleActivity[] = [
  {
    title: 'Language course with child care, A1 to A2',
    type: 'language',
    heldAt: 'Adult education centre',
    organiser: 'Adult education centre',
    funds: ['AMIF'],
    project: PROJECT,
    persons: [
      {
        span: 'Q1',
        total: '24',
        'n.non-eu.18-29.f': '7',
        'n.non-eu.30-54.f': '9',
        'n.non-eu.30-54.m': '6',
        'x.helpful.yes.f': '14',
        'x.helpful.yes.m': '5',
        'x.helpful.no': '2',
      },
      { span: 'Q3', total: '21', 'n.non-eu.18-29.f': '8', 'n.non-eu.30-54.f': '7', 'n.non-eu.30-54.m': '6' },
    ],
    visits: [],
  },
  {
    title: 'Language café',
    type: 'encounter',
    heldAt: 'Library',
    organiser: 'Volunteer language café',
    funds: [],
    project: '',
    persons: [],
    visits: [
      { day: '02-11', hours: '2', total: '18' },
      { day: '05-13', hours: '2', total: '23' },
      { day: '09-16', hours: '2', total: '26' },
      { day: '11-18', hours: '2', total: '21' },
    ],
  },
  {
    title: 'Advice on work and recognition',
    type: 'guidance',
    heldAt: 'Town hall, room 4',
    organiser: 'Advice centre for newcomers',
    funds: ['ESF+'],
    project: PROJECT,
    persons: [
      { span: '', total: '63', 'n.non-eu.30-54.f': '22', 'n.non-eu.30-54.m': '28', 'n.eu.30-54.f': '7' },
    ],
    visits: [],
  },
  {
    title: 'Plain words at the counter',
    type: 'staff-training',
    heldAt: 'Town hall',
    organiser: '',
    funds: [],
    project: '',
    persons: [{ span: 'Q2', total: '14' }],
    visits: [],
  },
];

/** Years count back from the newest complete one. */
export const EXAMPLE_MEASURES = [
  {
    title: 'One door for newcomers in the town hall',
    what: 'A desk with fixed hours where everything about arriving begins, with interpreting by phone.',
    area: 'access-to-institutions',
    forWhom: 'newcomers',
    kind: 'service',
    ago: 3,
    startedAgo: 2,
    endedAgo: null,
    endReason: '',
    isPublished: true,
  },
  {
    title: 'Ten flats a year with the housing cooperative',
    what: 'The cooperative lets ten flats a year to families who live in the hostel.',
    area: 'housing',
    forWhom: 'newcomers',
    kind: 'programme',
    ago: 4,
    startedAgo: 3,
    endedAgo: null,
    endReason: '',
    isPublished: false,
  },
  {
    title: 'Bus ticket for courses',
    what: 'Whoever takes part in a language course rides for nothing.',
    area: 'language-and-culture',
    forWhom: 'newcomers',
    kind: 'funding',
    ago: 5,
    startedAgo: 5,
    endedAgo: 1,
    endReason: 'The call bus has taken its place.',
    isPublished: false,
  },
] as const;

export const EXAMPLE_ENCOUNTERS = [
  {
    name: 'Language café',
    kind: 'language-cafe',
    moderatedBy: 'Volunteer language café',
    howOften: 'weekly',
  },
  {
    name: 'Bicycle workshop',
    kind: 'repair-cafe',
    moderatedBy: 'Bicycle workshop for all',
    howOften: 'weekly',
  },
  { name: 'Garden at the mill', kind: 'garden', moderatedBy: 'Welcome circle', howOften: 'weekly' },
  {
    name: 'Parents’ breakfast',
    kind: 'parents',
    moderatedBy: 'Parents for many languages',
    howOften: 'monthly',
  },
  { name: 'Summer festival', kind: 'festival', moderatedBy: 'Citizens’ office', howOften: 'rarely' },
] as const;
