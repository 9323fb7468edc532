import type { FactSource } from './provenance.ts';

/** Who was asked, where and when, for the Whole-COMM paper. */
export const WP3_SAMPLE = {
  localities: 49,
  countries: ['PL', 'AT', 'DE', 'SE', 'NL', 'BE', 'ES', 'IT', 'TR', 'CA'],
  /** ISO 8601 months */
  period: '2021-11/2022-02',
  interviews: { local: 647, regional: 30, national: 12, european: 7 },
  /** local interviews by whom they were with */
  localInterviews: {
    'members of the local government': 69,
    'senior officials': 75,
    'groups for migrants, associations and organisations of migrants': 61,
    'groups against migration': 8,
    'opposition in the council': 40,
    'experts and journalists': 27,
    'street-level staff of social services': 127,
    employers: 43,
    'organisations of employers': 38,
    'real estate companies': 32,
    'non-profit service providers': 95,
    'trade unions': 26,
    others: 6,
  },
  surveyRespondents: 67,
  surveyCountries: ['AT', 'BE', 'DE', 'IT', 'NL', 'ES', 'SE'],
  source: {
    document: 'whole-comm-wp3',
    where: 'Methodological note; part 3, introduction',
    note: 'The places were chosen for variety among those that received refugees between 2014 and 2017; none is a suburb of a large city.',
  } satisfies FactSource,
} as const;

/** Totals as the conclusion of the paper states them. */
export const WP3_STATED_TOTALS = { inclusive: 12, mixed: 24, lacking: 13, localities: 49 } as const;
