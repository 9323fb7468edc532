/** What may come in about the draft of a practice. Money arrives as text and is read by the rules of budgets. */
import { z } from 'zod';
import { optionalNumber, optionalText, tickedBox } from '#server/input.ts';
import { PRACTICE_FIELDS, type PracticeField, type PracticeTexts } from './practice.types.ts';

const fields = Object.fromEntries(PRACTICE_FIELDS.map(({ id }) => [id, optionalText(3_000)])) as Record<
  PracticeField,
  ReturnType<typeof optionalText>
>;

export const practiceSchema = z
  .object({
    ...fields,
    cost: optionalText(30),
    staffHoursPerWeek: optionalNumber(0, 10_000),
    isReady: tickedBox,
    isLookedAt: tickedBox,
    revision: z.coerce.number().int().min(0),
  })
  .transform(({ cost, staffHoursPerWeek, isReady, isLookedAt, revision, ...texts }) => ({
    texts: texts as PracticeTexts,
    cost,
    staffHoursPerWeek,
    isReady,
    isLookedAt,
    revision,
  }));
