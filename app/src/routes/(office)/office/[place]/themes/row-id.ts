/** An id in the address. What is no id of a row is nothing that exists here. */
import { rowId } from '#server/input.ts';
import { Problem } from '#server/problem.ts';

export function readRowId(text: string): string {
  if (!rowId.safeParse(text).success) throw new Problem('not-found', 404);
  return text;
}
