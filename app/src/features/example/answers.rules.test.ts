import { PRINTED_ACTOR_KINDS } from '@vicus/reference';
import {
  computeChangeBetweenWindows,
  computeGroupAverages,
  computeInteractionIndex,
  computeNatureByKind,
} from '@vicus/statistics';
import { describe, expect, test } from 'vitest';
import { drawExampleAnswers } from './answers.rules.ts';
import type { ExampleAnswers } from './answers.rules.ts';
import { CONTACT_LEVELS, shiftLevels } from './contact-levels.ts';
import { EXAMPLE_WAVES } from './example-town.ts';
import { openXoshiro } from './random.rules.ts';

/** Elected members and officials, as in the source; the partners stand beside. */
function listLocalGovernment(answers: readonly ExampleAnswers[]): ExampleAnswers[] {
  return answers.filter(({ role }) => role !== 'partner-organisation');
}

function readMeans(answers: readonly ExampleAnswers[], window: 'earlier' | 'later') {
  const averages = computeGroupAverages(
    answers.map((one) => one[window]),
    PRINTED_ACTOR_KINDS,
  );
  return {
    group: new Map(averages.groups.map(({ group, mean }) => [group, mean ?? Number.NaN])),
    kind: new Map(averages.kinds.map(({ kind, mean }) => [kind, mean ?? Number.NaN])),
  };
}

const printed = PRINTED_ACTOR_KINDS.map(({ code }) => code);

function readChanges(answers: readonly ExampleAnswers[]) {
  const changes = computeChangeBetweenWindows(
    answers.map(({ earlier, later }) => ({ first: earlier, second: later })),
    PRINTED_ACTOR_KINDS,
  );
  return {
    group: new Map(changes.groups.map(({ group, change }) => [group, change ?? Number.NaN])),
    kind: new Map(changes.kinds.map(({ kind, change }) => [kind, change ?? Number.NaN])),
    overall: changes.kinds.reduce((sum, { change }) => sum + (change ?? 0), 0) / changes.kinds.length,
  };
}

test('the generator gives the numbers its authors published', () => {
  const next = openXoshiro([1, 2, 3, 4]);
  expect(Array.from({ length: 10 }, next)).toEqual([
    11_520, 0, 5_927_040, 70_819_200, 2_031_721_883, 1_637_235_492, 1_287_239_034, 3_734_860_849,
    3_729_100_597, 4_258_142_804,
  ]);
});

test('the same seed gives the same answers, another seed others', () => {
  const [first] = EXAMPLE_WAVES;
  const draw = (seed: string) =>
    JSON.stringify(drawExampleAnswers({ ...first, seed }).map(({ later }) => [...later]));
  expect(draw('a')).toBe(draw('a'));
  expect(draw('a')).not.toBe(draw('b'));
});

test.each(EXAMPLE_WAVES)('about 25 are asked in $title and 17 or 18 answer', ({ asked, answered }) => {
  const sum = (counts: Record<string, number>) => Object.values(counts).reduce((a, b) => a + b, 0);
  expect(sum({ ...asked })).toBe(25);
  expect([17, 18]).toContain(sum({ ...answered }));
});

describe.each(EXAMPLE_WAVES)('what the source says in words holds in $title', (wave) => {
  const answers = drawExampleAnswers(wave);
  const local = listLocalGovernment(answers);
  const later = readMeans(local, 'later');
  const change = readChanges(local);

  test('contact with civil society and business lies between 1 and 2', () => {
    expect(later.group.get('horizontal')).toBeGreaterThan(1);
    expect(later.group.get('horizontal')).toBeLessThan(2);
    for (const kind of [
      'non-public-service-providers',
      'pro-migrant-groups',
      'migrant-organisations',
      'private-companies',
    ]) {
      expect(later.kind.get(kind), kind).toBeGreaterThanOrEqual(1);
      expect(later.kind.get(kind), kind).toBeLessThanOrEqual(2);
    }
  });

  test('groups against migration and the EU level are almost absent', () => {
    expect(later.kind.get('anti-migrant-groups')).toBeLessThan(0.25);
    expect(later.kind.get('eu-officials')).toBeLessThan(0.25);
  });

  test('elected members speak about weekly (4) inside the local government', () => {
    const elected = readMeans(
      answers.filter(({ role }) => role === 'elected-policymaker'),
      'later',
    );
    expect(Math.abs((elected.group.get('within-local-government') ?? 0) - 4)).toBeLessThan(0.2);
  });

  test('contact with higher levels is occasional (about 1), and inside > civil society > higher levels', () => {
    expect(Math.abs((later.group.get('vertical') ?? 0) - 1)).toBeLessThan(0.4);
    expect(later.group.get('within-local-government')).toBeGreaterThan(later.group.get('horizontal') ?? 9);
    expect(later.group.get('horizontal')).toBeGreaterThan(later.group.get('vertical') ?? 9);
  });

  test('contact fell by about one point, most inside the local government; the national government gained a little', () => {
    expect(Math.abs(change.overall + 1)).toBeLessThan(0.3);
    for (const group of ['horizontal', 'vertical', 'translocal'])
      expect(change.group.get('within-local-government')).toBeLessThan(change.group.get(group) ?? -9);
    expect(change.kind.get('national-government')).toBeGreaterThan(0);
    expect(change.kind.get('national-government')).toBeLessThan(0.6);
    for (const [kind, points] of change.kind)
      if (kind !== 'national-government') expect(points, kind).toBeLessThanOrEqual(0);
  });

  test('all relations are collaborative but those with groups against migration and opposition councillors', () => {
    const natures = computeNatureByKind(
      local.map((one) => ({ frequencies: one.later, natures: one.nature })),
      PRINTED_ACTOR_KINDS,
    );
    for (const { kind, mean } of natures.kinds) {
      if (mean === null) continue;
      if (kind === 'anti-migrant-groups' || kind === 'opposition-councillors')
        expect(mean, kind).toBeLessThan(0);
      else expect(mean, kind).toBeGreaterThan(0);
    }
    const group = new Map(natures.groups.map((one) => [one.group, one.mean ?? Number.NaN]));
    expect(group.get('within-local-government')).toBeGreaterThan(group.get('horizontal') ?? 9);
    expect(group.get('horizontal')).toBeGreaterThan(group.get('vertical') ?? 9);
  });

  test('everybody answers enough for an index', () => {
    for (const one of local)
      for (const window of [one.earlier, one.later])
        expect(computeInteractionIndex(window, printed).kind).toBe('index');
  });
});

test('a larger neighbour has more contact, a smaller one less, with the same people', () => {
  const group = (points: number) => {
    const answered = { 'elected-policymaker': 8, official: 8, 'partner-organisation': 0 };
    const answers = drawExampleAnswers({
      seed: 'size',
      levels: shiftLevels(CONTACT_LEVELS, points),
      answered,
    });
    return readMeans(answers, 'later').group;
  };
  for (const code of ['horizontal', 'vertical', 'within-local-government']) {
    expect(group(0.5).get(code)).toBeGreaterThan(group(0).get(code) ?? 9);
    expect(group(0).get(code)).toBeGreaterThan(group(-0.5).get(code) ?? 9);
  }
});
