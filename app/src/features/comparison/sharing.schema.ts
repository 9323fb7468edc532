/** What may come in when a place agrees to share. */
import { z } from 'zod';
import { tickedBox } from '#server/input.ts';
import { DIVERSITIES, ORIENTATIONS, SHARING_YEARS, STRUCTURES } from './sharing.types.ts';

const orNotSaid = <Codes extends readonly [string, ...string[]]>(codes: Codes) =>
  z
    .union([z.literal(''), z.enum(codes)])
    .default('')
    .transform((given) => (given === '' ? null : (given as Codes[number])));

export const sharingSchema = z.object({
  structure: orNotSaid(STRUCTURES),
  diversity: orNotSaid(DIVERSITIES),
  orientation: orNotSaid(ORIENTATIONS),
  years: z.coerce
    .number()
    .pipe(z.literal([...SHARING_YEARS]))
    .default(3),
  understood: tickedBox.refine((isTicked) => isTicked, 'sharing-not-confirmed'),
});
