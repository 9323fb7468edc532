import { EXAMPLE_INSTRUMENT as instrument } from '@vicus/questionnaire';
import { expect, test } from 'vitest';
import {
  estimateMinutes,
  findAppeared,
  findNextSection,
  findOpenSection,
  findPreviousSection,
  listAskedSections,
} from './pages.rules.ts';
import { computeSectionMark } from './section-mark.rules.ts';

const contact = { contact: { school: { now: '2' } } };

test('a section of which nothing is asked is no page', () => {
  expect(listAskedSections(instrument, {}).map(({ section }) => section.id)).toEqual(['you', 'contacts']);
  const hidden = {
    ...instrument,
    sections: instrument.sections.map((section) => ({
      ...section,
      ...(section.id === 'contacts' ? { askedWhen: { question: 'role', oneOf: ['official'] } } : {}),
    })),
  };
  expect(listAskedSections(hidden, { role: 'elected' }).map(({ section }) => section.id)).toEqual(['you']);
  expect(findNextSection(hidden, 'you', {}, { role: 'elected' })).toBeNull();
});

test('a page comes once more where an answer opens a question on it, and only then', () => {
  expect(findAppeared(instrument, 'contacts', {}, contact)).toBe('nature');
  expect(findNextSection(instrument, 'contacts', {}, contact)).toBe('contacts');
  expect(findNextSection(instrument, 'contacts', contact, contact)).toBeNull();
  expect(findNextSection(instrument, 'contacts', contact, {})).toBeNull();
});

test('back leads to the page before, from the first to the start', () => {
  expect(findPreviousSection(instrument, 'contacts', {})).toBe('you');
  expect(findPreviousSection(instrument, 'you', {})).toBeNull();
});

test('whoever comes back goes on at the first gap', () => {
  expect(findOpenSection(instrument, {})).toBe('you');
  expect(findOpenSection(instrument, { role: 'elected' })).toBe('contacts');
});

test('the mark of a page changes with its own answers only', () => {
  const [you, contacts] = instrument.sections;
  if (!you || !contacts) throw new Error('no sections');
  expect(computeSectionMark(you, contact)).toBe(computeSectionMark(you, {}));
  expect(computeSectionMark(contacts, contact)).not.toBe(computeSectionMark(contacts, {}));
});

test('minutes are a multiple of five, never none', () => {
  expect(estimateMinutes(instrument)).toBe(5);
  expect(estimateMinutes({ ...instrument, sections: [] })).toBe(5);
});
