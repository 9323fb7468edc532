/**
 * The attacker knows every shown figure and, for each of them, exactly whose answers went into it. Nothing they can
 * compute may be about one person alone.
 */
import { openProtectedCube, readCell, type Cube } from '@vicus/cube';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawRespondents, FACTS, PRINTED, type Drawn } from './governance.fixture.ts';
import { sortAnswers } from './wave-answers.ts';
import { WINDOWS, type KnownRole, type Respondent, type WaveFacts } from './governance.types.ts';
import { countPeople, findRevealedRespondents, subtractSums, type PublishedSum } from './linear-attack.ts';
import { protectWave } from './protection.ts';
import { INDEX_CODES, toChangeSum, toIndexSum, toKindSum } from './published-sums.ts';
import { openHighsSolver } from '#server/solver/highs.ts';

const solver = await openHighsSolver();

const RUNS = { seed: 20261121, numRuns: 24 } as const;
const TIMEOUT_MS = 60_000;

const drawn = fc.record({
  seed: fc.integer({ min: 1, max: 1e9 }),
  missing: fc.constantFrom(0, 0.01, 0.03, 0.06, 0.15, 0.4),
  elected: fc.integer({ min: 0, max: 12 }),
  official: fc.integer({ min: 1, max: 13 }),
  partners: fc.constantFrom(0, 0, 3, 8),
});

function toWave(input: {
  elected: number;
  official: number;
  partners: number;
  seed: number;
  missing: number;
}) {
  const roles: KnownRole[] = [
    ...Array.from({ length: input.elected }, () => 'elected-policymaker' as const),
    ...Array.from({ length: input.official }, () => 'official' as const),
    ...Array.from({ length: input.partners }, () => 'partner-organisation' as const),
  ];
  const draw: Drawn = { seed: input.seed, missing: input.missing, roles };
  const facts = {
    ...FACTS,
    asked: { ...FACTS.asked, 'partner-organisation': input.partners === 0 ? 0 : 10 },
  };
  return { facts, respondents: drawRespondents(draw) };
}

/** All sums that are shown: an average with its number of answers is a sum. */
function listShownSums(facts: WaveFacts, respondents: readonly Respondent[]): PublishedSum[] {
  const answers = sortAnswers(facts, respondents);
  const { tables } = protectWave(facts, respondents, { ledger: [], codeVersion: '0', solver });
  const cubes = new Map(tables.map((table) => openProtectedCube(table)).map((cube) => [cube.id, cube]));
  const isShown = (id: string, at: Record<string, string>, measure = 'mean'): boolean => {
    const cube: Cube | undefined = cubes.get(id);
    return cube !== undefined && readCell(cube, { wave: facts.waveId, ...at }, measure).kind === 'number';
  };
  const rootOf = (role: (typeof answers.roles)[number]): string =>
    role.parent === undefined
      ? role.code
      : (answers.roles.find(({ code }) => code === role.parent)?.code ?? role.code);
  const byKind = answers.roles.flatMap((role) =>
    facts.kinds.flatMap(({ code: actor }) =>
      WINDOWS.filter((window) => isShown('governance-frequency', { actor, window, role: role.code })).map(
        (window) => toKindSum(answers, role, rootOf(role), actor, window),
      ),
    ),
  );
  const lead = answers.roles[0]!;
  const changes = facts.kinds
    .filter(({ code: actor }) => isShown('governance-change', { actor }))
    .map(({ code }) => toChangeSum(answers, lead.code, code));
  // An estimated index is a function of shown averages (tables.test.ts): it adds no equation.
  const isCounted = (index: string): boolean => {
    const cube = cubes.get('governance-index');
    const cell = cube && readCell(cube, { wave: facts.waveId, index }, 'mean');
    return cell?.kind === 'number' && cell.status === 'final';
  };
  const indexes = INDEX_CODES.filter(isCounted).map((code) => toIndexSum(answers, lead, code));
  return [...byKind, ...changes, ...indexes];
}

describe('the shown figures of a small wave', () => {
  test(
    'determine no respondent’s answers by any linear combination',
    () => {
      fc.assert(
        fc.property(drawn, (input) => {
          const { facts, respondents } = toWave(input);
          expect(findRevealedRespondents(listShownSums(facts, respondents))).toEqual([]);
        }),
        RUNS,
      );
    },
    TIMEOUT_MS,
  );

  test(
    'leave nobody or at least five people between any two sums over the same question',
    () => {
      fc.assert(
        fc.property(drawn, (input) => {
          const { facts, respondents } = toWave(input);
          const sums = listShownSums(facts, respondents);
          for (const kind of PRINTED.slice(0, 6)) {
            const own = sums.filter(({ label }) => label.startsWith(`${kind} `));
            const find = (end: string) => own.find(({ label }) => label === `${kind} ${end}`);
            const [change, earlier, later] = [
              find('change'),
              find('earlier local-government'),
              find('later local-government'),
            ];
            if (change === undefined || earlier === undefined || later === undefined) continue;
            const minus = {
              label: '',
              terms: new Map(
                [...earlier.terms].map(([one, terms]) => [one, new Map([...terms].map(([k, v]) => [k, -v]))]),
              ),
            };
            const left = countPeople(subtractSums('rest', change, [later, minus]));
            expect(left === 0 || left >= 5).toBe(true);
          }
        }),
        RUNS,
      );
    },
    TIMEOUT_MS,
  );

  test('are none at all, but for asked and answered, below five answers', () => {
    for (const official of [1, 2, 3, 4]) {
      const { facts, respondents } = toWave({ seed: 5, missing: 0, elected: 0, official, partners: 0 });
      const { tables } = protectWave(facts, respondents, { ledger: [], codeVersion: '0', solver });
      const [response, ...others] = tables.map((table) => openProtectedCube(table));
      expect(others).toEqual([]);
      expect(readCell(response!, { wave: FACTS.waveId, role: 'local-government' }, 'answered').kind).toBe(
        'none',
      );
    }
  });
});

describe('the attack itself', () => {
  const sum = (label: string, people: readonly number[], unknown = 'q'): PublishedSum => ({
    label,
    terms: new Map(people.map((one) => [one, new Map([[unknown, 1]])])),
  });

  test('finds the one person two sums differ by, and nobody where they differ by two', () => {
    expect(findRevealedRespondents([sum('a', [1, 2, 3, 4, 5, 6]), sum('b', [1, 2, 3, 4, 5])])).toEqual([6]);
    expect(findRevealedRespondents([sum('a', [1, 2, 3, 4, 5, 6]), sum('b', [1, 2, 3, 4])])).toEqual([]);
  });

  test('finds a person through three sums', () => {
    expect(
      findRevealedRespondents([sum('a', [1, 2]), sum('b', [2, 3]), sum('c', [1, 3])]).toSorted(),
    ).toEqual([1, 2, 3]);
  });
});
