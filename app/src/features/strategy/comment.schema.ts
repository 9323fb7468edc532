/** What may come in about a draft: comments of the public, verdicts and answers of the office, notes of members. */
import { z } from 'zod';
import { MODERATION_REASONS } from '#features/participation/participation.types.ts';
import { optionalText, requiredText, rowId, tickedBox } from '#server/input.ts';
import { LANGUAGES } from '#ui/languages.ts';
import { ABOUT_KINDS, COMMENT_VOICES, VERDICTS } from './comment.types.ts';

export const MAXIMUM_COMMENT_LENGTH = 2_000;
const MAXIMUM_STATEMENT_LENGTH = 1_000;

const submissionKey = z.string().regex(/^[A-Za-z0-9_-]{22}$/);

/** `goal:0123456789ab`, `part:summary`, `whole:` */
const about = z
  .string()
  .max(60)
  .transform((text) => {
    const [kind = '', key = ''] = text.split(':');
    return { kind, key };
  })
  .pipe(z.object({ kind: z.enum(ABOUT_KINDS), key: z.string().max(40) }));

export const commentSchema = z.object({
  key: submissionKey,
  about,
  words: requiredText(MAXIMUM_COMMENT_LENGTH),
  voice: z.preprocess(
    (value) => (value === '' ? undefined : value),
    z.enum(COMMENT_VOICES).default('no-answer'),
  ),
  language: z.enum(LANGUAGES.respond),
});

export const commentVerdictSchema = z.object({
  commentId: rowId,
  verdict: z.enum(['show', 'not-show']),
  reason: z.preprocess(
    (value) => (value === '' ? null : value),
    z.enum(MODERATION_REASONS).nullable().default(null),
  ),
  /** goes to the audit only */
  note: optionalText(500),
  /** flagged words were looked at */
  hasLooked: tickedBox,
});

const several = z.preprocess(
  (value) => (value === undefined || value === '' ? [] : typeof value === 'string' ? [value] : value),
  z.array(rowId).max(500),
);

const target = z.preprocess(
  (value) => (value === '' || value === undefined ? null : value),
  about.nullable(),
);

export const commentAnswerSchema = z
  .object({
    commentId: several,
    verdict: z.enum(VERDICTS),
    words: requiredText(MAXIMUM_COMMENT_LENGTH),
    target,
  })
  .refine(({ commentId }) => commentId.length > 0, { message: 'no-comment-chosen', path: ['commentId'] });

export const commentStatementSchema = z.object({
  commentId: rowId,
  statement: requiredText(MAXIMUM_STATEMENT_LENGTH),
});

export const noteSchema = z.object({ about, words: requiredText(MAXIMUM_COMMENT_LENGTH) });
export const replySchema = z.object({ threadId: rowId, words: requiredText(MAXIMUM_COMMENT_LENGTH) });
export const threadSchema = z.object({ threadId: rowId, deed: z.enum(['resolve', 'open']) });
