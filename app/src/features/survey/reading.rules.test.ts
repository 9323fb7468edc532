import {
  EXAMPLE_INSTRUMENT,
  listVisibleQuestions,
  type Instrument,
  type Question,
} from '@vicus/questionnaire';
import { expect, test } from 'vitest';
import { listAskedSections } from './pages.rules.ts';
import {
  asksWithRecording,
  findRecording,
  findSourceLanguage,
  listOfferedLanguages,
  preparePage,
} from './reading.rules.ts';

const choices = ['a', 'b', 'c', 'd', 'e', 'f'].map((code) => ({ code, label: { en: code, de: code } }));
const name: Question = { id: 'name', kind: 'short-text', label: { en: 'Name' }, maximumLength: 20 };
const tools: Question = {
  id: 'tools',
  kind: 'one-choice',
  label: { en: 'Which, {answer:name}?', de: 'Was, {answer:name}?' },
  audio: { en: 'sound-en', de: 'sound-de' },
  order: 'random',
  choices,
};
const instrument: Instrument = {
  ...EXAMPLE_INSTRUMENT,
  sections: [
    { id: 's', title: { en: 'S' }, questions: [name] },
    { id: 't', title: { en: 'For {answer:name}' }, questions: [tools] },
  ],
};
const answers = { name: 'Ada' };

const read = (submissionKey: string) => {
  const [, page] = listAskedSections(instrument, answers);
  if (page === undefined) throw new Error('no page');
  return preparePage(page, { instrument, answers, language: 'de', submissionKey });
};
const order = (submissionKey: string) => {
  const question = read(submissionKey).questions[0]?.question;
  return question !== undefined && 'choices' in question
    ? question.choices.map(({ code }) => code).join('')
    : '';
};

test('earlier answers stand in titles and questions, in the language of the page', () => {
  const page = read('k');
  expect(page.section.title.en).toBe('For \u2068Ada\u2069');
  expect(page.questions[0]?.question.label).toMatchObject({ de: 'Was, \u2068Ada\u2069?' });
  expect(page.questions[0]?.question.audio).toEqual(tools.audio);
});

test('the order is that of the draft, on every visit', () => {
  expect(order('first')).toBe(order('first'));
  const orders = new Set(Array.from({ length: 30 }, (_, index) => order(`key ${index}`)));
  expect(orders.size).toBeGreaterThan(20);
});

test('a matrix shows only the rows asked, in one order with the matrix that they hang on', () => {
  const mixed = {
    ...EXAMPLE_INSTRUMENT,
    sections: EXAMPLE_INSTRUMENT.sections.map((section) => ({
      ...section,
      questions: section.questions.map((one) =>
        one.kind === 'matrix' ? { ...one, order: 'random' as const } : one,
      ),
    })),
  };
  const given = { contact: { club: { now: '2' } } };
  const page = listAskedSections(mixed, given)[1];
  if (page === undefined) throw new Error('no page');
  const reading = { instrument: mixed, answers: given, language: 'en', submissionKey: 'k' };
  const rows = preparePage(page, reading).questions.map((one) => one.rows.map(({ id }) => id));
  expect(rows.map((ids) => ids.toSorted())).toEqual([['club', 'school'], ['club'], []]);
  expect(listVisibleQuestions(mixed, given)[2]?.rows).toHaveLength(1);
});

test('a recording is in the language of the words it stands beside', () => {
  expect(findRecording(tools, 'de')).toBe('sound-de');
  // the label is shown in English where it is not written in a language
  expect(findRecording(tools, 'uk')).toBe('sound-en');
  expect(findRecording({ ...tools, audio: { en: 'sound-en' } }, 'de')).toBeNull();
  expect(findRecording(name, 'en')).toBeNull();
  expect(asksWithRecording(instrument, 'sound-de')).toBe(true);
  expect(asksWithRecording(instrument, 'another')).toBe(false);
});

test('a page of a form with 250 questions is prepared in a few milliseconds', () => {
  const questions = Array.from({ length: 250 }, (_, index): Question => ({
    ...tools,
    id: `q${index}`,
    ...(index === 0 ? {} : { askedWhen: { not: { question: `q${index - 1}`, oneOf: ['a'] } } }),
    label: { en: `Question ${index}` },
  }));
  const long: Instrument = {
    ...EXAMPLE_INSTRUMENT,
    sections: Array.from({ length: 25 }, (_, at) => ({
      id: `s${at}`,
      title: { en: `Page ${at}` },
      questions: questions.slice(at * 10, at * 10 + 10),
    })),
  };
  const given = Object.fromEntries(questions.map(({ id }) => [id, 'b']));
  const begun = performance.now();
  const rounds = 10;
  for (let round = 0; round < rounds; round += 1) {
    const page = listAskedSections(long, given).at(-1);
    if (page === undefined) throw new Error('no page');
    preparePage(page, { instrument: long, answers: given, language: 'de', submissionKey: `k${round}` });
  }
  // Measured at 2 ms each; the limit leaves room for a busy machine.
  expect((performance.now() - begun) / rounds).toBeLessThan(50);
});

test('only languages of the questionnaire are offered, and the one it was written in counts', () => {
  const written: Instrument = {
    ...EXAMPLE_INSTRUMENT,
    languages: { en: { state: 'draft' }, de: { state: 'source' }, pt: { state: 'draft' } },
  };
  expect(listOfferedLanguages(written)).toEqual(['en', 'de']);
  expect(listOfferedLanguages(EXAMPLE_INSTRUMENT)).toHaveLength(6);
  expect(findSourceLanguage(written)).toBe('de');
});
