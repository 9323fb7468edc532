/** What may come in from a tablet, and about one. */
import { z } from 'zod';
import { optionalText, rowId } from '#server/input.ts';
import { LANGUAGES } from '#ui/languages.ts';
import { ITEMS_IN_BATCH, MAXIMUM_SEALED_CHARACTERS } from './tablet.types.ts';

/** base64url of 16 bytes */
const submissionKey = z.string().regex(/^[A-Za-z0-9_-]{22}$/);

export const batchSchema = z.object({
  items: z
    .array(z.object({ id: submissionKey, sealed: z.base64().max(MAXIMUM_SEALED_CHARACTERS) }))
    .min(1)
    .max(ITEMS_IN_BATCH),
});

export const sealedContentSchema = z.object({
  key: submissionKey,
  language: z.enum(LANGUAGES.respond),
  answers: z.record(z.string(), z.unknown()),
});

export const revokeSchema = z.object({ tabletId: rowId });

export const assistedSchema = z.object({
  channel: z.enum(['counter', 'phone']),
  language: z.enum(LANGUAGES.respond),
  code: optionalText(40),
});
