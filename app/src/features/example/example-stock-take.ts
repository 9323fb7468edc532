/** How the invented town takes stock of itself: what it has and does, on what that rests, its posts and training. */
import type { SignalAnswerCode } from '#features/stock-take/stock-take.types.ts';

const PLAN = 'Plan for living together';
const MINUTES = 'Minutes of the council';

/** Answer by signal, and the document it rests on; without one it is own knowledge. What is not here is not known. */
export const EXAMPLE_ANSWERS: Readonly<
  Record<string, readonly [answer: SignalAnswerCode, document?: string]>
> = {
  'written-plan': ['50', PLAN],
  'plan-in-other-plans': ['50', 'Youth plan'],
  'plan-budget': ['50', 'Budget'],
  'outside-funds': ['50'],
  'plan-carried-out': ['50', MINUTES],
  'figures-every-year': ['100', 'Report on figures'],
  'written-review': ['0'],
  'newcomers-judge': ['50', 'Survey of newcomers'],
  'member-responsible': ['100', MINUTES],
  'named-post': ['100', 'Staff plan'],
  'post-filled': ['100', 'Staff plan'],
  mediation: ['50'],
  'staff-training': ['50', 'List of training'],
  'working-group': ['50', MINUTES],
  'work-with-organisations': ['50'],
  'money-for-initiatives': ['50', 'Budget'],
  'exchange-with-places': ['0'],
  'yearly-account': ['50', MINUTES],
  'school-start': ['100', 'Agreement with the schools'],
  'school-parents': ['50'],
  'work-offer': ['not-our-competence'],
  'employers-and-job-centre': ['50'],
  'language-courses': ['50', 'Programme of the adult education centre'],
  'language-results': ['50', 'Programme of the adult education centre'],
  'way-into-housing': ['50'],
  'housing-rules': ['50'],
  'health-access': ['not-our-competence'],
  'health-partners': ['0'],
  'advice-point': ['100', 'Opening hours of the town hall'],
  'use-of-services': ['50', 'Report on figures'],
  welcome: ['50', 'Leaflet for new residents'],
  'languages-of-offices': ['50'],
  'encounter-aim': ['100', PLAN],
  'encounter-places': ['50'],
  'rooms-for-communities': ['50'],
  'contact-with-communities': ['50'],
  'newcomers-heard': ['50', MINUTES],
  'seat-for-newcomers': ['0'],
  'discrimination-aim': ['0'],
  'two-way': ['100', PLAN],
  'more-than-duty': ['100'],
  'not-left-to-volunteers': ['50'],
  'public-words': ['50', 'Speech on the town’s day'],
  'admission-stop': ['100', MINUTES],
  'steps-against-reception': ['100', MINUTES],
  'rules-that-exclude': ['100'],
};

/** Days are of the year that is over last; years count back from it. */
export const EXAMPLE_POSTS = [
  { title: 'Integration officer', hoursAWeek: '19,5', yearsBack: 3, vacantFrom: '', filledAgain: '' },
  {
    title: 'Mediation between languages',
    hoursAWeek: '8',
    yearsBack: 2,
    vacantFrom: '-04-01',
    filledAgain: '-09-01',
  },
] as const;

export const EXAMPLE_TRAINING = [
  { title: 'Plain language in letters', day: '-03-12', hours: '4', staff: '11' },
  { title: 'Talking with an interpreter', day: '-10-07', hours: '3', staff: '6' },
] as const;
