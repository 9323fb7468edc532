/** The address of a fact as forms carry it. */
import { z } from 'zod';
import type { FactAddress } from './fact.types.ts';

const code = z.string().min(1).max(200);

export const factSchema = z.object({
  releaseId: z.uuid(),
  tableId: code,
  measure: code,
  at: z.record(code, code).refine((at) => Object.keys(at).length <= 20, 'too-many-dimensions'),
});

const tokenSchema = z
  .string()
  .max(4_000)
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'fact-unknown' });
      return z.NEVER;
    }
  })
  .pipe(z.tuple([z.uuid(), code, code, factSchema.shape.at]));

/** What a button of the table of numbers sends. */
export const takeFactSchema = z
  .object({ fact: tokenSchema })
  .transform(({ fact: [releaseId, tableId, measure, at] }): FactAddress => ({
    releaseId,
    tableId,
    measure,
    at,
  }));

export const toFactToken = ({ releaseId, tableId, measure, at }: FactAddress): string =>
  JSON.stringify([releaseId, tableId, measure, at]);
