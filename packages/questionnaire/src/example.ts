import type { Instrument } from './questionnaire.types.ts';

const en = (text: string): { readonly en: string } => ({ en: text });

/**
 * A small questionnaire to try the functions of this package on: a role, contacts of two actors in two periods,
 * how the contact was (only where there was some), and an open question. The examples in the documentation use it.
 *
 * @example
 * EXAMPLE_INSTRUMENT.sections.length // => 2
 */
export const EXAMPLE_INSTRUMENT: Instrument = {
  id: 'example-contacts',
  version: 1,
  title: en('Who works with whom'),
  purpose: en('Shows what a questionnaire looks like.'),
  source: en('Written for this package.'),
  languages: { en: { state: 'source' } },
  sections: [
    {
      id: 'you',
      title: en('Your role'),
      questions: [
        {
          id: 'role',
          kind: 'one-choice',
          label: en('In which role do you answer?'),
          required: true,
          choices: [
            { code: 'elected', label: en('Elected') },
            { code: 'official', label: en('Official') },
          ],
        },
      ],
    },
    {
      id: 'contacts',
      title: en('Contacts'),
      questions: [
        {
          id: 'contact',
          kind: 'matrix',
          label: en('How often were you in contact?'),
          specials: ['dont-know'],
          rows: [
            { id: 'school', label: en('School') },
            { id: 'club', label: en('Sports club') },
          ],
          columns: [
            { id: 'before', label: en('2023–2024') },
            { id: 'now', label: en('2025–2026') },
          ],
          points: [
            { code: '0', value: 0, label: en('No contact') },
            { code: '1', value: 1, label: en('Occasionally') },
            { code: '2', value: 2, label: en('Often') },
          ],
        },
        {
          id: 'nature',
          kind: 'matrix',
          label: en('How was the contact?'),
          specials: ['dont-know'],
          rows: [
            { id: 'school', label: en('School') },
            { id: 'club', label: en('Sports club') },
          ],
          columns: [{ id: 'nature', label: en('Contact') }],
          points: [
            { code: '1', value: 1, label: en('Conflictual') },
            { code: '2', value: 2, label: en('Collaborative') },
          ],
          rowsAskedWhen: { question: 'contact', oneOf: ['1', '2'] },
        },
        { id: 'change', kind: 'long-text', label: en('What changed, and why?'), maximumLength: 2000 },
      ],
    },
  ],
};
