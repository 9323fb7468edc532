/** Rules of reports without a database: changed numbers, words as parts, order of parts and blocks, wide tables. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { readCoverage, showOnlyCovered } from '#server/documents/coverage.ts';
import { mergeBlocks, moveBlock, nameOwnBlock } from './blocks.rules.ts';
import { findChangedNumbers, hasAddedNumbers, listNumbers } from './changed-numbers.rules.ts';
import { toDocumentTables } from './document.rules.ts';
import { completeParts, PARTS_OF_KIND } from './parts.rules.ts';
import type { TextBlock } from './report.types.ts';
import { readTemplateForm } from './template-form.rules.ts';
import { toDocumentParts } from '#server/documents/text-parts.ts';
import { toPoints } from './text.rules.ts';

const block = (id: string, generated: string, text = generated): TextBlock => ({
  kind: 'text',
  id,
  part: 'key',
  releaseId: null,
  isLeftOut: false,
  heading: '',
  generated,
  text,
});

describe('numbers', () => {
  test.each([
    ['57.5 % (92 of 160; 49.8 to 64.9 %).', ['57.5', '92', '160', '49.8', '64.9']],
    ['1.205 von 1.210; +32,5 (+21,0 … +42,6)', ['1.205', '1.210', '+32,5', '+21,0', '+42,6']],
    ['2025–2026: −0.5 bis 3', ['2025', '2026', '−0.5', '3']],
    ['- 17 of 25, no more.', ['17', '25']],
  ])('of "%s"', (text, numbers) => {
    expect(listNumbers(text)).toEqual(numbers);
  });

  test('a changed one is new and gone, a moved one neither, a second one new', () => {
    expect(findChangedNumbers(block('a', '17 of 25', '18 of 25'))).toEqual({ added: ['18'], gone: ['17'] });
    expect(findChangedNumbers(block('a', '17 of 25', 'Of 25, 17'))).toBeNull();
    expect(findChangedNumbers(block('a', '17 of 25', '17 of 25, 17'))?.added).toEqual(['17']);
    expect(findChangedNumbers(block('a', '', '17 of 25'))).toBeNull();
  });

  test('what is gone or left out needs no confirmation', () => {
    expect(hasAddedNumbers([block('a', '17 of 25', 'Many')])).toBe(false);
    expect(hasAddedNumbers([block('a', '17', '18')])).toBe(true);
    expect(hasAddedNumbers([{ ...block('a', '17', '18'), isLeftOut: true }])).toBe(false);
  });
});

test('blank lines part paragraphs, dashes make points, and what is typed stays as typed', () => {
  expect(toDocumentParts('One\nline.\n\n- a\n- b\nRest *x* #y')).toEqual([
    { kind: 'paragraph', text: 'One line.' },
    { kind: 'bullets', items: ['a', 'b'] },
    { kind: 'paragraph', text: 'Rest *x* #y' },
  ]);
  expect(toDocumentParts('  \n\n ')).toEqual([]);
  expect(toDocumentParts(toPoints(['a\nb', 'c']))).toEqual([{ kind: 'bullets', items: ['a b', 'c'] }]);
});

test('a template keeps known parts, adds missing ones, and shows what must be shown', () => {
  const stored = [
    { part: 'method', isShown: false },
    { part: 'indicators', isShown: true },
    { part: 'key', isShown: false },
  ] as const;
  const parts = completeParts('survey', stored);
  expect(parts.map(({ part }) => part).toSorted()).toEqual([...PARTS_OF_KIND.survey].toSorted());
  expect(parts.slice(0, 2)).toEqual([
    { part: 'method', isShown: true },
    { part: 'key', isShown: false },
  ]);
  expect(
    readTemplateForm({ 'place.key': '2', 'place.words': '1', 'shown.key': 'on', 'cover.de': 'Rat' }),
  ).toMatchObject({
    parts: [
      { part: 'words', isShown: false },
      { part: 'key', isShown: true },
    ],
    cover: { en: '', de: 'Rat' },
  });
});

test('written anew, edited words stay, untouched ones follow, and own blocks are kept', () => {
  const before = [block('a', '1', '2'), block('b', '1'), block('own.3', '', 'mine'), block('gone', '1')];
  const merged = mergeBlocks([block('a', '5'), block('b', '6')], before);
  expect(merged).toMatchObject([
    { id: 'a', generated: '5', text: '2' },
    { id: 'b', text: '6' },
    { id: 'own.3', text: 'mine' },
  ]);
  expect(nameOwnBlock(merged)).toBe('own.4');
  expect(moveBlock(merged, 'b', -1).map(({ id }) => id)).toEqual(['b', 'a', 'own.3']);
  expect(moveBlock(merged, 'a', -1)).toEqual(merged);
});

test('a wide table comes in pieces that hold every column once, the labels in each', () => {
  const numbers = Array.from({ length: 9 }, (_, at) => ({ label: `c${at}`, isNumber: true }));
  const pieces = toDocumentTables({
    caption: 'T',
    columns: [{ label: 'Row', isNumber: false }, ...numbers],
    rows: [
      { kind: 'heading', label: 'H' },
      { kind: 'row', label: 'r', cells: numbers.map(({ label }) => ({ text: label, isNone: false })) },
    ],
  });
  expect(pieces.flatMap(({ columns }) => columns.slice(1))).toEqual(numbers);
  for (const { columns, rows } of pieces)
    expect(rows).toEqual([{ heading: 'H' }, ['r', ...columns.slice(1).map(({ label }) => label)]]);
});

test('characters that no font has are shown as such; letters of four scripts stay', () => {
  const files = [
    '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
    '@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf',
  ];
  const { resolve } = createRequire(import.meta.url);
  const covered = new Set(files.flatMap((file) => [...readCoverage(readFileSync(resolve(file)))]));
  const kept = 'Größe – Привіт, Ελλάδα, مرحبا \u2068x\u2069 −3';
  expect(showOnlyCovered(kept, covered)).toBe(kept);
  expect(showOnlyCovered('a 👩🏽‍💻 b 語', covered)).toBe('a \u{FFFD}\u{FFFD} b \u{FFFD}');
});
