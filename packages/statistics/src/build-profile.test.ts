import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildProfile } from './build-profile.ts';
import type { ProfiledIndicator } from './build-profile.ts';

const one = (
  id: string,
  polarity: ProfiledIndicator['polarity'],
  position: ProfiledIndicator['position'],
  heading = 'employment',
): ProfiledIndicator => ({ id, heading, polarity, position });

test('better and worse follow the direction of each indicator; without one nothing is better', () => {
  expect(
    buildProfile([
      one('rate', 'higher-is-better', 'above'),
      one('jobless', 'lower-is-better', 'above'),
      one('commuters', 'none', 'below'),
      one('self-employed', 'none', 'cannot-be-told'),
      one('gap', 'lower-is-better', null),
    ]),
  ).toEqual([
    {
      kind: 'line',
      heading: 'employment',
      better: ['rate'],
      worse: ['jobless'],
      differs: ['commuters'],
      cannotBeTold: ['self-employed'],
      missing: ['gap'],
      coverage: 0.8,
    },
  ]);
});

test('below 60 % coverage a heading is not summed up; headings keep their order', () => {
  const found = buildProfile([
    one('a', 'none', 'above', 'language'),
    one('b', 'none', null, 'housing'),
    one('c', 'none', null, 'language'),
    one('d', 'none', 'above', 'housing'),
    one('e', 'none', 'below', 'housing'),
  ]);
  expect(found[0]).toEqual({
    kind: 'too-few-values',
    heading: 'language',
    known: ['a'],
    missing: ['c'],
    coverage: 0.5,
  });
  expect(found[1]).toMatchObject({ kind: 'line', heading: 'housing', differs: ['d', 'e'], missing: ['b'] });
});

test('an indicator stands once under a heading', () => {
  expect(() => buildProfile([one('a', 'none', null), one('a', 'none', null)])).toThrow(RangeError);
});

test('law: every indicator is in exactly one list', () => {
  const some = fc.record({
    polarity: fc.constantFrom('higher-is-better', 'lower-is-better', 'none'),
    position: fc.constantFrom('above', 'below', 'cannot-be-told', null),
    heading: fc.constantFrom('language', 'housing', 'health'),
  });
  fc.assert(
    fc.property(fc.array(some, { maxLength: 25 }), (list) => {
      const indicators = list.map((each, i): ProfiledIndicator => ({ ...each, id: `i${i}` }));
      const ids = buildProfile(indicators).flatMap((line) =>
        line.kind === 'line'
          ? [line.better, line.worse, line.differs, line.cannotBeTold, line.missing].flat()
          : [...line.known, ...line.missing],
      );
      expect(ids.toSorted()).toEqual(indicators.map(({ id }) => id).toSorted());
    }),
    { seed: 20261209, numRuns: 150 },
  );
});
