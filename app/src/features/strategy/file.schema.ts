/** What may come in by a file that no form has: an amount as whole cents, which the file's own rules read. */
import { z } from 'zod';
import { budgetLineSchema } from './budget.schema.ts';
import { MAXIMUM_LINE_CENTS } from './budget.rules.ts';

export const lineSchema = budgetLineSchema
  .omit({ amount: true, budgetLineId: true, revision: true })
  .extend({ amountCents: z.coerce.number().int().min(0).max(MAXIMUM_LINE_CENTS) })
  .transform(({ moneySourceId, ...line }) => ({
    ...line,
    moneySourceId: moneySourceId === '' ? null : moneySourceId,
  }))
  .refine(({ isSecured, moneySourceId }) => !isSecured || moneySourceId !== null, {
    message: 'strategy-secured-without-source',
    path: ['isSecured'],
  });
