import { z } from 'zod';
import { optionalInteger, requiredDay, rowId, tickedBox } from '#server/input.ts';
import { LANGUAGES } from '#ui/languages.ts';
import { COUNTED } from './report.types.ts';

export const rhythmSchema = z.object({
  dayOfMonth: optionalInteger(1, 28).transform((day) => day ?? 1),
  reminderAfterDays: optionalInteger(1, 20).transform((days) => days ?? 7),
  isOn: tickedBox,
});

export const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

export const ownerLanguageSchema = z.object({ actorId: rowId, language: z.enum(LANGUAGES.respond) });

export const milestoneSchema = z.object({
  milestoneId: rowId,
  reachedOn: z.union([z.literal('').transform(() => null), requiredDay]).default(null),
});

export const outputActivitySchema = z.object({
  outputId: rowId,
  activityId: rowId,
  counts: z.enum(COUNTED),
});

export const countsPeopleSchema = z.object({ outputId: rowId, countsPeople: z.enum(['people', 'things']) });
