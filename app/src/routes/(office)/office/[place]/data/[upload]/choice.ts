/** Which table of the file is meant stands in the address: sheet and row of the headings. */
import type { FileChoice } from '#features/indicator/server/wizard.usecases.ts';

const MOST_ROWS = 20_000;

export function readChoice(url: URL, language: string): FileChoice {
  const sheet = url.searchParams.get('sheet');
  const row = Number(url.searchParams.get('heading') ?? '');
  const isRow = Number.isInteger(row) && row > 0 && row <= MOST_ROWS;
  return { sheet: sheet === null || sheet === '' ? null : sheet, headingRow: isRow ? row : null, language };
}

/** What follows `?/action` or the path, so that the choice is kept. */
export function writeChoice(url: URL, between: '?' | '&'): string {
  const kept = new URLSearchParams();
  for (const name of ['sheet', 'heading']) {
    const value = url.searchParams.get(name);
    if (value !== null && value !== '') kept.set(name, value);
  }
  return kept.size === 0 ? '' : `${between}${kept.toString()}`;
}
