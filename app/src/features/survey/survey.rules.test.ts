import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planRespondentQuestions } from './survey.rules.ts';
import type { InvitedFacts, RespondentPlan, RespondentQuestion } from './survey.types.ts';

const ROLE: RespondentQuestion = {
  id: 'role',
  fact: 'role',
  categories: [{ code: 'elected-policymaker' }, { code: 'official' }, { code: 'partner-organisation' }],
};
const POLITICS: RespondentQuestion = {
  id: 'politics',
  fact: 'political-group',
  categories: [{ code: 'progressive' }, { code: 'conservative' }, { code: 'mixed' }],
  askedOf: { question: 'role', codes: ['elected-policymaker'] },
};

const repeat = (count: number, role: string, politicalGroup: string | null = null): InvitedFacts[] =>
  Array.from({ length: count }, () => ({ role, politicalGroup }));

describe('planRespondentQuestions', () => {
  test('asks everything where every combination is a crowd', () => {
    const invited = [
      ...repeat(5, 'elected-policymaker', 'progressive'),
      ...repeat(6, 'elected-policymaker', 'conservative'),
      ...repeat(7, 'elected-policymaker', 'mixed'),
      ...repeat(8, 'official'),
      ...repeat(9, 'partner-organisation'),
    ];
    const plan = planRespondentQuestions(invited, [ROLE, POLITICS]);
    expect(plan.isUnchanged).toBe(true);
    expect(plan.questions[1]?.categories.map(({ invited: count }) => count)).toEqual([5, 6, 7]);
  });

  test('merges what would single out four, and says so', () => {
    const invited = [
      ...repeat(4, 'elected-policymaker', 'progressive'),
      ...repeat(6, 'elected-policymaker', 'conservative'),
      ...repeat(7, 'elected-policymaker', 'mixed'),
      ...repeat(8, 'official'),
      ...repeat(9, 'partner-organisation'),
    ];
    const { questions } = planRespondentQuestions(invited, [ROLE, POLITICS]);
    expect(questions[0]).toMatchObject({ outcome: 'asked', reason: null });
    expect(questions[1]).toMatchObject({ outcome: 'merged', reason: 'small-group' });
    expect(questions[1]?.categories).toHaveLength(2);
  });

  test('drops what cannot be merged: four officials, or nobody known by group', () => {
    const few = [...repeat(12, 'elected-policymaker', 'mixed'), ...repeat(4, 'official')];
    const two: RespondentQuestion = { ...ROLE, categories: ROLE.categories.slice(0, 2) };
    expect(planRespondentQuestions(few, [two, POLITICS]).questions).toEqual([
      { id: 'role', outcome: 'dropped', categories: [], reason: 'small-group' },
      { id: 'politics', outcome: 'dropped', categories: [], reason: 'depends-on-other' },
    ]);
    const unknown = [...repeat(12, 'elected-policymaker'), ...repeat(6, 'official')];
    expect(planRespondentQuestions(unknown, [two, POLITICS]).questions[1]).toMatchObject({
      outcome: 'dropped',
      reason: 'not-on-the-list',
    });
    const unlisted = planRespondentQuestions(unknown, [{ ...ROLE, id: 'age', fact: null }]);
    expect(unlisted.questions[0]).toMatchObject({ outcome: 'dropped', reason: 'not-on-the-list' });
  });

  test('prefers the mergers that the instrument allows', () => {
    const invited = [
      ...repeat(3, 'elected-policymaker'),
      ...repeat(6, 'official'),
      ...repeat(9, 'partner-organisation'),
    ];
    const mergers = [[['elected-policymaker', 'official'], ['partner-organisation']]];
    const [role] = planRespondentQuestions(invited, [{ ...ROLE, mergers }]).questions;
    expect(role?.categories).toEqual([
      { codes: ['elected-policymaker', 'official'], invited: 9 },
      { codes: ['partner-organisation'], invited: 9 },
    ]);
    expect(planRespondentQuestions(invited, [{ ...ROLE, mergers: [] }]).questions[0]?.outcome).toBe(
      'dropped',
    );
  });

  test('offers no choice that fits nobody on the list', () => {
    const invited = [
      ...repeat(6, 'elected-policymaker', 'progressive'),
      ...repeat(6, 'elected-policymaker', 'mixed'),
    ];
    const alone: RespondentQuestion = {
      id: 'politics',
      fact: 'political-group',
      categories: POLITICS.categories,
    };
    const [politics] = planRespondentQuestions(invited, [alone]).questions;
    expect(politics?.outcome).toBe('merged');
    expect(politics?.categories.every(({ invited: count }) => count >= 5)).toBe(true);
  });

  const people = fc.array(
    fc.record({
      role: fc.constantFrom('elected-policymaker', 'official', 'partner-organisation'),
      politicalGroup: fc.constantFrom('progressive', 'conservative', 'mixed', null),
    }),
    { maxLength: 60 },
  );
  /** Elected members have a group; others none. */
  const invitedList = people.map((list) =>
    list.map((one) => ({
      role: one.role,
      politicalGroup: one.role === 'elected-policymaker' ? one.politicalGroup : null,
    })),
  );

  function countCombinations(invited: readonly InvitedFacts[], plan: RespondentPlan): number[] {
    const findGroup = (id: string, code: string | null) =>
      plan.questions
        .find((one) => one.id === id)
        ?.categories.findIndex(({ codes }) => codes.includes(code ?? '')) ?? -1;
    const isPoliticsAsked = plan.questions.some(
      ({ id, outcome }) => id === 'politics' && outcome !== 'dropped',
    );
    const counts = new Map<string, number>();
    for (const person of invited) {
      const isElected = person.role === 'elected-policymaker' && isPoliticsAsked;
      const key = `${findGroup('role', person.role)} ${isElected ? findGroup('politics', person.politicalGroup) : ''}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return [...counts.values()];
  }

  test('no combination of what is asked fits one to four of the invited', () => {
    fc.assert(
      fc.property(invitedList, (invited) => {
        const plan = planRespondentQuestions(invited, [ROLE, POLITICS]);
        const isAnythingAsked = plan.questions.some(({ outcome }) => outcome !== 'dropped');
        const small = countCombinations(invited, plan).filter((count) => count < 5);
        expect(isAnythingAsked ? small : []).toEqual([]);
      }),
      { seed: 20_261_121, numRuns: 200 },
    );
  });

  test('a planned question, asked as planned, needs no further change', () => {
    fc.assert(
      fc.property(invitedList, (invited) => {
        const plan = planRespondentQuestions(invited, [ROLE, POLITICS]);
        const planned = [ROLE, POLITICS].flatMap((question): RespondentQuestion[] => {
          const found = plan.questions.find(({ id }) => id === question.id);
          if (found === undefined || found.outcome === 'dropped') return [];
          const categories = found.categories.map(({ codes }) => ({
            code: codes.join('-or-'),
            stands: codes,
          }));
          return [{ ...question, categories, mergers: [] }];
        });
        expect(planRespondentQuestions(invited, planned).isUnchanged).toBe(true);
      }),
      { seed: 20_261_122, numRuns: 200 },
    );
  });
});
