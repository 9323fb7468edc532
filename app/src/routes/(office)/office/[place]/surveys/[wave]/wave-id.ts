/** The wave of the address. What is no id of a row is nothing that exists here. */
import { rowId } from '#server/input.ts';
import { Problem } from '#server/problem.ts';

export function readWaveId({ params }: { readonly params: { readonly wave: string } }): string {
  if (!rowId.safeParse(params.wave).success) throw new Problem('not-found', 404);
  return params.wave;
}
