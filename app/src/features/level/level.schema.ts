/** What may come in about a level. */
import { z } from 'zod';
import { emailAddress, optionalEmail, requiredText, rowId } from '#server/input.ts';
import { isFittingCover, parseCovers, toIsoCountry } from './level.rules.ts';
import { LEVEL_KINDS } from './level.types.ts';

const MOST_CODES_CHARACTERS = 8_000;

export const newLevelSchema = z
  .object({
    name: requiredText(200),
    kind: z.enum(LEVEL_KINDS),
    country: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^([A-Z]{2})?$/)
      .default('')
      .transform(toIsoCountry),
    covers: z.string().max(MOST_CODES_CHARACTERS).default('').transform(parseCovers),
    contactEmail: optionalEmail,
  })
  // The union covers EU and a country itself: nobody needs to type that.
  .transform((level) => ({
    ...level,
    country: level.kind === 'union' ? 'EU' : level.country,
    covers:
      level.covers.length > 0
        ? level.covers
        : level.kind === 'union'
          ? ['EU']
          : level.kind === 'country' && level.country !== ''
            ? [level.country]
            : [],
  }))
  .refine((level) => level.country !== '', { message: 'level-without-country', path: ['country'] })
  .refine((level) => isFittingCover(level.kind, level.country, level.covers), {
    message: 'level-cover-does-not-fit',
    path: ['covers'],
  });
export type NewLevel = z.output<typeof newLevelSchema>;

export const observerInvitationSchema = z.object({ placeId: rowId, email: emailAddress });
export const observerEndSchema = z
  .object({ placeId: rowId, userId: z.string().max(100).default(''), email: z.string().max(320).default('') })
  .refine((one) => one.userId !== '' || one.email !== '', { path: ['userId'] });
export const levelRemovalSchema = z.object({ placeId: rowId, typedName: requiredText(200) });
