/** What may come in with answers that were collected elsewhere. */
import { RESPONDENT_ROLES } from '@vicus/reference';
import { z } from 'zod';
import { optionalText, requiredDay, requiredText, tickedBox } from '#server/input.ts';
import { DIRECTIONS, MISSING_MEANINGS, NATURE_SCALES } from './import.types.ts';

const EARLIEST_YEAR = 1950;
const LATEST_YEAR = 2200;
const MAXIMUM_ASKED = 100_000;
const year = z.coerce.number().int().min(EARLIEST_YEAR).max(LATEST_YEAR);

/** How the file is to be read. An address somebody changed by hand falls back to the first choice, never to an error. */
export const answerChoicesSchema = z.object({
  natureScale: z.enum(NATURE_SCALES).catch('1-to-5'),
  missing: z.enum(MISSING_MEANINGS).catch('not-answered'),
  direction: z.enum(DIRECTIONS).catch('one'),
  roleOfRest: z
    .enum(RESPONDENT_ROLES.map(({ code }) => code))
    .or(z.literal(''))
    .catch(''),
});

/** The wave that the answers become. */
export const importedWaveSchema = z
  .object({
    title: requiredText(200),
    mode: z.enum(['anonymous', 'named']),
    asked: z.coerce.number().int().min(1).max(MAXIMUM_ASKED),
    earlierFrom: year,
    earlierTo: year,
    laterFrom: year,
    laterTo: year,
    closedOn: requiredDay,
    retentionUntil: requiredDay,
    basis: z.enum(['consent', 'public-task']),
    origin: optionalText(500),
    skipErrors: tickedBox,
  })
  .refine((form) => form.earlierFrom <= form.earlierTo, {
    message: 'window-ends-before',
    path: ['earlierTo'],
  })
  .refine((form) => form.laterFrom <= form.laterTo, { message: 'window-ends-before', path: ['laterTo'] })
  .refine((form) => form.earlierTo < form.laterFrom, { message: 'windows-overlap', path: ['laterFrom'] })
  .refine((form) => form.retentionUntil >= form.closedOn, {
    message: 'retention-before-closing',
    path: ['retentionUntil'],
  });
export type ImportedWaveForm = z.output<typeof importedWaveSchema>;
