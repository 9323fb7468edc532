/** What may come in about rounds, answers, posts and training. */
import type { Signal } from '@vicus/reference';
import { z } from 'zod';
import {
  optionalDay,
  optionalNumber,
  optionalText,
  requiredDay,
  requiredText,
  tickedBox,
} from '#server/input.ts';
import { SIGNAL_ANSWERS } from './stock-take.types.ts';

export const roundSchema = z.object({
  title: requiredText(200),
  asOf: requiredDay,
  assessors: z.enum(['one', 'two']),
});

const httpsLink = optionalText(500).refine((text) => text === '' || /^https:\/\/\S+$/.test(text), {
  message: 'link-begins-with-https',
});

/** The fields of one signal in a form: `<id>.answer`, `<id>.ownKnowledge` …, names as the page has them. */
const answerShape = (id: string) => ({
  [`${id}.answer`]: z.enum(['', ...SIGNAL_ANSWERS]).default(''),
  [`${id}.ownKnowledge`]: tickedBox,
  [`${id}.documentTitle`]: optionalText(200),
  [`${id}.documentOn`]: optionalDay,
  [`${id}.documentLink`]: httpsLink,
  [`${id}.note`]: optionalText(1_000),
});

/** One form for each section: everything of it may be left empty. A document that is only a link needs a title. */
export const toSectionSchema = (signals: readonly Signal[]) =>
  z
    .object(Object.assign({}, ...signals.map(({ id }) => answerShape(id))) as ReturnType<typeof answerShape>)
    .superRefine((fields, context) => {
      for (const { id } of signals)
        if (fields[`${id}.documentTitle`] === '' && hasRestOfDocument(fields, id))
          context.addIssue({
            code: 'custom',
            message: 'document-without-title',
            path: [`${id}.documentTitle`],
          });
    });

const hasRestOfDocument = (fields: Readonly<Record<string, unknown>>, id: string): boolean =>
  fields[`${id}.documentLink`] !== '' || fields[`${id}.documentOn`] !== null;

export const finishSchema = z.object({ restNotKnown: tickedBox });

export const agreeSchema = z.object({
  signalId: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(80),
  answer: z.enum(SIGNAL_ANSWERS),
  note: optionalText(1_000),
});

const isInOrder = (earlier: string | null, later: string | null): boolean =>
  earlier === null || later === null || earlier <= later;

export const postSchema = z
  .object({
    title: requiredText(200),
    hoursAWeek: optionalNumber(0.25, 400).pipe(z.number()),
    fromOn: requiredDay,
    untilOn: optionalDay,
    vacantSince: optionalDay,
    filledAgainOn: optionalDay,
    note: optionalText(500),
    isLookedAt: tickedBox,
  })
  .refine((one) => isInOrder(one.fromOn, one.untilOn), { message: 'post-ends-before', path: ['untilOn'] })
  .refine(
    (one) =>
      one.vacantSince === null ||
      (isInOrder(one.fromOn, one.vacantSince) && isInOrder(one.vacantSince, one.untilOn)),
    { message: 'post-vacant-outside', path: ['vacantSince'] },
  )
  .refine(
    (one) =>
      one.filledAgainOn === null ||
      (one.vacantSince !== null &&
        one.vacantSince < one.filledAgainOn &&
        isInOrder(one.filledAgainOn, one.untilOn)),
    { message: 'post-filled-before-vacant', path: ['filledAgainOn'] },
  );

export const trainingSchema = z.object({
  title: requiredText(200),
  heldOn: requiredDay,
  hours: optionalNumber(0.25, 1_000).pipe(z.number()),
  staff: optionalNumber(1, 10_000).pipe(z.int()),
  note: optionalText(500),
  isLookedAt: tickedBox,
});
