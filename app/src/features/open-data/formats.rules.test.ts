import { describe, expect, test } from 'vitest';
import { chooseFormat } from './formats.rules.ts';

describe('the format that Accept asks for', () => {
  test.each([
    [null, 'csv'],
    ['*/*', 'csv'],
    ['text/*', 'csv'],
    ['application/json', 'json'],
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'sdmx.xml'],
    ['text/csv;q=0.1, application/json;q=0.2', 'json'],
    ['text/csv;q=0, application/json', 'json'],
    ['text/csv;q=0, */*', 'json'],
    ['application/vnd.sdmx.data+json', 'sdmx.json'],
    ['application/vnd.sdmx.data+json;version=2.0.0', 'sdmx.json'],
    ['application/vnd.sdmx.data+json; version=1.0.0', null],
    ['application/vnd.sdmx.data+csv;version=2.0.0;q=0.5, text/csv;q=0.4', 'sdmx.csv'],
    ['application/vnd.sdmx.structurespecificdata+xml;version=2.1', 'sdmx.xml'],
    ['application/vnd.sdmx.structure+xml', 'sdmx-structure.xml'],
    ['application/vnd.sdmx.structure+json', 'sdmx-structure.json'],
    ['application/csvm+json', 'csv-metadata.json'],
    ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'],
    ['image/png', null],
    ['', 'csv'],
    ['nonsense', null],
    [';;;,,,/', null],
    ['*/*;q=0', null],
  ])('%s → %s', (accept, format) => expect(chooseFormat(accept)).toBe(format));

  test('a header without end is not read to its end', () => {
    expect(chooseFormat(`${'a/b,'.repeat(25_000)}text/csv`)).toBeNull();
  });
});
