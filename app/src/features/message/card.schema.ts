/** What may come in about cards. */
import { z } from 'zod';
import { LANGUAGES } from '#ui/languages.ts';
import { optionalText, requiredText } from '#server/input.ts';
import { CARD_PICTURES, CARD_SHAPES } from './card.types.ts';

/** Longer sentences nobody reads on a card. */
const MAXIMUM_SENTENCE = 280;

export const CARD_LANGUAGES = LANGUAGES.public;

export const cardSchema = z.object({
  picture: z.enum(CARD_PICTURES),
  revision: z.coerce.number().int(),
  ...(Object.fromEntries(
    CARD_LANGUAGES.map((language) => [`sentence-${language}`, optionalText(MAXIMUM_SENTENCE)]),
  ) as Record<`sentence-${(typeof CARD_LANGUAGES)[number]}`, ReturnType<typeof optionalText>>),
});

export const revisionSchema = z.object({ revision: z.coerce.number().int() });

export const reasonSchema = z.object({ reason: requiredText(1_000) });

/** An unknown shape is the first one: addresses are passed on and cut short. */
export const shapeSchema = z.enum(CARD_SHAPES).catch('wide');
