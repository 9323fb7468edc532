/**
 * What a page shows and no browser is handed as data. Without client framework (`csr = false`) the data of a page are
 * never read in a browser, yet SvelteKit writes them out for every answer: half of the time a public page took. What is
 * marked here is written out as nothing (hooks.ts).
 */
const shown = new WeakSet<object>();

/** Marks the data of a page; gives them back as they are. */
export function showOnly<Data>(data: Data): Data {
  if (typeof data === 'object' && data !== null) shown.add(data);
  return data;
}

export function isShownOnly(value: unknown): boolean {
  return typeof value === 'object' && value !== null && shown.has(value);
}
