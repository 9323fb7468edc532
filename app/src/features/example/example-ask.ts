/** What the invented town asks of offices above it, who joins, what was answered; and what a neighbour asks. */

/** `figure`: table whose share in the strategy stands as evidence. */
export const EXAMPLE_ASK = {
  title: 'A bus after the evening course',
  area: 'access-to-institutions',
  need: 'Invented for the example. One regional bus an hour later on weekdays, or money for a bus that comes when it is called. Courses end at nine, the last bus leaves before.',
  otherwise: 'People who work in shifts leave the course, or do not begin.',
  figure: 'survey-answers-services--transport',
  said: 'Residents and newcomers named the last bus themselves, in the survey and at the round table (invented).',
} as const;

/** The first has answered; from the second nothing was heard. */
export const EXAMPLE_ADDRESSEES = [
  {
    kind: 'region',
    name: 'Regional office for transport (invented)',
    answer: {
      state: 'considering',
      words: 'We look at it with the next timetable and would like to see your count of passengers.',
    },
  },
  { kind: 'district', name: 'District council (invented)', answer: null },
] as const;

/** Sentences of neighbours in the same situation. */
export const EXAMPLE_JOINED: Readonly<Partial<Record<string, string>>> = {
  Kestwold: 'Ours leaves at seven. Two who had begun a course gave it up (invented).',
  Tressholm: 'We have no evening course, because nobody could get home from it (invented).',
};

/** Nobody has joined it yet: whoever tries the example may. */
export const EXAMPLE_NEIGHBOUR_ASK = {
  by: 'Ostrevik',
  title: 'A practice that takes new patients',
  area: 'healthcare',
  need: 'Invented for the example. Hours of a doctor in our town on two days a week, as there were until last year.',
  otherwise: 'People without a car go to the hospital, for everything.',
  addressee: { kind: 'region', name: 'Regional office for health (invented)' },
} as const;
