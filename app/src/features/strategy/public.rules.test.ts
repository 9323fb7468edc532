import { describe, expect, test } from 'vitest';
import {
  chooseComments,
  cutStatement,
  groupByAbout,
  listAbouts,
  listNotShown,
  listPublicVoices,
} from './comment.rules.ts';
import type { OfficeComment, PublicComment } from './comment.types.ts';
import { chooseEdition, listEditions } from './public-editions.rules.ts';
import { pickHead } from './public-links.rules.ts';
import {
  composePublicContent,
  listTypedWords,
  readBlocks,
  readCommentPhase,
  sumPublicMoney,
} from './public.rules.ts';
import type { PublicStrategyHead } from './public.types.ts';
import { sumCents } from './budget.rules.ts';
import { STRATEGY_CONTENT as content } from './testing/strategy-content.fixture.ts';

const toKey = (id: string): string => `key of ${id.slice(-1)}${id.slice(0, 1)}`;
const composing = { content, frozenFacts: [], baselines: new Map(), toKey };
const all = { keptParts: [], keptActions: [], moneyDetail: 'by-action' } as const;

describe('what the public sees', () => {
  test('holds no id, and as much money as the office', () => {
    const shown = composePublicContent(composing, all);
    expect(JSON.stringify(shown)).not.toMatch(/[0-9a-f]{8}-0000-4000-8000/);
    const cents = (lines: readonly { readonly cents: number }[]) =>
      lines.reduce((sum, one) => sum + one.cents, 0);
    expect(cents(shown.money)).toBe(sumCents(content.budget));
    expect(cents(shown.actions.flatMap(({ money }) => money ?? []))).toBe(sumCents(content.budget));
    expect(cents(sumPublicMoney(shown.money, 'source'))).toBe(cents(sumPublicMoney(shown.money, 'year')));
    expect(listTypedWords(shown).some(({ text }) => text.includes(shown.actions[0]?.owner ?? '?'))).toBe(
      true,
    );
  });

  test('is without what is kept back, and says so', () => {
    const keptActions = content.actions.slice(0, 1).map(({ actionId }) => actionId);
    const shown = composePublicContent(composing, {
      keptParts: ['coordination', 'perspectives'],
      keptActions,
      moneyDetail: 'by-year-and-source',
    });
    expect([shown.bodies, shown.said]).toEqual([[], []]);
    expect(shown.keptBack).toEqual({ parts: ['coordination', 'perspectives'], actions: 1 });
    expect(shown.actions.every(({ money }) => money === null)).toBe(true);
  });

  test('paragraphs and lists are told apart', () => {
    expect(readBlocks('One\ntwo\n\n- a\n- b\nthree')).toEqual([
      { kind: 'paragraph', lines: ['One', 'two'] },
      { kind: 'list', lines: ['a', 'b'] },
      { kind: 'paragraph', lines: ['three'] },
    ]);
  });
});

const HEAD: PublicStrategyHead = {
  key: 'a',
  state: 'draft',
  version: 1,
  language: 'de',
  title: 'T',
  fromYear: 2027,
  toYear: 2030,
  words: { en: { title: 'E', summary: '' } },
  contentHash: '',
  decision: null,
  amends: '',
  commentsFrom: '2026-05-01',
  commentsUntil: '2026-05-31',
  notShown: {},
  publishedOn: '2026-05-01',
  withdrawnOn: null,
  withdrawal: '',
};
const head = (state: PublicStrategyHead['state'], version: number, key = 'a'): PublicStrategyHead => ({
  ...HEAD,
  key,
  state,
  version,
});

test('the newest adopted version is read first, a draft where there is none; earlier versions keep an address', () => {
  const heads = [head('adopted', 1), head('draft', 3), head('adopted', 2), head('draft', 1, 'b')];
  expect(listEditions(heads, 'a').map(({ edition }) => edition)).toEqual(['adopted', 'v1', 'draft']);
  expect(chooseEdition(heads, { key: null, edition: null })?.head.version).toBe(2);
  expect(chooseEdition(heads, { key: 'b', edition: null })?.edition).toBe('draft');
  expect(chooseEdition(heads, { key: 'b', edition: 'adopted' })).toBeUndefined();
});

test('comments are taken on the days said, of a draft only', () => {
  const days = ['2026-04-30', '2026-05-01', '2026-05-31', '2026-06-01'];
  expect(days.map((day) => readCommentPhase(head('draft', 1), day))).toEqual([
    'waiting',
    'open',
    'open',
    'ended',
  ]);
  expect(readCommentPhase(head('adopted', 1), '2026-05-02')).toBe('none');
});

test('words in the language of the reader go before those of the strategy', () => {
  expect(pickHead({ ...head('draft', 1), content: null }, 'en')).toMatchObject({
    title: 'E',
    titleLang: undefined,
  });
  expect(pickHead({ ...head('draft', 1), content: null }, 'it')).toMatchObject({
    title: 'T',
    titleLang: 'de',
  });
});

describe('comments', () => {
  const COMMENT: OfficeComment = {
    commentId: '1',
    draft: 1,
    aboutKind: 'whole',
    aboutKey: '',
    aboutTitle: '',
    words: 'w',
    voice: 'newcomer',
    language: 'en',
    day: '2026-05-02',
    state: 'shown',
    reason: null,
    answer: null,
    perspectiveId: null,
  };
  const comment = (n: number, more: Partial<OfficeComment> = {}): OfficeComment => ({
    ...COMMENT,
    commentId: String(n),
    ...more,
  });
  const none = { state: '', voice: '', about: '', answered: '' } as const;
  const abouts = listAbouts(composePublicContent(composing, all));

  test('that wait come first; thirty are narrowed down', () => {
    const many = [
      comment(1),
      comment(2, { state: 'waiting' }),
      comment(3, { aboutKind: 'part', aboutKey: 'risks' }),
    ];
    expect(chooseComments(many, none, abouts)[0]?.commentId).toBe('2');
    expect(chooseComments(many, { ...none, about: 'part:risks' }, abouts)).toHaveLength(1);
    expect(chooseComments(many, { ...none, state: 'shown', answered: 'no' }, abouts)).toHaveLength(2);
  });

  test('tell a voice, and a count by reason, only from five on', () => {
    expect(listPublicVoices([1, 2, 3, 4].map((n) => comment(n)))).toEqual([]);
    expect(listPublicVoices([1, 2, 3, 4, 5].map((n) => comment(n)))).toEqual(['newcomer']);
    expect(listPublicVoices([1, 2, 3, 4, 5].map((n) => comment(n, { voice: 'no-answer' })))).toEqual([]);
    expect(listNotShown({ insults: 4, advertising: 5, 'names-a-person': 0 })).toEqual([
      { reason: 'insults', count: null },
      { reason: 'advertising', count: 5 },
    ]);
  });

  test('about what is there no more stand last, under the name it had', () => {
    const shown = (aboutKind: 'goal' | 'whole', aboutKey: string) =>
      ({ aboutKind, aboutKey, aboutTitle: 'Old goal' }) as PublicComment;
    const groups = groupByAbout([shown('goal', 'gone'), shown('whole', '')], abouts);
    expect(groups.map(({ about }) => [about.kind, about.title])).toEqual([
      ['whole', ''],
      ['goal', 'Old goal'],
    ]);
  });

  test('become statements cut between words', () => {
    expect(cutStatement('one two three', 20)).toBe('one two three');
    expect(cutStatement('one two three', 9)).toBe('one two…');
  });
});
