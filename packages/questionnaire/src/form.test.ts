import { describe, expect, it } from 'vitest';
import { EXAMPLE_INSTRUMENT, parseFormData, type Section } from './index.ts';

const en = (text: string) => ({ en: text });
const [you, contacts] = EXAMPLE_INSTRUMENT.sections as readonly [Section, Section];
const numbers: Section = {
  id: 'n',
  title: en('N'),
  questions: [
    {
      id: 'people',
      kind: 'number',
      label: en('How many?'),
      minimum: 0,
      maximum: 99,
      decimals: 1,
      specials: ['dont-know'],
    },
  ],
};

describe('a posted form', () => {
  it('takes the same answer given twice once, and two answers as a finding', () => {
    expect(
      parseFormData(you, [
        ['q.role', 'elected'],
        ['q.role', 'elected'],
      ]),
    ).toEqual({
      answers: { role: 'elected' },
      findings: [],
    });
    expect(
      parseFormData(you, [
        ['q.role', 'elected'],
        ['q.role', 'official'],
      ]).findings,
    ).toMatchObject([{ question: 'role', code: 'given-twice' }]);
  });

  it('refuses fields that are not of this page', () => {
    const { answers, findings } = parseFormData(contacts, [
      ['q.role', 'elected'],
      ['q.contact', '1'],
      ['q.contact.school.now.extra', '1'],
      ['page', '3'],
    ]);
    expect(answers).toEqual({});
    expect(findings.map((finding) => finding.parameters.given)).toEqual([
      'q.role',
      'q.contact',
      'q.contact.school.now.extra',
    ]);
  });

  it.each([
    ['12', 12],
    ['3,5', 3.5],
    ['٣٫٥', 3.5],
    ['−4', -4],
    [' 7 ', 7],
    ['1e3', '1e3'],
    ['twelve', 'twelve'],
  ])('reads %s as %s', (given, people) => {
    expect(parseFormData(numbers, [['q.people', given]]).answers).toEqual({ people });
  });

  it('reads "don’t know" beside an empty number, and refuses both at once', () => {
    const special = ['s.people', 'dont-know'] as const;
    expect(parseFormData(numbers, [['q.people', ''], special]).answers).toEqual({ people: 'dont-know' });
    expect(parseFormData(numbers, [['q.people', '3'], special]).findings).toMatchObject([
      { code: 'not-alone' },
    ]);
  });

  it('is read in time that grows with its length', () => {
    const entries = Array.from({ length: 50_000 }, (_, index) => [`q.contact.r${index}.now`, '1'] as const);
    const begun = performance.now();
    parseFormData(contacts, entries);
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});
