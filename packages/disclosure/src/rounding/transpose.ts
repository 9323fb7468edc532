import type { Lists } from '../counts/counts.types.ts';

/** From "rows of each cell" to "cells of each row", over the first `listCount` lists. */
export function transposeLists(lists: Lists, listCount: number, itemCount: number): Lists {
  const start = new Int32Array(itemCount + 1);
  const end = lists.start[listCount] ?? 0;
  for (let at = 0; at < end; at += 1) {
    const item = (lists.items[at] ?? 0) + 1;
    start[item] = (start[item] ?? 0) + 1;
  }
  for (let item = 0; item < itemCount; item += 1)
    start[item + 1] = (start[item + 1] ?? 0) + (start[item] ?? 0);
  const items = new Int32Array(end);
  const next = start.slice();
  for (let list = 0; list < listCount; list += 1)
    for (let at = lists.start[list] ?? 0; at < (lists.start[list + 1] ?? 0); at += 1) {
      const item = lists.items[at] ?? 0;
      items[next[item] ?? 0] = list;
      next[item] = (next[item] ?? 0) + 1;
    }
  return { start, items };
}
