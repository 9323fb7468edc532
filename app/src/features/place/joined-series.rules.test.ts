import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinSeries, type CountsByCode } from './joined-series.rules.ts';
import type { ChangeKind, PlaceChange } from './register.types.ts';

const change = (
  fromCode: string,
  toCode: string,
  year: number,
  kind: ChangeKind = 'merger',
  share: number | null = null,
): PlaceChange => ({ fromCode, toCode, year, kind, share });

const toCounts = (given: Readonly<Record<string, Readonly<Record<number, number>>>>): CountsByCode =>
  new Map(
    Object.entries(given).map(([code, years]) => [
      code,
      new Map(Object.entries(years).map(([year, count]) => [Number(year), count])),
    ]),
  );
const valuesOf = (code: string, changes: readonly PlaceChange[], counts: CountsByCode) =>
  Object.fromEntries(joinSeries(code, changes, counts).map(({ year, value }) => [year, value]));

describe('a series', () => {
  const merged = [change('ES_36011', 'ES_36902', 2016), change('ES_36012', 'ES_36902', 2016)];

  test('goes on over a merger that made a new code', () => {
    const counts = toCounts({
      ES_36011: { 2015: 1996 },
      ES_36012: { 2015: 4253 },
      ES_36902: { 2016: 6058, 2017: 5939 },
    });
    expect(joinSeries('ES_36902', merged, counts)).toEqual([
      { year: 2015, value: 6249, parts: ['ES_36011', 'ES_36012'], missing: [], isExact: true },
      { year: 2016, value: 6058, parts: ['ES_36902'], missing: [], isExact: true },
      { year: 2017, value: 5939, parts: ['ES_36902'], missing: [], isExact: true },
    ]);
  });

  test('has no value where a part is missing, and names the part', () => {
    const counts = toCounts({ ES_36011: { 2015: 1996 }, ES_36902: { 2016: 6058 } });
    expect(joinSeries('ES_36902', merged, counts)[0]).toEqual({
      year: 2015,
      value: null,
      parts: [],
      missing: ['ES_36012'],
      isExact: true,
    });
  });

  test('adds what a place took in while it kept its code', () => {
    const counts = toCounts({ A: { 2010: 100, 2020: 160 }, B: { 2010: 50 } });
    expect(valuesOf('A', [change('B', 'A', 2015)], counts)).toEqual({ 2010: 150, 2020: 160 });
  });

  test('keeps what the source itself counted in the new boundaries', () => {
    const counts = toCounts({ N: { 2010: 150, 2020: 160 } });
    expect(valuesOf('N', [change('A', 'N', 2015), change('B', 'N', 2015)], counts)).toEqual({
      2010: 150,
      2020: 160,
    });
  });

  test('divides a split by the share and says that this is not exact; without a share it says nothing', () => {
    const counts = toCounts({ P: { 2010: 1000 }, Q: { 2020: 390 }, R: { 2020: 620 } });
    const changes = [change('P', 'Q', 2015, 'split', 0.4), change('P', 'R', 2015, 'split')];
    expect(joinSeries('Q', changes, counts)[0]).toMatchObject({ value: 400, parts: ['P'], isExact: false });
    expect(joinSeries('R', changes, counts)[0]).toMatchObject({
      value: null,
      missing: ['P'],
      isExact: false,
    });
  });

  test('keeps the share that stayed where a place lost a part', () => {
    const counts = toCounts({ P: { 2010: 1000, 2020: 910 }, Q: { 2020: 105 } });
    const changes = [change('P', 'P', 2015, 'split', 0.9), change('P', 'Q', 2015, 'split', 0.1)];
    expect(valuesOf('P', changes, counts)).toEqual({ 2010: 900, 2020: 910 });
    expect(valuesOf('Q', changes, counts)).toEqual({ 2010: 100, 2020: 105 });
  });

  test('follows changes upon changes, and ends where changes run in a circle', () => {
    const counts = toCounts({ A: { 2000: 10 }, B: { 2000: 5, 2008: 6 }, C: { 2008: 11 }, D: { 2020: 20 } });
    const changes = [
      change('A', 'C', 2005, 'recoding'),
      change('C', 'D', 2010),
      change('B', 'D', 2010),
      change('D', 'A', 2010),
    ];
    expect(valuesOf('D', changes, counts)).toEqual({ 2000: 15, 2008: 17, 2020: 20 });
  });
});

/** Random histories: every year some places merge, split or take others in; nobody is born, dies or moves. */
const histories = fc.array(
  fc.record({
    kind: fc.constantFrom('merge' as const, 'absorb' as const, 'split' as const, 'lose' as const),
    first: fc.nat(),
    second: fc.nat(),
    share: fc.integer({ min: 1, max: 9 }),
  }),
  { maxLength: 12 },
);

test('joining loses nobody and counts nobody twice: the places of today add up to those of the first year', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 2, maxLength: 6 }),
      histories,
      (sizes, steps) => {
        let living = new Map(sizes.map((size, index) => [`P${index}`, size]));
        const changes: PlaceChange[] = [];
        const counts = new Map([...living].map(([code, size]) => [code, new Map([[2000, size]])]));
        for (const [index, step] of steps.entries()) {
          const year = 2001 + index;
          const codes = [...living.keys()];
          const first = codes[step.first % codes.length]!;
          const second = codes[step.second % codes.length]!;
          const next = new Map(living);
          const sizeOf = (code: string) => living.get(code) ?? 0;
          if ((step.kind === 'merge' || step.kind === 'absorb') && first !== second) {
            const into = step.kind === 'merge' ? `N${index}` : first;
            next.delete(first);
            next.delete(second);
            next.set(into, sizeOf(first) + sizeOf(second));
            changes.push(change(second, into, year));
            if (into !== first) changes.push(change(first, into, year));
          }
          if (step.kind === 'split' || step.kind === 'lose') {
            const share = step.share / 10;
            const rest = step.kind === 'split' ? `M${index}` : first;
            next.delete(first);
            next.set(`N${index}`, sizeOf(first) * share);
            next.set(rest, sizeOf(first) * (1 - share));
            changes.push(change(first, `N${index}`, year, 'split', share));
            changes.push(change(first, rest, year, 'split', 1 - share));
          }
          living = next;
        }
        const joined = [...living.keys()].map(
          (code) => joinSeries(code, changes, counts).find(({ year }) => year === 2000)?.value ?? null,
        );
        const total = sizes.reduce((sum, size) => sum + size, 0);
        expect(joined).not.toContain(null);
        expect(joined.reduce<number>((sum, value) => sum + (value ?? 0), 0)).toBeCloseTo(total, 4);
      },
    ),
    { seed: 3, numRuns: 200 },
  );
});
