/** What may come in about counts that a neighbouring place handed over. */
import type { IndicatorDefinition } from '@vicus/reference';
import { z } from 'zod';
import { optionalInteger, requiredText } from '#server/input.ts';
import { partExceedsWhole } from './indicator.problems.ts';
import { PEOPLE } from './indicator.types.ts';

const people = optionalInteger(0, 100_000_000).pipe(z.int());

export const neighbourSchema = z.object({
  neighbour: requiredText(120),
  people: z.enum(PEOPLE),
  year: optionalInteger(1900, 2200).pipe(z.int()),
  numerator: people,
  denominator: people,
  agreed: requiredText(300),
});

export const neighbourKeySchema = neighbourSchema.pick({ neighbour: true, people: true, year: true });

export type NeighbourCount = z.infer<typeof neighbourSchema>;

/** @throws Problem `part-exceeds-whole` (422) */
export function checkNeighbour({ kind }: IndicatorDefinition, count: NeighbourCount): void {
  if (kind === 'share' && count.numerator > count.denominator) throw partExceedsWhole();
}
