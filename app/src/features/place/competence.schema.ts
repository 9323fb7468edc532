/** What may come in about who decides, pays and delivers. */
import { z } from 'zod';
import { COMPETENCE_AREAS, COMPETENCE_LEVELS } from '@vicus/reference';
import { optionalDay, optionalText } from '#server/input.ts';

/** Ticked boxes arrive as nothing, one text or a list. */
const levels = z
  .unknown()
  .default([])
  .transform((given) => (Array.isArray(given) ? given : given === '' ? [] : [given]))
  .pipe(z.array(z.enum(COMPETENCE_LEVELS)).max(COMPETENCE_LEVELS.length))
  .transform((given) => COMPETENCE_LEVELS.filter((level) => given.includes(level)));

export const competenceSchema = z
  .object({
    area: z.enum(COMPETENCE_AREAS.map(({ code }) => code)),
    decides: levels,
    pays: levels,
    delivers: levels,
    others: optionalText(300),
    note: optionalText(1_000),
    source: optionalText(300),
    sourceDate: optionalDay,
  })
  .refine((one) => one.sourceDate === null || one.source !== '', {
    message: 'date-without-source',
    path: ['source'],
  });
export type CompetenceChange = z.output<typeof competenceSchema>;
