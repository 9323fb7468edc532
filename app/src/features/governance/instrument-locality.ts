/** The page about the town: facts about the place as respondents see it, not about them. */
import type { OneChoiceQuestion, Section } from '@vicus/questionnaire';
import { readTexts, type MessageKey } from '#ui/messages.ts';

export const LOCALITY_QUESTIONS = ['locality-government', 'locality-arrivals'] as const;

export function buildLocality(): Section {
  const choose = (codes: readonly string[], keys: readonly MessageKey[]): OneChoiceQuestion['choices'] =>
    codes.map((code, i) => ({ code, label: readTexts(keys[i] ?? 'respond.locality.title') }));
  return {
    id: 'locality',
    title: readTexts('respond.locality.title'),
    intro: readTexts('respond.locality.intro'),
    questions: [
      {
        id: LOCALITY_QUESTIONS[0],
        kind: 'one-choice',
        label: readTexts('respond.locality.government.question'),
        specials: ['dont-know'],
        choices: choose(
          ['progressive', 'conservative', 'mixed'],
          [
            'respond.affiliation.progressive',
            'respond.affiliation.conservative',
            'respond.affiliation.mixed',
          ],
        ),
      },
      {
        id: LOCALITY_QUESTIONS[1],
        kind: 'one-choice',
        label: readTexts('respond.locality.arrivals.question'),
        specials: ['dont-know'],
        choices: choose(
          ['fewer', 'same', 'more'],
          [
            'respond.locality.arrivals.fewer',
            'respond.locality.arrivals.same',
            'respond.locality.arrivals.more',
          ],
        ),
      },
    ],
  };
}
