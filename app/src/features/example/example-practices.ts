/**
 * What the invented town writes up for others. `{proposed}` stands for the words that the evaluation proposes for a field; fields
 * that are not here stay as proposed.
 */
import type { PracticeTexts } from '#features/evaluation/practice.types.ts';
import { BUS, COURSES, PLAIN_WORDS, WELCOME, type JudgedAction } from './example-evaluation.ts';

/** How far a record has come; `ready`: written in the evaluation, not taken over yet. */
export type RecordFate =
  | { readonly is: 'ready' | 'review' | 'published' }
  | { readonly is: 'sent-back' | 'withdrawn'; readonly why: string };

export interface ExampleRecord {
  /** null: written without an evaluation */
  readonly about: JudgedAction | null;
  readonly fate: RecordFate;
  readonly texts: PracticeTexts;
  /** what the second version says otherwise */
  readonly later?: PracticeTexts;
  /** what was spent is divided by these; null: nobody counted them */
  readonly participants: number | null;
  /** fields of the form beside the texts; lists by their codes in packages/reference */
  readonly details: Readonly<Record<string, string | readonly string[]>>;
}

const CONTACT = { contact: 'Integration office (invented), office@example.invalid', contactLanguages: 'en' };

const COURSES_RECORD: ExampleRecord = {
  about: COURSES,
  fate: { is: 'published' },
  later: {
    'what-did-not-work':
      'The teacher was ill for three weeks and nobody could stand in: two evenings were cancelled in one month. Parents stayed away until the same person looked after the children each week. The first course began at six; people from the early shift were still at home with their children then. It now begins at half past seven. Children were first looked after in the course room itself. Nobody learned anything.',
    'to-transfer':
      'Plan the three parts together: a course without the bus loses people from the villages, a course without child care loses parents. Ask the firms for their shifts before the hour is set. Agree who stands in for the teacher. Begin with one course.',
  },
  participants: 24,
  texts: {
    title: 'Evening course, bus and child care planned together',
    summary:
      'Two language courses begin when the early shift is at home and the late shift has not left. Somebody looks after the children in the next room, and a bus that comes when it is called takes everybody home. The three are planned by one person and stop together when one of them fails.',
    issue:
      'Newcomers work in shifts, in care, crafts and two larger firms. Courses were held in the morning. The last bus left before an evening course could end, and parents had nobody for the children. All three were named in our survey and by the people themselves.',
    'how-it-works':
      'The adult education centre offers two courses of two evenings a week. A woman from the family centre looks after up to ten children in the next room. Whoever takes part gives the hour of the ride home at the beginning of the evening; the bus company drives one round at ten. The integration office holds the three together and reports each month.',
    'who-benefits':
      'People who came from other countries and work in shifts, above all parents; everybody who rides the bus.',
    results:
      '{proposed} in twelve monthly reports of the adult education centre (invented); 240 were planned for the first year. Parents of small children took part for the first time. Passengers of the bus were not counted from the first evening.',
    evaluation:
      '{proposed} The round table read the evaluation before it was concluded. Nobody who did not take part was compared.',
    evidence:
      '{proposed} of residents asked about buses and trains. This is where we started, not what came of it.',
    'what-did-not-work':
      'The teacher was ill for three weeks and nobody could stand in: two evenings were cancelled in one month. Parents stayed away until the same person looked after the children each week.',
    resources:
      '{proposed} It pays two teachers by the hour, one person with the children and two rooms; for each of the 24 who took part it is the cost given here. Twelve hours of volunteers a month: rides when the bus is full, coffee, papers.',
    'to-transfer':
      'Plan the three parts together: a course without the bus loses people from the villages, a course without child care loses parents. Begin with one course.',
    'legal-competence':
      'None beyond renting rooms and ordering rides. Where children are looked after for pay, ask the youth office first.',
    'partners-needed': 'A place of adult education, a family centre or kindergarten, a bus or taxi company.',
    'premises-needed': 'Two rooms beside one another, one of them safe for small children, in the evening.',
  },
  details: {
    ...CONTACT,
    areas: ['language-and-culture', 'access-to-institutions'],
    targetGroups: ['newcomers'],
    partners: ['non-public-service-providers', 'local-officials', 'private-companies'],
    staffHoursPerWeek: '14',
    needActorKinds: ['non-public-service-providers', 'migrant-organisations'],
    needCompetences: ['language-and-culture'],
    needLendables: ['premises', 'hours'],
    minimumInhabitants: '3000',
    politics: 'Decided by the whole council without votes against (invented).',
  },
};

export const EXAMPLE_RECORDS: readonly ExampleRecord[] = [
  COURSES_RECORD,
  {
    about: PLAIN_WORDS,
    fate: { is: 'review' },
    participants: null,
    texts: {
      title: 'Letters of the town hall in plain words',
      issue: 'Letters from offices are hard to understand, for old and new residents alike.',
      'how-it-works':
        'Staff of each office bring the letter that most people ask about. A trainer and somebody who received it read it aloud together. What has to be explained is written anew.',
      'who-benefits': 'Everybody who gets letters from the town hall, and whoever answers the phone there.',
      evidence:
        'Counts of the citizens’ office only. Whether fewer people ask what a letter means is not known.',
      'to-transfer': 'Begin with the letters most often sent, and with the one office that wants to.',
    },
    details: {
      ...CONTACT,
      areas: ['access-to-institutions'],
      targetGroups: ['institutions', 'residents'],
      partners: ['local-officials', 'non-public-service-providers'],
      staffHoursPerWeek: '3',
      needLendables: ['hours'],
    },
  },
  {
    about: BUS,
    fate: {
      is: 'sent-back',
      why: 'Say how many people rode in it before others read this, and from which month on.',
    },
    participants: null,
    texts: {
      'who-benefits':
        'People in the villages without a car, and everybody who takes part in an evening course.',
      evidence: 'Evenings were counted from the first month, passengers only later.',
      'to-transfer': 'A number that everybody knows by heart, and a driver who knows the villages.',
    },
    details: {
      ...CONTACT,
      areas: ['access-to-institutions'],
      targetGroups: ['everybody'],
      partners: ['private-companies'],
    },
  },
  {
    about: WELCOME,
    fate: { is: 'ready' },
    participants: null,
    texts: {
      'who-benefits':
        'Whoever moves into a large house, from near or far, and the neighbours who live there.',
      evidence: 'Households were counted by the cooperative; how they get on was not asked.',
      'to-transfer': 'Houses with more than twenty flats, and a landlord who pays a few hours a month.',
    },
    details: {},
  },
  {
    about: null,
    fate: {
      is: 'withdrawn',
      why: 'The call bus has taken the place of the ticket, and what the record said of its cost was wrong.',
    },
    participants: null,
    texts: {
      title: 'Bus ticket for courses',
      period: 'Four years, until the year before last',
      summary: 'Whoever took part in a language course rode for nothing.',
      issue: 'Rides to the course cost more than the course.',
      'how-it-works': 'The course office gave out a ticket for each evening; the town paid the bus company.',
      'who-benefits': 'People in language courses.',
      results: 'Tickets were given out and used. Whether more people stayed to the end was not counted.',
      evaluation: 'None beyond what teachers said.',
      evidence: 'Accounts of teachers.',
      'what-did-not-work':
        'The last bus left before the evening course was over: a free ticket moves no bus.',
      resources: 'Tickets, and an hour a week to hand them out.',
      'to-transfer': 'Useful where buses run in the evening.',
    },
    details: {
      ...CONTACT,
      areas: ['language-and-culture'],
      targetGroups: ['newcomers'],
      evidenceLevel: '1',
    },
  },
];

/** What the town says of a practice that a study told of. */
export const EXAMPLE_REPLY_TO_STUDY = {
  practiceKey: 'source-festival-and-open-doors',
  answer: 'partly',
  changed: 'We began with the open doors of clubs; the festival came three years later (invented).',
  result:
    'People come back to the bicycle workshop each week. At the festival most stayed with those they knew already.',
  evidenceLevel: '1',
} as const;

/** What invented neighbours say and share, so that the town finds more than its own. */
export const EXAMPLE_NEIGHBOURLY: Readonly<
  Record<
    string,
    {
      readonly reply?: Readonly<Record<'answer' | 'changed' | 'result' | 'evidenceLevel', string>>;
      readonly record?: Omit<ExampleRecord, 'about' | 'fate' | 'participants'>;
    }
  >
> = {
  Tavermont: {
    reply: {
      answer: 'too-early',
      changed:
        'One course instead of two, beside the largest firm, in the hour between two shifts (invented).',
      result: 'It has run for three months. People come; more cannot be said yet.',
      evidenceLevel: '',
    },
  },
  Brenholt: {
    record: {
      texts: {
        title: 'Homework hour in the library, open to every child',
        period: 'Two school years, still running',
        summary:
          'On three afternoons pupils do their homework in the library. Older pupils help, paid by the hour; parents are told at pick-up what went well.',
        issue: 'Children whose parents do not read the language of the school had nobody to ask.',
        'how-it-works':
          'The library opens two hours earlier. Two older pupils and one retired teacher are there. No child is sent by a teacher, none is turned away.',
        'who-benefits': 'Children of six to twelve years and their parents.',
        results: 'It was open on 210 afternoons in two school years, counted by the library (invented).',
        evaluation: 'Asked once: the school, the library, twelve parents.',
        evidence: 'What the school and parents said. Marks were not looked at.',
        'what-did-not-work':
          'When only newcomers were invited, hardly anybody came: no child wants to be the one who needs help. Fridays were given up.',
        resources: 'Two older pupils by the hour, one volunteer, a room with tables.',
        'to-transfer': 'Invite every child. Pay the older pupils: those who are paid come.',
      },
      details: {
        contact: 'Library (invented)',
        contactLanguages: 'en',
        areas: ['education'],
        targetGroups: ['everybody'],
        evidenceLevel: '1',
        staffHoursPerWeek: '6',
        needLendables: ['premises', 'hours'],
      },
    },
  },
  Kestwold: {
    reply: {
      answer: 'partly',
      changed: 'No bus of our own: four volunteers drive people home (invented).',
      result:
        'The course is full. The rides ended after half a year, because two of the four moved away; since then people from the villages stay away again.',
      evidenceLevel: '1',
    },
  },
};
