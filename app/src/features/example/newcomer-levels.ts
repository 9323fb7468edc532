/** What the invented newcomers of the example town answer on average. All of it is made up. */
import { level, type AnswerLevel } from './resident-levels.ts';

/** Of a hundred, how many say yes: 0 or 1 with chance around the mean. */
const yes = (mean: number): AnswerLevel => level(mean, 0, 0.45);

export const NEWCOMER_LEVELS: Readonly<Record<string, AnswerLevel>> = {
  'language-understand': level(3.5, 0.2, 0.9),
  'language-speak': level(3.3, 0.2, 0.9),
  'language-read': level(2.8, 0.2, 1),
  'language-write': level(2.7, 0.2, 1),
  'work-fit': level(1.9, 0, 0.8),
  'work-satisfaction': level(3.5, 0.1, 1),
  'unexpected-bill': level(2.3, 0, 1.1),
  'home-satisfaction': level(3.3, 0.1, 1.1),
  'office-alone': level(2.9, 0.2, 1),
  'doctor-access': level(2.5, 0.1, 1.1),
  'contact-frequency': level(3.6, 0.4, 1.1),
  'contact-quality': level(7, 0.5, 1.6),
  'someone-to-ask': level(3.4, 0.4, 1.2),
  belonging: level(3.4, 0.3, 0.9),
  'at-ease': level(3.5, 0.3, 0.8),
  'local-matters': level(2.6, 0.2, 1),
  'said-opinion': level(1.8, 0.3, 1),
  'areas.job-search': yes(0.45),
  'areas.at-work': yes(0.6),
  'areas.housing-search': yes(0.5),
  'areas.doctors': yes(0.8),
  'areas.schools': yes(0.55),
  'areas.offices': yes(0.85),
  'areas.daily-life': yes(0.95),
  'areas.clubs': yes(0.4),
  'worse-treated.job-search': yes(0.2),
  'worse-treated.at-work': yes(0.1),
  'worse-treated.housing-search': yes(0.3),
  'worse-treated.doctors': yes(0.05),
  'worse-treated.schools': yes(0.05),
  'worse-treated.offices': yes(0.1),
  'worse-treated.daily-life': yes(0.15),
  'worse-treated.clubs': yes(0),
};

/** Of a hundred who choose one answer, how many choose which. */
export const NEWCOMER_CHOICES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'since-country': { 'under-1': 8, '1-2': 18, '3-5': 34, '6-10': 26, 'over-10': 14 },
  'since-place': { 'under-1': 12, '1-2': 25, '3-5': 35, '6-10': 19, 'over-10': 9 },
  course: { attending: 21, completed: 38, stopped: 12, waiting: 10, 'no-course': 8, 'not-needed': 11 },
  'work-situation': {
    employed: 45,
    'self-employed': 5,
    training: 14,
    looking: 17,
    caring: 15,
    'not-working': 4,
  },
  home: { rented: 66, owned: 6, 'with-others': 9, employer: 5, public: 14 },
  'doctor-missed': { yes: 21, no: 51, 'no-need': 28 },
  told: { office: 22, private: 47, nobody: 31 },
  'more-part': { yes: 38, cannot: 34, no: 28 },
  'wish-to-stay': { stay: 44, 'rather-stay': 27, 'rather-move': 17, move: 12 },
  'age-band': { '18-29': 29, '30-44': 44, '45-64': 22, '65-or-more': 5 },
};

/** Of a hundred who answer, how many tick the answer. */
export const NEWCOMER_TICKED: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'why-came': { work: 30, family: 34, study: 7, safety: 38, other: 6 },
  'course-obstacles': {
    'no-place': 40,
    'work-hours': 32,
    childcare: 28,
    distance: 35,
    cost: 8,
    level: 12,
    other: 6,
  },
  'took-part': { club: 27, festival: 46, volunteering: 18, parents: 30, consultation: 30, council: 22 },
  'why-stay': {
    work: 45,
    housing: 25,
    family: 50,
    friends: 35,
    school: 40,
    services: 10,
    community: 25,
    quiet: 30,
  },
  'why-move': { work: 50, housing: 35, family: 25, friends: 15, transport: 40, services: 20, unwelcome: 20 },
};
