/** What the invented residents and office-holders of the example town answer on average. All of it is made up. */

/** On the scale of the question: mean, and how much of it goes with being open towards newcomers. */
export interface AnswerLevel {
  readonly mean: number;
  /** points for one standard deviation of openness */
  readonly openness: number;
  /** standard deviation of everything else */
  readonly spread: number;
}

export const level = (mean: number, openness: number, spread: number): AnswerLevel => ({
  mean,
  openness,
  spread,
});

/** Scales, 0 to 10 and numbers out of 100, by question; cells of a table by `question.row`. */
export const RESIDENT_LEVELS: Readonly<Record<string, AnswerLevel>> = {
  belonging: level(4, 0.2, 0.9),
  'services.municipal-office': level(3.6, 0.1, 0.9),
  'services.schools-childcare': level(3.5, 0.1, 1),
  'services.health-care': level(2.9, 0, 1.1),
  'services.transport': level(2.6, 0, 1.1),
  'services.housing-offer': level(2.2, 0, 1),
  'services.meeting-places': level(3.2, 0.1, 1),
  'safe-after-dark': level(3.1, 0.15, 0.7),
  'trust.municipality': level(2.7, 0.15, 0.8),
  'trust.neighbours': level(3.2, 0.1, 0.6),
  'trust.newcomers': level(2.6, 0.4, 0.6),
  'trust.long-term-residents': level(3.1, 0, 0.6),
  'contact-frequency': level(3.4, 0.5, 1.1),
  'contact-quality': level(6.6, 0.8, 1.7),
  'get-on-together': level(2.8, 0.4, 0.7),
  'integration-succeeds-here': level(2.65, 0.4, 0.7),
  'integration-succeeds-country': level(2.2, 0.4, 0.7),
  'attitude-economy': level(5.9, 1.4, 1.7),
  'attitude-culture': level(6.2, 1.5, 1.8),
  'attitude-place': level(5.7, 1.5, 1.7),
  'attitude-place-country': level(5, 1.5, 1.8),
  'perceived-foreign-born': level(24, -2, 9),
  'norm-integration-succeeds': level(41, 3, 14),
  'norm-both-sides': level(45, 3, 14),
};

/** Of a hundred who choose one answer, how many choose which. */
export const RESIDENT_CHOICES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'shared-responsibility': { newcomers: 21, residents: 4, both: 69, neither: 6 },
  'age-band': { '18-29': 9, '30-44': 20, '45-64': 39, '65-or-more': 32 },
  gender: { woman: 53, man: 45, another: 2 },
  'years-here': { 'under-1': 4, '1-4': 12, '5-9': 13, '10-19': 20, '20-or-more': 51 },
  'born-abroad': { yes: 10, no: 90 },
  'may-quote': { yes: 64, no: 36 },
  role: { elected: 58, official: 42 },
  'impression-certainty': { sure: 20, roughly: 60, guessing: 20 },
};

/** Of a hundred who answer, how many tick the answer. */
export const TICKED: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'tension-places': {
    school: 17,
    housing: 31,
    work: 9,
    'public-space': 27,
    shops: 6,
    associations: 8,
    offices: 14,
    online: 24,
    elsewhere: 6,
  },
  'impression-sources': {
    talks: 70,
    'office-hours': 45,
    letters: 30,
    meetings: 35,
    party: 20,
    clubs: 25,
    press: 25,
    'social-media': 30,
    surveys: 8,
    other: 5,
  },
};

/** Office-holders: what they think a hundred residents would say, and their own view. */
export const OFFICE_LEVELS: Readonly<Record<string, AnswerLevel>> = {
  'estimate-get-on': level(52, 3, 9),
  'estimate-succeeds': level(39, 3, 9),
  'estimate-both': level(48, 3, 10),
  'estimate-economy': level(38, 3, 10),
  'estimate-culture': level(42, 3, 10),
  'estimate-place': level(34, 3, 10),
  'estimate-contact': level(34, 2, 10),
  'estimate-safe': level(60, 2, 10),
  'estimate-belonging': level(68, 2, 8),
  'perceived-foreign-born': level(17, 0, 4),
  'get-on-together': level(3.1, 0.2, 0.5),
  'integration-succeeds-here': level(2.9, 0.2, 0.6),
  'attitude-economy': level(7, 0.7, 1.2),
  'attitude-culture': level(7.2, 0.7, 1.2),
  'attitude-place': level(6.9, 0.7, 1.2),
};

/** Grown-up inhabitants by group, as a register would count them; the districts carry their own. */
export const EXAMPLE_MARGINS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'age-band': { '18-29': 1_390, '30-44': 2_260, '45-64': 3_640, '65-or-more': 2_590 },
  gender: { woman: 4_970, man: 4_760, another: 150 },
  'born-abroad': { yes: 1_390, no: 8_490 },
};
export const EXAMPLE_ADULTS = 9_880;

/** As they are pasted into the page of districts: name; inhabitants. */
export const EXAMPLE_DISTRICTS = `Old Town; 3120
Millside; 2950
Station Quarter; 3410
Upper Fields; 2700`;

/** Of a hundred who answer, how many live in which, in the order of the list. */
export const DISTRICT_SHARES: readonly number[] = [28, 25, 24, 23];
