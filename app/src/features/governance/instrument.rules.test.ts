import { checkAnswer, checkInstrument, listVisibleQuestions } from '@vicus/questionnaire';
import { PRINTED_ACTOR_KINDS } from '@vicus/reference';
import { describe, expect, test } from 'vitest';
import { planRespondentQuestions } from '#features/survey/survey.rules.ts';
import type { WaveMode } from '#features/survey/survey.types.ts';
import { toRespondent } from './answers.rules.ts';
import type { GovernanceDesign } from './governance.schema.ts';
import {
  applyPlan,
  buildGovernanceInstrument,
  listAskedRows,
  listRespondentQuestions,
} from './instrument.rules.ts';
import { describeOwnResult } from './own-result.rules.ts';

const DESIGN: GovernanceDesign = {
  windows: { earlier: { fromYear: 2023, toYear: 2024 }, later: { fromYear: 2025, toYear: 2026 } },
  rows: 'kinds',
  furtherKinds: true,
  politicalGroup: true,
  localityFacts: true,
  openQuestions: true,
  languages: ['en', 'de', 'ar'],
  basis: 'consent',
  purpose: '',
  closesOn: '2026-12-01',
  retentionUntil: '2027-12-01',
};

const people = (role: string, count: number, groups: readonly (string | null)[] = [null]) =>
  Array.from({ length: count }, (_, i) => ({ role, politicalGroup: groups[i % groups.length] ?? null }));

function build(
  design: GovernanceDesign = DESIGN,
  invited = [
    ...people('elected-policymaker', 12, ['progressive', 'conservative']),
    ...people('official', 13),
  ],
  mode: WaveMode = 'anonymous',
) {
  const questions = listRespondentQuestions(design, invited);
  const about = applyPlan(questions, planRespondentQuestions(invited, questions));
  return buildGovernanceInstrument(design, listAskedRows(design, []), { about, placeName: 'Lindmoor', mode });
}

const frequencies = (rows: readonly string[], earlier: string, later: string) =>
  Object.fromEntries(rows.map((row) => [row, { earlier, later }]));

function answerAll(instrument: ReturnType<typeof build>, earlier: string, later: string) {
  return Object.fromEntries(
    instrument.sections.flatMap(({ questions }) =>
      questions.flatMap((question) =>
        question.kind === 'matrix' && question.id.startsWith('contact-')
          ? [
              [
                question.id,
                frequencies(
                  question.rows.map(({ id }) => id),
                  earlier,
                  later,
                ),
              ] as const,
            ]
          : [],
      ),
    ),
  );
}

describe('the questionnaire', () => {
  test('is sound, with one page a group, the further kinds apart', () => {
    const instrument = build();
    expect(checkInstrument(instrument)).toEqual([]);
    expect(instrument.sections.map(({ id }) => id)).toEqual([
      'about-you',
      'horizontal',
      'vertical',
      'translocal',
      'within-local-government',
      'further',
      'locality',
    ]);
    expect(instrument.languages).toEqual({
      en: { state: 'source' },
      de: { state: 'draft' },
      ar: { state: 'draft' },
    });
  });

  test('asks in six languages, except for names', () => {
    const { sections } = build();
    for (const { title, questions } of sections) {
      for (const texts of [title, ...questions.map(({ label }) => label)]) {
        expect(Object.keys(texts).toSorted()).toEqual(['ar', 'de', 'en', 'es', 'it', 'uk']);
      }
    }
  });

  test('asks how the contact is where there was contact in either window', () => {
    const instrument = build();
    const answers = {
      'contact-vertical': {
        'eu-officials': { earlier: '2', later: '0' },
        'national-mps': { earlier: '0', later: '0' },
      },
    };
    const shown = listVisibleQuestions(instrument, answers).find(
      ({ question }) => question.id === 'nature-vertical',
    );
    expect(shown?.rows.map(({ id }) => id)).toEqual(['eu-officials']);
  });

  test('merges elected members and officials where few of one are invited, and then asks no politics', () => {
    const invited = [
      ...people('elected-policymaker', 3, ['progressive']),
      ...people('official', 10),
      ...people('partner-organisation', 9),
    ];
    const [about] = build(DESIGN, invited).sections;
    expect(about?.questions.map(({ id }) => id)).toEqual(['role']);
    const role = about?.questions[0];
    expect(role?.kind === 'one-choice' && role.choices.map(({ code }) => code)).toEqual([
      'elected-policymaker-or-official',
      'partner-organisation',
    ]);
    expect(toRespondent(build(DESIGN, invited), { role: 'elected-policymaker-or-official' }).role).toBe(
      'local-government',
    );
  });

  test('joins those who call themselves mixed to one side, never the two sides', () => {
    const listGroups = (progressive: number, conservative: number, mixed: number) => {
      const invited = [
        ...people('elected-policymaker', progressive, ['progressive']),
        ...people('elected-policymaker', conservative, ['conservative']),
        ...people('elected-policymaker', mixed, ['mixed']),
        ...people('official', 9),
      ];
      const question = build(DESIGN, invited).sections[0]?.questions[1];
      return question?.kind === 'one-choice' ? question.choices.map(({ code }) => code) : null;
    };
    expect(listGroups(5, 5, 5)).toEqual(['progressive', 'conservative', 'mixed']);
    expect(listGroups(4, 6, 7)).toEqual(['progressive-or-mixed', 'conservative']);
    expect(listGroups(9, 4, 2)).toEqual(['progressive', 'conservative-or-mixed']);
    expect(listGroups(4, 4, 9)).toBeNull();
    expect(listGroups(3, 3, 0)).toBeNull();
  });

  test('says before anything is written who reads it, in every language', () => {
    const readHelp = (mode: WaveMode) =>
      build(DESIGN, people('official', 9), mode)
        .sections.flatMap(({ questions }) => questions)
        .filter(({ kind }) => kind === 'long-text')
        .map(({ help }) => help);
    const [anonymous] = readHelp('anonymous');
    const [named] = readHelp('named');
    expect(Object.keys(anonymous ?? {}).toSorted()).toEqual(['ar', 'de', 'en', 'es', 'it', 'uk']);
    expect(new Set(Object.values(anonymous ?? {})).size).toBe(6);
    expect(anonymous?.en).toMatch(/random order.*at least 5.*who you are/s);
    expect(named?.en).toMatch(/with your name/);
    expect(readHelp('anonymous')).toHaveLength(5);
  });

  test('asks about named actors, and about a kind where the place has none', () => {
    const actors = [
      { actorId: '00000000-0000-4000-8000-000000000001', kind: 'employers', name: 'Mill' },
      { actorId: '00000000-0000-4000-8000-000000000002', kind: 'employers', name: 'Dairy' },
    ];
    const rows = listAskedRows({ rows: 'named', furtherKinds: true }, actors);
    expect(rows.filter(({ kind }) => kind === 'employers').map(({ name }) => name)).toEqual([
      'Mill',
      'Dairy',
    ]);
    expect(rows.filter(({ kind }) => kind === 'housing')).toEqual([{ id: 'housing', kind: 'housing' }]);
    const longest = listAskedRows({ rows: 'named', furtherKinds: true }, [
      { ...actors[0]!, kind: 'local-governments-in-country' },
    ]);
    expect(Math.max(...longest.map(({ id }) => id.length))).toBeLessThanOrEqual(64);
  });
});

describe('answers', () => {
  test('take the most frequent of several named actors of a kind, and how that contact is', () => {
    const actors = ['1', '2', '3'].map((i) => ({
      actorId: `00000000-0000-4000-8000-00000000000${i}`,
      kind: 'employers',
      name: i,
    }));
    const design: GovernanceDesign = { ...DESIGN, rows: 'named' };
    const instrument = buildGovernanceInstrument(design, listAskedRows(design, actors), {
      about: [],
      placeName: 'L',
      mode: 'named',
    });
    const [one = '', two = '', three = ''] = actors.map(
      ({ actorId }) => `employers--${actorId.replaceAll('-', '')}`,
    );
    const answers = {
      'contact-further': {
        [one]: { earlier: '1', later: 'dont-know' },
        [two]: { earlier: '4', later: '2' },
        [three]: { earlier: '0', later: '4' },
      },
      'nature-further': { [one]: { nature: '1' }, [two]: { nature: '5' }, [three]: { nature: '2' } },
    };
    expect(checkAnswer(instrument, answers).ok).toBe(true);
    const respondent = toRespondent(instrument, answers, { role: 'official', politicalGroup: null });
    expect(respondent.frequency.earlier.get('employers')).toBe(4);
    expect(respondent.frequency.later.get('employers')).toBe(4);
    expect(respondent.nature.get('employers')).toBe(2);
    expect(respondent.frequency.later.get('housing')).toBeNull();
  });

  test('give the respondent their own index, over the 16 kinds only', () => {
    const instrument = build();
    const result = describeOwnResult(instrument, answerAll(instrument, '1', '3'));
    expect(result?.windows.map(({ index }) => index)).toEqual([16, 48]);
    expect(result?.windows.map(({ window }) => window.en)).toEqual(['2023–2024', '2025–2026']);
    expect(result?.change).toBe(32);
    expect(PRINTED_ACTOR_KINDS).toHaveLength(16);
    expect(describeOwnResult(instrument, {})?.windows[0]).toMatchObject({ index: null, kindsAnswered: 0 });
  });
});
