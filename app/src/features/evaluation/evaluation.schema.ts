/** What may come in about evaluations, judgements, evidence and lessons. */
import { z } from 'zod';
import { takeFactSchema } from '#features/fact/fact-address.rules.ts';
import { optionalText, requiredDay, requiredText, rowId } from '#server/input.ts';
import { ANSWERS, CRITERIA, EVIDENCE_LEVELS, LESSON_KINDS, type EvidenceLevel } from './evaluation.types.ts';

const chosenRow = z
  .unknown()
  .default('')
  .transform((value) => (value === '' || value === undefined ? null : value))
  .pipe(rowId.nullable());

const httpsLink = optionalText(500).refine((text) => text === '' || /^https:\/\/\S+$/.test(text), {
  message: 'link-begins-with-https',
});

export const evaluationSchema = z
  .object({
    title: requiredText(200),
    fromOn: requiredDay,
    untilOn: requiredDay,
    carriedOutBy: optionalText(500),
    asked: optionalText(2_000),
  })
  .refine(({ fromOn, untilOn }) => fromOn <= untilOn, {
    message: 'evaluation-ends-before',
    path: ['untilOn'],
  });

const level = z
  .unknown()
  .default('')
  .transform((value) => (value === '' || value === undefined ? null : Number(value)))
  .pipe(z.union([z.null(), z.literal([...EVIDENCE_LEVELS])]))
  .transform((given): EvidenceLevel | null => given);

export const judgementSchema = z
  .object({
    criterion: z.enum(CRITERIA),
    answer: z.enum(ANSWERS),
    judgement: requiredText(3_000),
    whatFailed: optionalText(3_000),
    answeredBy: requiredText(200),
    evidenceLevel: level,
    levelReason: optionalText(1_000),
    /** 0: nobody judged it yet */
    revision: z.coerce.number().int().min(0),
  })
  .refine(({ evidenceLevel, levelReason }) => evidenceLevel === null || levelReason !== '', {
    message: 'evaluation-level-without-reason',
    path: ['levelReason'],
  });

/** Evidence in words: what was counted, heard, seen, or a document. */
export const wordsEvidenceSchema = z.object({
  kind: z.enum(['progress', 'listening', 'document', 'observation']),
  words: requiredText(1_000),
  link: httpsLink,
});

const token = z
  .unknown()
  .default('')
  .transform((value) => (value === '' || value === undefined ? null : { fact: value }))
  .pipe(takeFactSchema.nullable());

/** A figure of a release; with an earlier one it is before and after. */
export const factEvidenceSchema = z
  .object({ fact: token, earlier: token, words: optionalText(1_000) })
  .refine(({ fact }) => fact !== null, { message: 'fact-unknown', path: ['fact'] });

export const lessonSchema = z.object({
  kind: z.enum(LESSON_KINDS),
  lesson: requiredText(1_000),
  actionId: chosenRow,
  forWhom: optionalText(200),
  follows: optionalText(500),
});
