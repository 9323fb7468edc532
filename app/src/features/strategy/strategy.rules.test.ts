/** Rules of a strategy without a database: steps, numbers in words, differences, coordination. */
import { buildCube } from '@vicus/cube';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareWithContacts, listContacts } from './coordination.rules.ts';
import { listTypedNumbers, listWords } from './numbers.rules.ts';
import { isSame, listDifferences, readBase, writeCanonical } from './revision.rules.ts';
import { countWords, findNextStep, listSteps } from './step.rules.ts';
import type { StrategyContent } from './strategy.types.ts';
import { row, STRATEGY_CONTENT } from './testing/strategy-content.fixture.ts';
import { compareVersions } from './version.rules.ts';

const change = (more: Partial<StrategyContent>): StrategyContent => ({ ...STRATEGY_CONTENT, ...more });

describe('steps', () => {
  test('come in the order of a council, say what they hold, and which is next', () => {
    const steps = listSteps(STRATEGY_CONTENT);
    expect(steps.map(({ stepId }) => stepId).slice(0, 3)).toEqual([
      'area-and-people',
      'diagnosis',
      'perspectives',
    ]);
    expect(steps.find(({ stepId }) => stepId === 'diagnosis')).toMatchObject({
      words: 8,
      figures: 1,
      state: 'begun',
    });
    expect(steps.find(({ stepId }) => stepId === 'goals')).toMatchObject({ rows: 1, state: 'written' });
    expect(findNextStep(steps)?.stepId).toBe('area-and-people');
    expect(findNextStep([])).toBeNull();
  });
  test('words are counted in every script, hyphens and apostrophes join', () => {
    expect(countWords('Long-term residents don’t agree. Ґанок, 3.5 км!')).toBe(7);
    expect(countWords(' \n ')).toBe(0);
  });
});

describe('numbers in words', () => {
  test('are found wherever words are adopted, with the words around them; years and fields with numbers are not', () => {
    const found = listTypedNumbers(
      change({
        parts: [{ partId: 'summary', text: 'In 2027 some 34 % of 1,200 people.', revision: 1 }],
        risks: [{ ...STRATEGY_CONTENT.risks[0]!, whatWeDo: 'Three evenings, 12 posters' }],
      }),
      [],
      [],
    );
    expect(found).toEqual([
      { where: 'part:summary', name: '', number: '34 %', excerpt: 'In 2027 some 34 % of 1,200 people.' },
      { where: 'part:summary', name: '', number: '1,200', excerpt: 'In 2027 some 34 % of 1,200 people.' },
      {
        where: `risk:${row('other', 40)}:whatWeDo`,
        name: '',
        number: '12',
        excerpt: 'Three evenings, 12 posters',
      },
    ]);
  });
  test('names that carry numbers are no claims', () => {
    const content = change({ parts: [{ partId: 'summary', text: 'Plan 42 for all', revision: 1 }] });
    expect(listTypedNumbers(content, [], ['Plan 42'])).toEqual([]);
  });
  test('an excerpt is cut at spaces', () => {
    const text = `${'word '.repeat(40)}77 ${'more '.repeat(40)}`;
    const [one] = listTypedNumbers(change({ parts: [{ partId: 'summary', text, revision: 1 }] }), [], []);
    expect(one?.excerpt).toMatch(/^…(word )+77 (more )*more…$/);
  });
  test('every prose field of the fixture is looked at', () => {
    const places = new Set(listWords(STRATEGY_CONTENT).map(({ where }) => where.split(':')[0]));
    expect([...places]).toEqual(['part', 'perspective', 'goal', 'goal-measure', 'action', 'body', 'risk']);
  });
});

describe('differences', () => {
  test('a strategy does not differ from itself, also after a round through the database', () => {
    expect(compareVersions(STRATEGY_CONTENT, STRATEGY_CONTENT)).toEqual([]);
    const stored = JSON.parse(writeCanonical(STRATEGY_CONTENT)) as StrategyContent;
    expect(compareVersions(stored, STRATEGY_CONTENT)).toEqual([]);
  });
  test('rows are added, changed and dropped; revisions and places in the order are none', () => {
    const [action, trial] = STRATEGY_CONTENT.actions;
    const after = change({
      actions: [{ ...trial!, position: 1 }],
      budget: STRATEGY_CONTENT.budget.map((line, i) =>
        i === 0 ? { ...line, amountCents: 100, revision: 9 } : line,
      ),
      risks: [
        ...STRATEGY_CONTENT.risks,
        { ...STRATEGY_CONTENT.risks[0]!, riskId: row('other', 41), text: 'New' },
      ],
    });
    const found = compareVersions(STRATEGY_CONTENT, after);
    expect(found.map(({ rowKind, deed, name }) => [rowKind, deed, name])).toEqual([
      ['action', 'dropped', action?.title],
      ['budget-line', 'changed', ', 2027'],
      ['risk', 'added', 'New'],
    ]);
    expect(found[1]?.fields).toEqual([{ field: 'amount', before: '12000.50 EUR', after: '1.00 EUR' }]);
  });
  test('whatever text a part gets, the difference gives both texts back', () => {
    const parts = (text: string) => change({ parts: [{ partId: 'summary', text, revision: 1 }] });
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const [found] = compareVersions(parts(before), parts(after));
        if (before === after) expect(found).toBeUndefined();
        else expect(found?.fields).toEqual([{ field: 'text', before, after }]);
      }),
      { seed: 8, numRuns: 100 },
    );
  });
});

describe('revisions', () => {
  test('only fields that differ are kept; nothing and null are the same, the order of keys does not matter', () => {
    expect(listDifferences({ a: 1, b: [1, 2], c: null }, { a: 1, b: [2, 1], c: undefined })).toEqual({
      b: [1, 2],
    });
    expect(isSame({ a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 })).toBe(true);
    expect(listDifferences({}, { a: 'new' })).toEqual({ a: null });
  });
});

describe('what stood there when a form was made', () => {
  const changes = [
    { revision: 3, before: { name: 'C', open: true } },
    { revision: 2, before: { name: 'B', day: null } },
    { revision: 1, before: { name: 'A' } },
  ];
  test('is put together from all changes since, as a form would send it', () => {
    expect(readBase(changes, 2)).toEqual({ name: 'B', day: '', open: 'on' });
    expect(readBase(changes, 4)).toEqual({});
  });
});

describe('coordination', () => {
  const label = (code: string) => ({ code, label: { en: code } });
  const cube = buildCube({
    id: 'governance-frequency',
    provenance: {
      title: { en: 'x' },
      question: { en: 'x' },
      period: '2026',
      source: { en: 'x' },
      method: 'x',
      notes: [],
    },
    dimensions: [
      { id: 'role', label: { en: 'Role' }, role: 'category', categories: ['all', 'official'].map(label) },
      {
        id: 'actor',
        label: { en: 'Actor' },
        role: 'category',
        categories: ['clubs', 'police', 'region'].map(label),
      },
      { id: 'window', label: { en: 'Window' }, role: 'time', categories: ['earlier', 'later'].map(label) },
    ],
    measures: [{ id: 'mean', label: { en: 'Mean' }, kind: 'mean', unit: '0-5', decimals: 1 }],
    cells: ['all', 'official'].flatMap((role) =>
      ['earlier', 'later'].flatMap((window) =>
        [2.4, 0.2, 1].map((mean, i) => ({
          at: { role, window, actor: ['clubs', 'police', 'region'][i]! },
          measures: { mean: role === 'all' && window === 'later' ? mean : 5 },
        })),
      ),
    ),
  });
  test('reads the later window at the leading role, and says who has contact but no seat, and the other way round', () => {
    const contacts = listContacts(cube);
    expect(contacts.map(({ kind, frequency }) => [kind, frequency])).toEqual([
      ['clubs', 2.4],
      ['police', 0.2],
      ['region', 1],
    ]);
    const found = compareWithContacts(contacts, ['police', 'region', 'churches']);
    expect(found.outside.map(({ kind }) => kind)).toEqual(['clubs']);
    expect(found.rarelyMet.map(({ kind }) => kind)).toEqual(['police']);
    expect(found.notAsked.map(({ kind }) => kind)).toEqual(['churches']);
  });
});
