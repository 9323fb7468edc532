import { describe, expect, test } from 'vitest';
import { DisclosureProblem } from '../disclosure.problems.ts';
import { buildCountSystem } from './build-system.ts';
import { parseCountProblem } from './parse-problem.ts';

interface Definition {
  variables?: unknown;
  tables?: unknown;
  rules?: unknown;
}

const age = { leaves: ['a', 'b', 'c'], levels: [] };

function read(changes: Definition, csv = 'age,freq\na,3\nb,9\nc,1\n'): void {
  const definition = {
    variables: { age },
    tables: [{ name: 't', vars: { age: ['leaf', 'Total'] } }],
    rules: { type: 'freq', maxN: 4 },
    ...changes,
  };
  buildCountSystem(parseCountProblem(definition, csv));
}

function findProblem(changes: Definition, csv?: string): DisclosureProblem {
  try {
    read(changes, csv);
  } catch (error) {
    if (error instanceof DisclosureProblem) return error;
    throw error;
  }
  throw new Error('no problem was found');
}

const many = (count: number): Record<string, unknown> =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`v${i}`, { leaves: ['a'], levels: [] }]));

const wide = Array.from({ length: 1000 }, (_, i) => `x${i}`);

describe('bad input is named with its place', () => {
  const cases: [string, Definition, string | undefined, string, string][] = [
    ['a negative count', {}, 'age,freq\na,-3\n', 'negative-count', 'row 1 (a)'],
    ['a fractional count', {}, 'age,freq\na,2.5\n', 'fractional-count', 'row 1 (a)'],
    ['an overflowing count', {}, 'age,freq\na,1e300\n', 'count-too-large', 'row 1 (a)'],
    ['persons that overflow together', {}, 'age,freq\na,2e9\nb,2e9\n', 'count-too-large', 'row 2 (b)'],
    ['no number', {}, 'age,freq\na,many\n', 'bad-count', 'inner rows, line 2'],
    ['an empty field', {}, 'age,freq\na,\n', 'bad-count', 'inner rows, line 2'],
    ['a row twice', {}, 'age,freq\na,3\na,4\n', 'duplicate-row', 'row 2 (a)'],
    ['an unknown leaf', {}, 'age,freq\nz,3\n', 'unknown-leaf', 'row 1 (z)'],
    ['a missing column', {}, 'sex,freq\nf,3\n', 'bad-definition', 'inner rows, line 1'],
    ['a total that does not add', {}, 'age,freq\na,3\nTotal,4\n', 'totals-do-not-add', 'row Total'],
    ['nobody', {}, 'age,freq\na,0\n', 'empty-table', 'rows'],
    ['no variable', { variables: {} }, 'freq\n', 'empty-table', 'variables'],
    ['no table', { tables: [] }, undefined, 'empty-table', 'tables'],
    [
      'ten dimensions',
      { variables: many(10), tables: [{ name: 't', vars: {} }] },
      `${Object.keys(many(10)).join(',')},freq\n`,
      'too-many-dimensions',
      'variables',
    ],
    ['another rule', { rules: { type: 'p-percent', maxN: 4 } }, undefined, 'bad-rules', 'rules'],
    ['a limit below 1', { rules: { type: 'freq', maxN: 0 } }, undefined, 'bad-rules', 'rules.maxN'],
    [
      'an unknown level',
      { tables: [{ name: 't', vars: { age: ['broad'] } }] },
      undefined,
      'unknown-level',
      'table t, variable age',
    ],
    [
      'an unknown variable',
      { tables: [{ name: 't', vars: { sex: ['leaf'] } }] },
      undefined,
      'bad-definition',
      'table t, variable sex',
    ],
    [
      'a cycle',
      {
        variables: {
          age: {
            leaves: ['a', 'b', 'c'],
            parents: [
              ['a', 'g'],
              ['b', 'g'],
              ['c', 'g'],
              ['g', 'h'],
              ['h', 'g'],
            ],
          },
        },
      },
      undefined,
      'hierarchy-cycle',
      'variables.age',
    ],
    [
      'a code in two parents',
      {
        variables: {
          age: {
            leaves: ['a', 'b', 'c'],
            parents: [
              ['a', 'g'],
              ['a', 'h'],
            ],
          },
        },
      },
      undefined,
      'code-in-two-parents',
      'variables.age',
    ],
    [
      'a code that means two groups',
      {
        variables: {
          age: {
            leaves: ['a', 'b', 'c'],
            levels: [
              { name: 'one', map: { a: 'g', b: 'g', c: 'h' } },
              { name: 'two', map: { a: 'h', b: 'g', c: 'g' } },
            ],
          },
        },
      },
      undefined,
      'ambiguous-code',
      'variable age, level two',
    ],
    [
      'a million cells',
      {
        variables: { x: { leaves: wide, levels: [] }, y: { leaves: wide, levels: [] } },
        tables: [{ name: 't', vars: { x: ['leaf'], y: ['leaf'] } }],
      },
      'x,y,freq\nx1,x2,4\n',
      'too-many-cells',
      'tables',
    ],
  ];
  for (const [what, changes, csv, code, where] of cases)
    test(what, () => {
      const problem = findProblem(changes, csv);
      expect([problem.code, problem.where]).toEqual([code, where]);
    });
});

describe('what is accepted', () => {
  test('a stated total that adds is no row', () => {
    const text = 'age,freq\na,3\nb,9\nTotal,12\n';
    const definition = {
      variables: { age },
      tables: [{ name: 't', vars: { age: ['leaf', 'Total'] } }],
      rules: { type: 'freq', maxN: 4 },
    };
    expect(parseCountProblem(definition, text).rows).toHaveLength(2);
  });

  test('a hierarchy as links becomes levels; a single top is the total', () => {
    const links = [
      ['a', 'g'],
      ['b', 'g'],
      ['c', 'h'],
      ['g', 'all'],
      ['h', 'all'],
    ];
    const definition = {
      variables: { age: { leaves: ['a', 'b', 'c'], parents: links } },
      tables: [{ name: 't', vars: { age: ['leaf', 'level-1', 'Total'] } }],
      rules: { type: 'freq', maxN: 4 },
    };
    const system = buildCountSystem(parseCountProblem(definition, 'age,freq\na,3\nb,9\nc,1\n'));
    expect(system.keys).toEqual([['a'], ['b'], ['c', 'h'], ['g'], ['Total']]);
  });
});
