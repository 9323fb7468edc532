import { openProtectedCube, readCell } from '@vicus/cube';
import type { FrequencyAnswer, NatureAnswer } from '@vicus/statistics';
import { describe, expect, test } from 'vitest';
import { openHighsSolver } from '#server/solver/highs.ts';
import type { Tie } from './answers.rules.ts';
import { drawRespondents, FACTS } from './governance.fixture.ts';
import { assessNetwork, composeWaveNetwork, measureNetwork } from './network.rules.ts';
import type { NetworkAnswer } from './network.types.ts';
import { protectWave } from './protection.ts';

const solver = await openHighsSolver();
const idOf = (i: number): string => `00000000-0000-4000-8000-0000000000${String(i).padStart(2, '0')}`;
const rowOf = (i: number): string => `non-public-service-providers--${idOf(i).replaceAll('-', '')}`;

type Told = Readonly<Record<string, FrequencyAnswer>>;
const tell = (rows: readonly string[], told: Told, nature: NatureAnswer = null): Tie[] =>
  rows.map((rowId) => ({
    rowId,
    kind: rowId.split('--')[0] ?? rowId,
    frequency: { earlier: 0, later: told[rowId] ?? null },
    nature,
  }));

/** `size` organisations; `frequency(i, j)`: what i tells of j. */
function network(size: number, frequency: (i: number, j: number) => FrequencyAnswer): NetworkAnswer[] {
  const rows = Array.from({ length: size }, (_, i) => rowOf(i));
  return rows.map((_, i) => ({
    actorId: idOf(i),
    role: 'partner-organisation',
    name: `Organisation ${i}`,
    ties: tell(rows, Object.fromEntries(rows.flatMap((row, j) => (i === j ? [] : [[row, frequency(i, j)]])))),
  }));
}
const measure = (answers: readonly NetworkAnswer[]) =>
  measureNetwork(composeWaveNetwork(answers, 'later'), 'later');

describe('a named wave as a network', () => {
  test('a star in which the hub says more than the others: structure is a star, half a step lies between', () => {
    const found = measure(network(9, (i, j) => (i === 0 ? 5 : j === 0 ? 4 : 0)));
    expect(found).toMatchObject({ actorCount: 9, pairCount: 36, knownPairCount: 36, outside: [] });
    expect(found.shape?.density).toBeCloseTo(8 / 36, 12);
    expect(found.shape?.meanFrequency).toBeCloseTo((8 * 4.5) / 36, 12);
    expect(found.shape?.degreeCentralisation).toBe(1);
    expect(found.shape?.strengthCentralisation).toBeCloseTo(0.9, 12);
    expect(found.sides?.reciprocity).toEqual({ mutual: 8, reported: 8, share: 1 });
    expect(found.sides?.agreement.share).toBe(1);
    // all of one kind: every tie stays within its group
    expect(found.crossing).toMatchObject({ index: -1, indexIfComplete: -1 });
  });

  test('a contact one side does not tell of is a tie, and is not mutual', () => {
    const found = measure(network(8, (i, j) => (i < j ? 3 : 0)));
    expect(found.shape?.density).toBe(1);
    expect(found.sides?.reciprocity.share).toBe(0);
    expect(found.sides?.agreement.share).toBe(0);
  });

  test('"don’t know" and blank leave a pair unknown; with too many, the shape is not measured', () => {
    const some = measure(network(10, (i, j) => (i === 0 && j === 1 ? 'dont-know' : i < j ? 2 : 1)));
    expect(some.knownPairCount).toBe(44);
    expect(some.shape?.density).toBe(1);
    expect(some.shape?.densityRange.low).toBeCloseTo(44 / 45, 12);
    expect(some.shape?.densityRange.high).toBeCloseTo(1, 12);
    const many = measure(network(10, (i, j) => ((i + j) % 2 === 0 ? null : i < j ? 2 : 1)));
    expect(many.knownPairCount).toBe(25);
    expect(many.shape).toBeNull();
  });

  test('one number for both sides says nothing about both sides', () => {
    expect(measure(network(8, () => 3)).sides).toBeNull();
  });

  test('the local government stands in its rows; a partner that is in no row stays outside', () => {
    const rows = ['local-officials', 'elected-local-policymakers', rowOf(0)];
    const answer = (role: string, told: Told, actorId: string | null = null, name = role): NetworkAnswer => ({
      actorId,
      role,
      name,
      ties: tell(rows, told, 1),
    });
    const found = measure([
      answer('official', { [rowOf(0)]: 2, 'elected-local-policymakers': 5 }, null, 'Ann'),
      answer('official', { [rowOf(0)]: 4 }, null, 'Bob'),
      answer('elected-policymaker', { 'local-officials': 4, [rowOf(0)]: 0 }),
      answer('partner-organisation', { 'local-officials': 4, 'elected-local-policymakers': 0 }, idOf(0)),
      answer('partner-organisation', { 'local-officials': 1 }, null, 'Unlisted club'),
    ]);
    expect(found).toMatchObject({ actorCount: 3, knownPairCount: 3, outside: ['Unlisted club'] });
    // officials with elected members: within; officials with the organisation: between, at the highest they told (4)
    expect(found.crossing).toMatchObject({ external: 1, internal: 1, index: 0 });
    expect(found.crossingByFrequency).toMatchObject({ external: 4, internal: 4.5 });
    expect(found.signs.conflictual).toBe(4);
  });
});

describe('what is missing', () => {
  test('seven of seven, or eight of twenty, measure nothing', () => {
    expect(
      assessNetwork(
        network(7, () => 1),
        7,
      ),
    ).toMatchObject({
      shortfalls: ['too-few-answering-actors'],
      network: [],
    });
    expect(
      assessNetwork(
        network(8, () => 1),
        20,
      ),
    ).toMatchObject({
      shortfalls: ['response-too-low'],
      network: [],
    });
    // the questionnaire asked about kinds: nobody could tell about any of the eight
    const ofKinds = network(8, () => 1).map((one) => ({
      ...one,
      ties: tell(['employers'], { employers: 2 }),
    }));
    expect(assessNetwork(ofKinds, 8)).toMatchObject({
      shortfalls: ['not-asked-about-each-other'],
      network: [],
    });
    expect(
      assessNetwork(
        network(8, () => 1),
        8,
      ).network.map(({ window }) => window),
    ).toEqual(['earlier', 'later']);
  });
});

describe('for the public', () => {
  const respondents = drawRespondents({
    seed: 4,
    missing: 0,
    roles: Array.from({ length: 12 }, () => 'official' as const),
  });
  const publish = (size: number) => {
    const { network: measured } = assessNetwork(network(size, (i, j) => ((i * j) % 3 === 0 ? 0 : i < j ? 3 : 1)), size); // prettier-ignore
    const { tables } = protectWave(FACTS, respondents, {
      ledger: [],
      codeVersion: '0',
      solver,
      network: measured,
    });
    const cube = tables
      .map((table) => openProtectedCube(table))
      .find(({ id }) => id === 'governance-network');
    return (figure: string) =>
      cube &&
      readCell(cube, { wave: FACTS.waveId, 'network-figure': figure, window: 'later' }, 'network-value');
  };

  test('nine answering organisations: withheld; twelve: shown', () => {
    expect(publish(9)('density')).toEqual({ kind: 'none', reason: 'withheld' });
    expect(publish(12)('density')).toMatchObject({ kind: 'number' });
    expect(publish(7)('density')).toBeUndefined();
  });

  test('a value at the end of its scale tells of every pair and is withheld', () => {
    expect(publish(12)('reciprocity')).toEqual({ kind: 'none', reason: 'withheld' });
  });
});
