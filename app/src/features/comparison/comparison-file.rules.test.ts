/** Every file over several places carries the caution inside; no page or file over places sorts, ranks, colours or rates. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readText } from '@vicus/cube';
import { describe, expect, test } from 'vitest';
import { describeComparisonCsv, toComparisonSheets, writeComparisonCsv } from './comparison-file.rules.ts';
import { drawCrossing, publish } from './drawn-places.fixture.ts';
import { MULTI_PLACE_CAUTION } from './group-figures.texts.ts';
import { composeStudyFigures } from './study-figures.rules.ts';

const { tables, places } = publish(drawCrossing(20, 3, 5), 2025);
const LANGUAGES = ['en', 'de', 'es', 'it'] as const;

describe.each(LANGUAGES)('files in %s', (language) => {
  const caution = readText(MULTI_PLACE_CAUTION, language);

  test('CSV: in every row, and no more than the table says', () => {
    for (const table of tables) {
      const [head = '', ...rows] = writeComparisonCsv(table, language).trimEnd().split('\r\n');
      expect(head.split(',').at(-1)).toBe('caution');
      expect(rows.length).toBeGreaterThan(10);
      for (const row of rows) expect(row.endsWith(`,"${caution}"`)).toBe(true);
    }
  });

  test('CSV on the Web: as a note, and as a column that the file has', () => {
    for (const table of tables) {
      const described = JSON.parse(describeComparisonCsv(table, { language, csvUrl: 'x.csv' })) as {
        readonly notes: readonly string[];
        readonly tableSchema: { readonly columns: readonly { readonly titles: string }[] };
      };
      expect(described.notes).toContain(caution);
      const [head = ''] = writeComparisonCsv(table, language).replace('\uFEFF', '').split('\r\n');
      expect(described.tableSchema.columns.map(({ titles }) => titles)).toEqual(head.split(','));
    }
  });

  test('spreadsheet: first thing on the first sheet, and in every row', () => {
    for (const table of tables) {
      const [first, data] = toComparisonSheets(table, language);
      expect(first?.heading).toEqual([caution]);
      for (const row of data?.rows ?? []) expect(row.at(-1)).toBe(caution);
    }
  });
});

test('no place stands in a file, by name or code', () => {
  for (const table of tables) {
    const text = writeComparisonCsv(table, 'en');
    for (const { placeId, releaseId, subject } of places)
      for (const word of [placeId, releaseId, subject]) expect(text).not.toContain(`${word},`);
  }
});

test('groups stand in their fixed order, whatever their figures', () => {
  const order = (factor: number) => {
    const drawn = drawCrossing(20, 3, 5).map((place) => ({
      ...place,
      figures: { ...place.figures, horizontal: place.figures.horizontal * factor },
    }));
    return composeStudyFigures(publish(drawn, 2025).tables).map(({ parts }) =>
      parts.map(({ rows }) => rows.map(({ code }) => code)),
    );
  };
  const [first, second] = [order(1), order(0.9)];
  expect(first[0]?.[0]?.length).toBeGreaterThan(0);
  expect(first[0]?.[0]).toEqual(second[0]?.[0]);
});

describe('what is made over places', () => {
  const app = join(import.meta.dirname, '..', '..');
  const folders = ['features/comparison', 'routes/(office)/office/[place]/comparison'];
  const files = folders.flatMap((folder) =>
    readdirSync(join(app, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(svelte|ts)$/.test(name) && !/\.(test|fixture)\.ts$/.test(name))
      .map((name) => [join(folder, name), readFileSync(join(app, folder, name), 'utf8')] as const),
  );

  test('has no word for sorting or rating places in its pages', () => {
    const pages = files.filter(([name]) => name.endsWith('.svelte'));
    expect(pages.length).toBeGreaterThan(10);
    for (const [name, text] of pages)
      expect([
        name,
        /\bsort(ed)?\b|\brank|league|traffic|medal|\bscore\b|aria-sort/i.exec(text)?.[0],
      ]).toEqual([name, undefined]);
  });

  test('has no colour, class or icon that depends on a value of a place', () => {
    for (const [name, text] of files.filter(([one]) => one.endsWith('.svelte')))
      expect([
        name,
        /(style|class):?[\w-]*=\{[^}]*(mean|value|standing|own)\b(?! ===? null)/.exec(text)?.[0],
      ]).toEqual([name, undefined]);
  });
});
