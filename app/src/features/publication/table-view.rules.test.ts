import { describe, expect, test } from 'vitest';
import type { TableView } from './publication.types.ts';
import { shortenForPage } from './table-view.rules.ts';

function tableOf(rows: number): TableView {
  return {
    caption: 'Persons',
    columns: [{ label: 'District', isNumber: false }],
    rows: Array.from({ length: rows }, (_, at) => ({ kind: 'row', label: String(at), cells: [] })),
  };
}

describe('a table on a page', () => {
  test('stands whole as long as an old phone shows it', () => {
    expect(shortenForPage(tableOf(200))).toEqual(tableOf(200));
  });

  test('shows its first rows and says how many there are', () => {
    const short = shortenForPage(tableOf(201));
    expect(short.rows).toEqual(tableOf(200).rows);
    expect(short.rowsInAll).toBe(201);
  });
});
