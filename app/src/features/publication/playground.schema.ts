/** What may come in when somebody tries a table out. */
import { z } from 'zod';
import { PLAYGROUND_LIMITS } from './playground.rules.ts';

export const PLAYGROUND_KINDS = ['category', 'place', 'period', 'ordered'] as const;

export const playgroundSchema = z.object({
  table: z.string().trim().min(1).max(PLAYGROUND_LIMITS.characters),
  layout: z.enum(['crosstab', 'list']),
  minimum: z.coerce.number().int().min(5).max(20),
  zeros: z.enum(['published', 'protected']),
  rows: z.enum(PLAYGROUND_KINDS),
  columns: z.enum(PLAYGROUND_KINDS),
});
export type PlaygroundInput = z.output<typeof playgroundSchema>;
