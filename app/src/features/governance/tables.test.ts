import { openProtectedCube, readCell, type Cell, type ProtectedCube } from '@vicus/cube';
import type { Frequency } from '@vicus/statistics';
import { describe, expect, test } from 'vitest';
import { compareMeans } from './comparison.rules.ts';
import { answerAlike, drawRespondents, FACTS, PRINTED } from './governance.fixture.ts';
import { computeSuggestions, readReading, SUGGESTION_RULES } from './governance.rules.ts';
import type { KnownRole, Respondent, WaveFacts } from './governance.types.ts';
import { protectWave } from './protection.ts';
import { toMeanCells } from './table-cells.ts';
import { openHighsSolver } from '#server/solver/highs.ts';

const solver = await openHighsSolver();

function protectAll(respondents: readonly Respondent[], facts: WaveFacts = FACTS): readonly ProtectedCube[] {
  return protectWave(facts, respondents, { ledger: [], codeVersion: '0', solver }).tables;
}

function read(
  tables: readonly ProtectedCube[],
  id: string,
  at: Record<string, string>,
  measure: string,
): Cell {
  const cube = tables.map((table) => openProtectedCube(table)).find((one) => one.id === id);
  if (cube === undefined) throw new Error(`no table ${id}`);
  return readCell(cube, { wave: FACTS.waveId, ...at }, measure);
}

const index = (tables: readonly ProtectedCube[], code: string, measure = 'mean') =>
  read(tables, 'governance-index', { index: code }, measure);
const officials = (count: number, make: (i: number) => Respondent) =>
  Array.from({ length: count }, (_, i) => make(i));
const value = (cell: Cell): number | string => (cell.kind === 'number' ? cell.value : cell.reason);

describe('the index', () => {
  /** By turns 1 and 3, so that no average stands at an end and no row is alike. */
  const varied = (i: number) => answerAlike('official', i % 2 === 0 ? 1 : 3, i % 2 === 0 ? 2 : 4);

  test('is the mean of the sums over the 16 kinds', () => {
    const tables = protectAll(officials(10, varied));
    expect(['1', '2', '3', '4'].map((i) => value(index(tables, `index-${i}`)))).toEqual([32, 48, 80, 16]);
    expect(value(index(tables, 'index-1', 'scaled'))).toBe(0);
  });

  test('is estimated from the averages shown where counting it would leave one to four people', () => {
    const oneScaled = officials(10, (i) =>
      i === 0 ? answerAlike('official', 1, 2, { 'eu-officials': ['dont-know', 'dont-know'] }) : varied(i),
    );
    const estimated = protectAll(oneScaled);
    const at = { window: 'earlier', role: 'local-government' };
    const averages = PRINTED.map((actor) =>
      Number(value(read(estimated, 'governance-frequency', { ...at, actor }, 'mean'))),
    );
    expect(index(estimated, 'index-1')).toMatchObject({ kind: 'number', status: 'estimated' });
    expect(value(index(estimated, 'index-1'))).toBeCloseTo(
      averages.reduce((sum, one) => sum + one, 0),
      9,
    );
    expect(value(index(estimated, 'index-1', 'lower'))).toBe('not-applicable');
    const fiveScaled = officials(12, (i) =>
      i < 5 ? answerAlike('official', 1, 2, { 'eu-officials': ['dont-know', null] }) : varied(i),
    );
    expect(index(protectAll(fiveScaled), 'index-1').kind).toBe('number');
  });

  test('does not give away a kind whose average is withheld', () => {
    const nobodySpeaksToEu = officials(10, (i) =>
      answerAlike('official', i % 2 === 0 ? 1 : 3, (2 + (i % 2)) as Frequency, { 'eu-officials': [0, 0] }),
    );
    const tables = protectAll(nobodySpeaksToEu);
    const at = { actor: 'eu-officials', window: 'later', role: 'local-government' };
    expect(value(read(tables, 'governance-frequency', at, 'mean'))).toBe('withheld');
    expect(index(tables, 'index-2')).toMatchObject({ status: 'estimated' });
    expect(value(index(tables, 'index-2', 'kinds-counted'))).toBe(15);
    expect(value(index(tables, 'index-2', 'upper-if-missing-differ'))).toBeGreaterThan(
      Number(value(index(tables, 'index-2'))),
    );
    const score = read(
      tables,
      'governance-groups',
      { group: 'vertical', figure: 'later', role: 'local-government' },
      'kinds-counted',
    );
    expect(value(score)).toBe(3);
  });

  test('is not defined where partners cannot be told from the local government', () => {
    const facts = { ...FACTS, asked: { 'elected-policymaker': 6, official: 6, 'partner-organisation': 3 } };
    const unknown = drawRespondents({ seed: 3, missing: 0, roles: Array<KnownRole>(12).fill('unknown') });
    expect(value(index(protectAll(unknown, facts), 'index-1'))).toBe('not-applicable');
  });

  test('leaves partners beside it', () => {
    const facts = { ...FACTS, asked: { 'elected-policymaker': 0, official: 12, 'partner-organisation': 12 } };
    const partners = officials(8, () => answerAlike('partner-organisation', 5, 5));
    expect(value(index(protectAll([...officials(10, varied), ...partners], facts), 'index-1'))).toBe(32);
  });
});

describe('averages', () => {
  test('of a role are shown only where it and the others are none or at least five', () => {
    const at = (role: string) => ({ actor: 'migrant-organisations', window: 'later', role });
    const draw = (elected: number, official: number) =>
      drawRespondents({
        seed: 9,
        missing: 0,
        roles: [
          ...Array<KnownRole>(elected).fill('elected-policymaker'),
          ...Array<KnownRole>(official).fill('official'),
        ],
      });
    const few = protectAll(draw(3, 12));
    expect(read(few, 'governance-frequency', at('local-government'), 'mean').kind).toBe('number');
    expect(value(read(few, 'governance-frequency', at('elected-policymaker'), 'mean'))).toBe('withheld');
    expect(value(read(few, 'governance-frequency', at('official'), 'mean'))).toBe('withheld');
    const enough = protectAll(draw(6, 12));
    expect(read(enough, 'governance-frequency', at('elected-policymaker'), 'mean').kind).toBe('number');
  });

  test('count those who answered for both periods where one to four answered for one only', () => {
    const people = officials(10, (i) =>
      answerAlike(
        'official',
        (i % 2) as Frequency,
        (2 + (i % 2)) as Frequency,
        i < 2 ? { housing: [null, 5] } : {},
      ),
    );
    const tables = protectAll(people);
    const later = { actor: 'housing', window: 'later', role: 'local-government' };
    expect(value(read(tables, 'governance-frequency', later, 'n'))).toBe(8);
    expect(value(read(tables, 'governance-change', { actor: 'housing' }, 'mean'))).toBe(2);
  });

  test('have an interval that is rounded outwards and lies within the range', () => {
    const cells = toMeanCells([0, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 4, 4], 25, {
      min: 0,
      max: 5,
      leastSpread: 0.5,
    });
    expect(cells).toMatchObject({ n: 17, lower: 2.1, upper: 2.8 });
    expect(cells['lower-if-missing-differ']).toBeCloseTo(41 / 25, 10);
    expect(cells['upper-if-missing-differ']).toBeCloseTo(81 / 25, 10);
  });
});

describe('an interval', () => {
  test('does not tell that all said the same', () => {
    const scale = { min: 0, max: 5, leastSpread: 0.5 };
    const alike = toMeanCells(Array<number>(16).fill(2), 24, scale);
    const nearly = toMeanCells([...Array<number>(14).fill(2), 1, 3], 24, scale);
    expect(alike['lower']).toEqual(nearly['lower']);
    expect(alike['upper']).toEqual(nearly['upper']);
  });
});

describe('suggestions', () => {
  test('come from written rules, each with its reading, and never from a withheld figure', () => {
    const people = officials(12, (i) =>
      answerAlike('official', (3 + (i % 2)) as Frequency, (1 + (i % 2)) as Frequency, {
        'eu-officials': [0, 0],
        'national-mps': [i % 4 === 0 ? 1 : 0, i % 4 === 0 ? 1 : 0],
      }),
    );
    const tables = protectAll(people, {
      ...FACTS,
      asked: { 'elected-policymaker': 0, official: 14, 'partner-organisation': 0 },
    });
    const found = computeSuggestions(tables.map((table) => openProtectedCube(table)));
    const silent = found.filter(({ rule }) => rule === 'level-not-spoken-to');
    expect(silent.flatMap(({ subjects }) => subjects.map(({ code }) => code))).toEqual(['national-mps']);
    expect(found.filter(({ reading }) => reading === 'decline-inside')).toHaveLength(1);
    for (const { rule, reading } of found) {
      expect(SUGGESTION_RULES).toContain(rule);
      expect(readReading(reading).text.en).not.toBe('');
    }
  });
});

describe('two waves', () => {
  test('differ only where the difference clears both intervals', () => {
    expect(compareMeans({ mean: 2, halfWidth: 0.3 }, { mean: 2.4, halfWidth: 0.4 })).toMatchObject({
      verdict: 'cannot-be-told',
      reason: 'interval-includes-zero',
    });
    expect(compareMeans({ mean: 2, halfWidth: 0.3 }, { mean: 2.6, halfWidth: 0.4 }).verdict).toBe('higher');
    expect(compareMeans({ mean: 2, halfWidth: 0 }, { mean: 1, halfWidth: 0 }).verdict).toBe('lower');
    expect(compareMeans('withheld', { mean: 1, halfWidth: 0 })).toMatchObject({ reason: 'withheld' });
    expect(compareMeans({ mean: 2, halfWidth: null }, { mean: 1, halfWidth: 0 })).toMatchObject({
      reason: 'no-interval',
    });
  });
});
