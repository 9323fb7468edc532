/** What may come in about a circle itself and who belongs to it. */
import { z } from 'zod';
import { isCurrency } from '#features/strategy/budget.rules.ts';
import { optionalText, requiredText, rowId, tickedBox } from '#server/input.ts';

export const circleSchema = z.object({
  name: requiredText(120),
  purpose: optionalText(1_000),
  currency: z.string().trim().toUpperCase().default('EUR').refine(isCurrency, { message: 'circle-currency' }),
});

export const invitationSchema = z.object({ placeId: rowId, words: optionalText(1_000) });
export const removalSchema = z.object({ placeId: rowId });
export const yesSchema = z.object({ mayBeNamed: tickedBox });
export const endingSchema = z.object({ ending: optionalText(1_000) });
