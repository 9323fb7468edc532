import fc from 'fast-check';
import { buildCube, REASONS, STATUSES } from '../src/index.ts';
import type { Category, Cell, Cube, Dimension, Measure, Texts } from '../src/index.ts';

/** The same cases on every machine; 200 are the most a property may take. */
export const RUNS = { seed: 20251104, numRuns: 150 } as const;

/** Texts that break careless writers: quotes, separators, line ends, formulas, scripts, right-to-left, astral. */
const awkward = fc.constantFrom(
  'a,b',
  '"q"',
  'x\r\ny',
  '=1+1',
  '-5',
  '@a',
  '\tb',
  '<b>',
  'عدد',
  '𝒱',
  '__proto__',
  ' ',
);

/** A non-empty text. */
export const arbitraryText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.stringMatching(/^[a-z][a-z0-9_-]{0,6}$/) },
  { weight: 1, arbitrary: fc.oneof(awkward, fc.string({ minLength: 1, maxLength: 6, unit: 'grapheme' })) },
);

const arbitraryTexts: fc.Arbitrary<Texts> = fc.oneof(
  fc.record({ en: arbitraryText }),
  fc.record({ en: arbitraryText, de: arbitraryText }),
);

const arbitraryStatus = fc.constantFrom(...STATUSES);

export function arbitraryCell(value: fc.Arbitrary<number>): fc.Arbitrary<Cell> {
  const number = fc.record({ kind: fc.constant('number' as const), value, status: arbitraryStatus });
  const none = fc.record({ kind: fc.constant('none' as const), reason: fc.constantFrom(...REASONS) });
  return fc.oneof({ weight: 4, arbitrary: number }, { weight: 2, arbitrary: none });
}

/** Categories with a random hierarchy: each code may be part of one earlier in the list. */
const arbitraryCategories: fc.Arbitrary<Category[]> = fc
  .uniqueArray(arbitraryText, { minLength: 1, maxLength: 5 })
  .chain((codes) =>
    fc.tuple(
      fc.constant(codes),
      fc.array(arbitraryTexts, { minLength: codes.length, maxLength: codes.length }),
      fc.array(fc.integer({ min: -1, max: 5 }), { minLength: codes.length, maxLength: codes.length }),
    ),
  )
  .map(([codes, labels, picks]) =>
    codes.map((code, i) => {
      const label = labels[i] ?? { en: code };
      const pick = picks[i] ?? -1;
      const parent = pick >= 0 && pick < i ? codes[pick] : undefined;
      return parent === undefined ? { code, label } : { code, label, parent };
    }),
  );

const arbitraryDimensions: fc.Arbitrary<Dimension[]> = fc.uniqueArray(
  fc.record({
    id: arbitraryText,
    label: arbitraryTexts,
    role: fc.constantFrom('category' as const, 'time' as const, 'place' as const),
    categories: arbitraryCategories,
  }),
  { maxLength: 3, selector: (dimension) => dimension.id },
);

function arbitraryMeasures(kinds: readonly Measure['kind'][]): fc.Arbitrary<Measure[]> {
  return fc.uniqueArray(
    fc.record({
      id: arbitraryText,
      label: arbitraryTexts,
      kind: fc.constantFrom(...kinds),
      unit: arbitraryText,
      decimals: fc.integer({ min: 0, max: 3 }),
    }),
    { minLength: 1, maxLength: 2, selector: (measure) => measure.id },
  );
}

export interface CubeChoices {
  readonly kinds?: readonly Measure['kind'][];
  readonly value?: fc.Arbitrary<number>;
}

const ALL_KINDS = ['count', 'sum', 'mean', 'share', 'index', 'bound'] as const;

/** Any cube with up to three dimensions of up to five codes; every kind of cell occurs. */
export function arbitraryCube(choices: CubeChoices = {}): fc.Arbitrary<Cube> {
  const value = choices.value ?? fc.double({ noNaN: true, noDefaultInfinity: true });
  return fc
    .record({
      id: arbitraryText,
      title: arbitraryTexts,
      question: fc.option(arbitraryTexts, { nil: undefined }),
      source: arbitraryTexts,
      notes: fc.array(arbitraryTexts, { maxLength: 2 }),
      dimensions: arbitraryDimensions,
      measures: arbitraryMeasures(choices.kinds ?? ALL_KINDS),
    })
    .chain((parts) => {
      const positions = listPositions(parts.dimensions);
      const size = positions.length * parts.measures.length;
      const cells = fc.array(arbitraryCell(value), { minLength: size, maxLength: size });
      return cells.map((list) => assemble(parts, positions, list));
    });
}

interface Parts {
  readonly id: string;
  readonly title: Texts;
  readonly question: Texts | undefined;
  readonly source: Texts;
  readonly notes: Texts[];
  readonly dimensions: Dimension[];
  readonly measures: Measure[];
}

function assemble(parts: Parts, positions: Record<string, string>[], cells: Cell[]): Cube {
  const { id, title, question, source, notes, dimensions, measures } = parts;
  const provenance = { title, period: '2025', source, method: 'cube', notes };
  return buildCube({
    id,
    provenance: question === undefined ? provenance : { ...provenance, question },
    dimensions,
    measures,
    cells: positions.map((at, i) => ({
      at,
      measures: Object.fromEntries(
        measures.map((measure, m) => [measure.id, cells[i * measures.length + m] ?? 0]),
      ),
    })),
  });
}

function listPositions(dimensions: readonly Dimension[]): Record<string, string>[] {
  return dimensions.reduce<Record<string, string>[]>(
    (list, { id, categories }) => list.flatMap((at) => categories.map(({ code }) => ({ ...at, [id]: code }))),
    [{}],
  );
}
