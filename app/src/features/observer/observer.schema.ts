/** What may come in when a town shares with levels above. */
import { z } from 'zod';
import { tickedBox } from '#server/input.ts';
import { PARTS } from './observer.types.ts';

/** For how many half-years at once what was looked at may count. */
export const SHARED_ROUNDS = [2, 4, 6] as const;

export const shareUpwardSchema = z.object({
  parts: z
    .union([z.enum(PARTS).transform((one) => [one]), z.array(z.enum(PARTS))])
    .default([])
    .refine((parts) => parts.length > 0, 'sharing-nothing-chosen'),
  rounds: z.coerce
    .number()
    .pipe(z.literal([...SHARED_ROUNDS]))
    .default(4),
  understood: tickedBox.refine((isTicked) => isTicked, 'sharing-not-confirmed'),
});
