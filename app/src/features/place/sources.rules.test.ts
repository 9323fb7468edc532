/** The catalogue of sources agrees with itself and with the words people read. */
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { CONTEXT_MEASURES, PLACE_CHARACTERISTICS } from '@vicus/reference';
import { expect, test } from 'vitest';
import { CONTEXT_SOURCES } from './context-sources.rules.ts';
import { RECIPES, SOURCES } from './sources.rules.ts';
import { readSourceTable, renderCatalogue, TABLES } from './testing/source-table.ts';

const page = resolve(import.meta.dirname, '../../../../docs/sources.md');

test('every source has an address, a licence and the words it asks for', () => {
  for (const { about, command } of SOURCES) {
    expect(about.address, about.dataset).toMatch(/^https:\/\//);
    expect(
      [about.title, about.publisher, about.licence, about.attribution].every((text) => text !== ''),
    ).toBe(true);
    expect(command).toMatch(/^[a-z0-9-]+ (FILE|FOLDER)$/);
  }
  const names = SOURCES.map(({ about }) => about.dataset);
  expect(new Set(names).size).toBe(names.length);
});

test('what columns become is named in the languages of public pages', () => {
  const labels = new Set(PLACE_CHARACTERISTICS.map(({ id }) => id));
  const used = RECIPES.flatMap(({ files }) =>
    files.flatMap(({ columns }) => columns.map((one) => one.characteristic)),
  );
  expect(used.filter((id) => !labels.has(id))).toEqual([]);
});

test('every measure of the context has a label, and every label a source', () => {
  const used = CONTEXT_SOURCES.flatMap(({ files }) =>
    files.flatMap(({ always, dimensions, measures }) => [
      ...(always.measure === undefined ? [] : [always.measure]),
      ...Object.values(dimensions).flatMap((codes) =>
        Object.values(codes).flatMap((meaning) => (meaning?.measure === undefined ? [] : [meaning.measure])),
      ),
      ...measures.map(({ measure }) => measure),
    ]),
  );
  expect([...new Set(used)].toSorted()).toEqual(CONTEXT_MEASURES.map(({ id }) => id).toSorted());
});

// Run once with VICUS_WRITE_SOURCES=1 after a change of the catalogue.
test('the page of sources says what the catalogue says', () => {
  const before = readFileSync(page, 'utf8');
  const table = renderCatalogue(SOURCES);
  if (process.env['VICUS_WRITE_SOURCES'] !== undefined)
    writeFileSync(page, before.replace(readSourceTable(before, TABLES.sources), table));
  expect(readSourceTable(readFileSync(page, 'utf8'), TABLES.sources)).toBe(table);
});
