/** How the first year of the invented strategy went. */

export const EXAMPLE_DECISION = {
  body: 'Town council',
  reference: 'Decision 41 (invented)',
} as const;

export const EXAMPLE_LENT = [
  {
    kind: 'premises',
    name: 'Hall of the goods shed',
    capacity: '1',
    heldAt: 'Goods shed at the station',
    conditions: 'Until 22:00; leave it as you found it.',
  },
  {
    kind: 'equipment',
    name: 'Bicycles with helmets',
    capacity: '6',
    heldAt: 'Bicycle workshop',
    conditions: 'For groups, with somebody who knows the way.',
  },
  {
    kind: 'hours',
    name: 'Interpreting by phone, one hour',
    capacity: '4',
    heldAt: 'Town hall',
    conditions: 'Ask two days before.',
  },
] as const;

/** The six criteria, for the whole strategy after its first year. */
export const EXAMPLE_JUDGEMENTS = [
  {
    criterion: 'relevance',
    answer: 'yes',
    judgement: 'Bus, homes and plain letters are what residents and newcomers named themselves.',
    whatFailed: '',
  },
  {
    criterion: 'coherence',
    answer: 'partly',
    judgement:
      'Courses, bus and child care fit together. The housing offer stands beside the social services, not with them.',
    whatFailed: 'Two offices advised the same family without knowing of each other.',
  },
  {
    criterion: 'effectiveness',
    answer: 'partly',
    judgement: 'Courses, letters and the repair café reached what was planned. Empty flats did not.',
    whatFailed: 'Owners did not take the guarantee.',
  },
  {
    criterion: 'efficiency',
    answer: 'cannot-tell',
    judgement: 'There is nothing to compare our costs with yet.',
    whatFailed: '',
  },
  {
    criterion: 'impact',
    answer: 'cannot-tell',
    judgement: 'The survey is asked again next year. Until then nobody knows.',
    whatFailed: '',
  },
  {
    criterion: 'sustainability',
    answer: 'partly',
    judgement: 'The language café is a service. The paper desk and the courses rest on money that ends.',
    whatFailed: '',
  },
] as const;

export const EXAMPLE_LESSONS = [
  { kind: 'keep', lesson: 'Course, bus and child care are planned together, or not at all.' },
  { kind: 'change', lesson: 'Ask owners of flats what they fear before an offer is written.' },
] as const;
