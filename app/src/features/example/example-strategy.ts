/** The invented strategy: what the council of the example town adopted, what it costs, and how its first year went. */

export const EXAMPLE_STRATEGY = {
  title: 'Arriving and staying in Amberlund',
  language: 'en',
  currency: 'EUR',
  coordinator: 'Integration office',
} as const;

/** By part. Numbers in words are avoided: figures are placed beside the text. */
export const EXAMPLE_PARTS = {
  'area-and-people':
    'Invented for the example. Amberlund is a small town with four villages around it. Young people leave for the cities, and most who move in come from another country. Clubs, schools and firms notice both.\n\n- one railway station, few buses in the evening\n- work in care, crafts and two larger firms\n- empty flats in the old town, few affordable ones near the school',
  diagnosis:
    'Invented for the example. More people think that we live together well than most believe of one another. What is missing is named by all in the same words: a bus in the evening, a home one can pay, and somebody who explains how things are done here. The figures beside this text come from our own published surveys.',
  perspectives:
    'Invented for the example. We asked residents, people who came from other countries, and the holders of office. Themes from the survey were answered in public, and the consultation about the goods shed brought three proposals. Below stands what was said, and what follows from it.',
  rationale:
    'Invented for the example. Whoever can speak with neighbours, gets home from a course and is not sent from counter to counter, stays. What helps newcomers here helps everybody: the evening bus, plain letters and open rooms are for all who live in Amberlund.',
  coordination:
    'Invented for the example. The council decides once a year on progress. The round table, in which organisations of migrants sit, advises four times a year. The integration office collects a short report from each owner every month and brings what hinders to the mayor.',
  risks:
    'Invented for the example. The strategy can fail in two ways: money ends before an action has become a service, or people come to feel that others get more. Both are watched, and the second is talked about openly.',
  'evaluation-plan':
    'Invented for the example. Each autumn we compare what was planned with what was done and ask the same survey questions again after two years. The round table reads the report first. What did not work is written down with the reason.',
  summary:
    'Invented for the example. Four goals: speak with one another, find a home, be understood at the town hall, and meet. Nine actions, each with an owner, money by year and a measure. Less than half of the money is the town’s own; the project money ends after two years, and the plan says what happens then.',
} as const;

/** Cells of published releases: table, and words that stand in the name of the cell. */
export const EXAMPLE_FIGURES: readonly {
  readonly partId: keyof typeof EXAMPLE_PARTS;
  readonly tableId: string;
  readonly remark: string;
}[] = [
  {
    partId: 'diagnosis',
    tableId: 'perception-gap',
    remark: 'Our own guess was lower than what residents said.',
  },
  { partId: 'diagnosis', tableId: 'survey-answers-contact-frequency', remark: '' },
  {
    partId: 'diagnosis',
    tableId: 'survey-answers-services--transport',
    remark: 'Newcomers and residents say the same.',
  },
];

/** `heard`: begins the name of what it was heard in; '' another occasion, named in `occasion`. */
export const EXAMPLE_SAID = [
  {
    id: 'bus',
    voice: 'residents',
    statement: 'The last bus leaves before the evening course is over.',
    heard: 'The last bus',
    occasion: '',
  },
  {
    id: 'yards',
    voice: 'residents',
    statement: 'Nobody tells people who move in how our house does things.',
    heard: 'Noise and rubbish',
    occasion: '',
  },
  {
    id: 'shed',
    voice: 'residents',
    statement:
      'Tools, sewing machines and a kitchen under one roof: who repairs something together talks with one another.',
    heard: 'What should the old goods shed',
    occasion: '',
  },
  {
    id: 'letters',
    voice: 'newcomers',
    statement: 'Letters from offices are hard to understand, and one is sent from one counter to the next.',
    heard: 'Arriving and staying',
    occasion: '',
  },
  {
    id: 'courses',
    voice: 'newcomers',
    statement: 'I work in shifts. Courses in the morning are not for me.',
    heard: 'Arriving and staying',
    occasion: '',
  },
  {
    id: 'firms',
    voice: 'partners',
    statement: 'We would train more people if somebody sorted out the papers with us.',
    heard: '',
    occasion: 'Evening with firms and crafts',
  },
  {
    id: 'ring-road',
    voice: 'council',
    statement: 'The ring road should come first.',
    heard: '',
    occasion: 'Meeting of the council, budget debate',
    notFollowed: 'It is planned and paid for elsewhere and takes nothing from this budget.',
  },
] as const;
export type SaidId = (typeof EXAMPLE_SAID)[number]['id'];

export const EXAMPLE_GOALS = [
  {
    id: 'speak',
    title: 'Whoever wants to learn the language can do so beside work and family',
    why: 'Courses end when shifts begin, and the last bus goes before they end.',
    areas: ['language-and-culture', 'education'],
    measure: {
      name: 'Places in evening courses',
      unit: 'places',
      people: 'newcomers',
      direction: 'up',
      baselineValue: '0',
      baselineSource: 'Adult education centre (invented)',
      targetValue: '48',
    },
  },
  {
    id: 'home',
    title: 'Families find a home they can pay, and neighbours they know',
    why: 'Too many people live in temporary housing for longer than a year.',
    areas: ['housing'],
    measure: {
      name: 'People in temporary housing',
      unit: 'people',
      people: 'newcomers',
      direction: 'down',
      baselineValue: '93',
      baselineSource: 'Housing office (invented)',
      targetValue: '45',
    },
  },
  {
    id: 'town-hall',
    title: 'Everybody understands the town hall, and the town hall understands everybody',
    why: 'Long waiting and unclear letters were named by old and new residents alike.',
    areas: ['access-to-institutions', 'employment'],
    measure: {
      name: 'Letters rewritten in plain words',
      unit: 'letters',
      people: 'everyone',
      direction: 'up',
      baselineValue: '4',
      baselineSource: 'Citizens’ office (invented)',
      targetValue: '60',
    },
  },
  {
    id: 'meet',
    title: 'People of all origins meet on equal terms, in ordinary places',
    why: 'Who meets often thinks better of one another; our surveys show how few do.',
    areas: ['interaction', 'overcoming-discrimination'],
    measure: {
      name: 'Regular places to meet that are open in the evening',
      unit: 'places',
      people: 'everyone',
      direction: 'up',
      baselineValue: '2',
      baselineSource: 'Integration office (invented)',
      targetValue: '6',
    },
  },
] as const;
export type GoalId = (typeof EXAMPLE_GOALS)[number]['id'];

/** `endsAfter`: whole years from the first; null: no end known. */
export const EXAMPLE_MONEY = [
  { id: 'town', name: 'Budget of the town', kind: 'own', programme: '', endsAfter: null },
  { id: 'amif', name: 'Project Arriving in Amberlund', kind: 'eu', programme: 'AMIF', endsAfter: 2 },
  {
    id: 'region',
    name: 'Programme of the region for small towns',
    kind: 'region',
    programme: '',
    endsAfter: 3,
  },
  {
    id: 'foundation',
    name: 'Foundation of the savings bank',
    kind: 'foundation',
    programme: '',
    endsAfter: 1,
  },
  { id: 'rooms', name: 'Rooms and hours of volunteers', kind: 'in-kind', programme: '', endsAfter: null },
] as const;
export type MoneyId = (typeof EXAMPLE_MONEY)[number]['id'];

export const EXAMPLE_BODIES = [
  {
    name: 'Town council',
    part: 'decides',
    about: 'Strategy, budget, what becomes a service',
    meets: 'once a year on progress',
    hasNewcomers: '',
  },
  {
    name: 'Round table with organisations of migrants',
    part: 'advises',
    about: 'What is missing, what should stop',
    meets: 'four times a year',
    hasNewcomers: 'on',
  },
  {
    name: 'Integration office',
    part: 'carries-out',
    about: 'Monthly reports, what hinders, the yearly report',
    meets: 'every week',
    hasNewcomers: '',
  },
  {
    name: 'Regional office for migration',
    part: 'is-informed',
    about: 'Progress and what the town asks of the region',
    meets: 'once a year',
    hasNewcomers: '',
  },
] as const;

export const EXAMPLE_RISKS = [
  {
    text: 'People come to feel that newcomers get more than others',
    isPublicOpinion: 'on',
    whatWeDo: 'Every action but the courses is open to everybody, and the paper says who uses it.',
    watchedBy: 'Survey of residents, same questions',
  },
  {
    text: 'Project money ends before the courses are in the budget of the town',
    isPublicOpinion: '',
    whatWeDo: 'The council decides a year before the end.',
    watchedBy: 'Integration office',
  },
  {
    text: 'Everything rests on few volunteers',
    isPublicOpinion: '',
    whatWeDo: 'Hours are counted, and no action needs more than the round table agreed to.',
    watchedBy: 'Round table',
  },
] as const;
