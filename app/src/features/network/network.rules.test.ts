import { describe, expect, test } from 'vitest';
import { NETWORK_PURPOSES, POSTING_TEMPLATES, type NetworkPurpose } from '@vicus/reference';
import { createTranslator } from '#ui/messages.ts';
import { composeNetworkBudget } from './budget.rules.ts';
import { listShipped, toOwnDirectory } from './directory.rules.ts';
import { listFitReasons, readGroup, type FitReason } from './fit.rules.ts';
import { writeNetworkRows } from './network-rows.rules.ts';
import type { DirectoryNetwork, Membership, OwnNetwork } from './network.types.ts';
import { computeOverlap, planJoining } from './overlap.rules.ts';
import { fillTemplate } from './posting.rules.ts';

const shipped = listShipped('en');
const find = (id: string): DirectoryNetwork => {
  const found = shipped.find(({ key }) => key === `reference:${id}`);
  if (found === undefined) throw new Error(id);
  return found;
};
const town = { population: 18_000, country: 'DE' };
const say = (reasons: readonly FitReason[]) => reasons.map(({ weight, code }) => `${weight} ${code}`);

describe('fit is told in reasons', () => {
  test.each([
    ['eurocities', 18_000, 'against too-small'],
    ['eurocities', 60_000, 'ask partner-only'],
    ['eurocities', 250_000, 'for large-enough'],
    ['intercultural-cities', 18_000, 'ask below-suited'],
    ['intercultural-cities', 30_000, 'for within-suited'],
    ['share', 18_000, 'for within-suited'],
    ['share', 150_000, 'ask above-suited'],
    ['european-integration-network', 18_000, 'against no-seat'],
    ['research-on-small-places', 18_000, 'against outputs-only'],
    ['cemr', 18_000, 'ask through-association'],
    ['policy-learning-platform', 18_000, 'for costs-nothing'],
    ['eccar', 18_000, 'ask fee-ask'],
    ['welcoming-international', 18_000, 'for works-here'],
  ])('%s, %i inhabitants: %s', (id, population, expected) => {
    expect(say(listFitReasons(find(id), { ...town, population }, []))).toContain(expected);
  });

  test('a country that is not named stands against; a size that is not known is asked', () => {
    expect(say(listFitReasons(find('welcoming-international'), { ...town, country: 'IT' }, []))).toContain(
      'against not-in-country',
    );
    expect(say(listFitReasons(find('eurocities'), { ...town, population: null }, []))).toContain(
      'ask size-ask',
    );
  });

  test('general knowledge speaks neither for nor against: it serves no wish', () => {
    expect(say(listFitReasons(find('picum'), town, ['voice']))).toContain('ask purposes-ask');
    expect(readGroup(listFitReasons(find('picum'), town, ['voice']))).toBe('open');
    expect(readGroup(listFitReasons(find('eccar'), town, ['voice']))).toBe('other');
    expect(readGroup(listFitReasons(find('eurocities'), town, ['voice']))).toBe('against');
  });

  test('every reason on what was found names its sources', () => {
    for (const network of shipped)
      for (const one of listFitReasons(network, town, [...NETWORK_PURPOSES]))
        if (one.weight === 'for') expect(one.sources.length, `${network.key} ${one.code}`).toBeGreaterThan(0);
  });
});

describe('overlap', () => {
  test('what two do both, and what only one does', () => {
    expect(computeOverlap(find('intercultural-cities'), find('eccar'))).toEqual({
      both: ['action-plan', 'anti-racism'],
      onlyFirst: ['peer-review', 'standards'],
      onlySecond: [],
    });
  });

  const network = (name: string, purposes: readonly NetworkPurpose[], euros: number | null = null) =>
    toOwnDirectory(
      { ...own, networkId: name, name, purposes, costCents: euros === null ? null : euros * 100 },
      'Vico',
    );
  const own: OwnNetwork = {
    networkId: 'x',
    name: 'x',
    purposes: [],
    purpose: 'x',
    entry: '',
    reach: 'region',
    languages: [],
    costCents: null,
    hoursAYear: null,
    minimumPopulation: null,
    link: '',
    source: '',
    checkedOn: '2027-01-01',
  };

  test('join one, get the most: what adds most first, a second time nothing', () => {
    const candidates = [
      network('Small', ['voice']),
      network('Large', ['voice', 'practices', 'training']),
      network('Other', ['funding', 'practices']),
    ];
    const plan = planJoining({ wishes: [], has: [], candidates });
    expect(plan.steps.map(({ network: one, adds, again }) => [one.name, adds, again])).toEqual([
      ['Large', ['voice', 'practices', 'training'], []],
      ['Other', ['funding'], ['practices']],
    ]);
    expect(plan.open).not.toContain('voice');
  });

  test('what the place has already is not added again; wishes narrow', () => {
    const plan = planJoining({
      wishes: ['voice', 'funding'],
      has: [network('In', ['voice', 'research'])],
      candidates: [network('Large', ['voice', 'practices', 'training'])],
    });
    expect(plan).toEqual({ has: ['voice'], steps: [], open: ['funding'] });
  });

  test('of two that add the same, the one that costs nothing comes first', () => {
    const candidates = [network('Agora', ['voice'], 500), network('Zebra', ['voice'], 0)];
    expect(planJoining({ wishes: [], has: [], candidates }).steps[0]?.network.name).toBe('Zebra');
  });
});

describe('the network budget', () => {
  const membership = (networkKey: string, more: Partial<Membership> = {}): Membership => ({
    networkKey,
    sinceYear: 2024,
    untilYear: null,
    eurosCents: null,
    hoursAMonth: null,
    contactFunction: '',
    note: '',
    ...more,
  });
  const back = (networkKey: string, amountCents: number | null = null) => ({
    returnId: `${networkKey}-${amountCents}`,
    networkKey,
    cameOn: '2026-05-01',
    kind: 'practice' as const,
    words: 'x',
    amountCents,
  });

  test('euro and hours of a year, exact; what nobody wrote down is counted as not known', () => {
    const budget = composeNetworkBudget(
      [
        membership('a', { eurosCents: 120_005, hoursAMonth: 1.5 }),
        membership('b', { hoursAMonth: 0.1 }),
        membership('c', { untilYear: 2025, eurosCents: 99_999, hoursAMonth: 9 }),
      ],
      [back('a', 50_000), back('a'), back('c', 1)],
      2027,
    );
    expect(budget).toMatchObject({
      eurosCents: 120_005,
      hoursAYear: 19.2,
      feesNotKnown: 1,
      hoursNotKnown: 0,
      moneyBackCents: 50_001,
      returns: 3,
      silent: 1,
    });
    expect(budget.lines[0]).toMatchObject({
      hoursAYear: 18,
      returns: 2,
      byKind: [{ kind: 'practice', count: 2 }],
      lastReturnOn: '2026-05-01',
    });
  });
});

describe('one record for several templates', () => {
  const texts = {
    title: 'One interpreter',
    summary: 'It works.',
    'how-it-works': 'By phone.',
    evaluation: 'a b',
    'what-did-not-work': 'c',
  };
  const fill = (id: string, given: object = texts) => {
    const template = POSTING_TEMPLATES.find((one) => one.id === id);
    if (template === undefined) throw new Error(id);
    return fillTemplate(template, given, 'de');
  };

  test('fields are put together in the order of the template, with its limit', () => {
    const filled = fill('ewsi');
    const evaluation = filled.fields.find(({ field }) => field.id === 'evaluation');
    expect(evaluation).toMatchObject({ text: 'a b\n\nc', words: 3, over: 0 });
    expect(filled.text).toContain('Titel\nOne interpreter');
    expect(filled.evidence).toBe('found');
  });

  test('too long is said, never cut', () => {
    const long = Array.from({ length: 17 }, (_, at) => `word${at}`).join(' ');
    expect(fill('ewsi', { ...texts, title: long }).fields[0]).toMatchObject({
      words: 17,
      over: 2,
      text: long,
    });
    expect(fill('urbact', { ...texts, summary: long }).fields[0]?.over).toBe(0);
  });

  test('of a template nobody found there are no fields', () => {
    expect(fill('cities-and-regions-for-integration')).toMatchObject({
      evidence: 'not-found',
      fields: [],
      text: '',
    });
  });
});

test('a fee that lies between two amounts is told with both, in the office and in public', () => {
  const eurosAYear = { evidence: 'told', value: { from: 250, to: 1200 } } as const;
  const told = (['office', 'public'] as const).map((shell) => {
    const page = { shell, t: createTranslator('en'), language: 'en' } as const;
    return writeNetworkRows({ ...find('eccar'), eurosAYear }, page).find(({ field }) => /euro/i.test(field))
      ?.words;
  });
  expect(told).toEqual(['250–1,200', '250–1,200']);
});
