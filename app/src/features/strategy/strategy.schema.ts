/** What may come in about a strategy, its prose, what people said, bodies and risks. */
import { z } from 'zod';
import { optionalDay, optionalText, requiredDay, requiredText, rowId, tickedBox } from '#server/input.ts';
import { LANGUAGES } from '#ui/languages.ts';
import { BODY_PARTS, HEARD_IN, VOICES } from './strategy.types.ts';

const LONGEST_PART = 20_000;
/** Longest span of a strategy, in years. */
const LONGEST_SPAN = 30;

const year = z.coerce.number().int().min(1990).max(2200);

/** The revision that a form was made from. */
export const revisionSchema = z.object({ revision: z.coerce.number().int().min(1).max(1_000_000) });

export const strategySchema = z
  .object({
    title: requiredText(200),
    fromYear: year,
    toYear: year,
    language: z.enum(LANGUAGES.public),
    currency: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z]{3}$/)
      .default('EUR'),
    coordinator: optionalText(200),
  })
  .refine(({ fromYear, toYear }) => toYear >= fromYear && toYear - fromYear <= LONGEST_SPAN, {
    message: 'strategy-years',
    path: ['toYear'],
  });

export const partSchema = z.object({ text: optionalText(LONGEST_PART) });

/** Where a statement was heard, as one choice: `consultation:<id>`, or `other`. */
const heard = z
  .string()
  .max(150)
  .default('other')
  .transform((text) => {
    const [kind = '', ...id] = text.split(':');
    return { kind, id: id.join(':') };
  })
  .pipe(z.object({ kind: z.enum(HEARD_IN), id: z.string().max(100) }))
  .refine(({ kind, id }) => (kind === 'other') === (id === ''), 'strategy-heard-in');

export const perspectiveSchema = z.object({
  voice: z.enum(VOICES),
  statement: requiredText(1_000),
  heard,
  heardInName: optionalText(300),
  heardOn: optionalDay,
  notFollowed: optionalText(1_000),
});

export const bodySchema = z.object({
  name: optionalText(200),
  part: z.enum(BODY_PARTS),
  about: optionalText(1_000),
  meets: optionalText(200),
  actorId: z.union([z.literal(''), rowId]).default(''),
  hasNewcomers: tickedBox,
});

export const riskSchema = z.object({
  text: requiredText(1_000),
  isPublicOpinion: tickedBox,
  whatWeDo: optionalText(1_000),
  watchedBy: optionalText(300),
  watchedUntil: optionalDay,
});

export const remarkSchema = z.object({ remark: optionalText(500) });

const link = optionalText(500).refine((text) => text === '' || /^https:\/\/\S+$/.test(text), {
  message: 'link-begins-with-https',
});

export const adoptionSchema = z.object({
  body: requiredText(200),
  decidedOn: requiredDay,
  reference: optionalText(200),
  link,
  amends: optionalText(4_000),
  confirmed: tickedBox,
  /** what the person saw: content, figures and numbers */
  previewHash: z.string().min(1).max(100),
});
