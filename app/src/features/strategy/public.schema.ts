/** What the office chooses when it publishes a strategy. */
import { z } from 'zod';
import { optionalDay, optionalText, requiredDay, requiredText, rowId, tickedBox } from '#server/input.ts';
import { LANGUAGES, type Language } from '#ui/languages.ts';
import { EDITIONS, MONEY_DETAILS, type PublicWords } from './public.types.ts';
import { PARTS } from './strategy.types.ts';

const LONGEST_SUMMARY = 3_000;

const list = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(
    (value) => (value === undefined || value === '' ? [] : typeof value === 'string' ? [value] : value),
    z.array(item).max(2_000),
  );

const wordsOf = z.object({ title: optionalText(200), summary: optionalText(LONGEST_SUMMARY) });

/** Fields `title.de`, `summary.de` … of a form as words by language. */
function collectWords(fields: unknown): unknown {
  if (typeof fields !== 'object' || fields === null) return fields;
  const given = fields as Readonly<Record<string, unknown>>;
  const words = LANGUAGES.public.map((language) => [
    language,
    { title: given[`title.${language}`] ?? '', summary: given[`summary.${language}`] ?? '' },
  ]);
  return { ...given, words: Object.fromEntries(words) };
}

export const choiceSchema = z.preprocess(
  collectWords,
  z
    .object({
      edition: z.enum(EDITIONS),
      version: z.preprocess(
        (value) => (value === '' || value === undefined ? null : Number(value)),
        z.int().min(1).max(10_000).nullable(),
      ),
      keptParts: list(z.enum(PARTS)),
      keptActions: list(rowId),
      moneyDetail: z.enum(MONEY_DETAILS).default('by-action'),
      commentsFrom: optionalDay,
      commentsUntil: optionalDay,
      words: z.partialRecord(z.enum(LANGUAGES.public), wordsOf).transform(keepWritten),
    })
    .refine((one) => (one.commentsFrom === null) === (one.commentsUntil === null), {
      message: 'comments-need-two-days',
      path: ['commentsUntil'],
    })
    .refine((one) => one.commentsFrom === null || (one.commentsUntil ?? '') >= one.commentsFrom, {
      message: 'comments-end-before-they-begin',
      path: ['commentsUntil'],
    }),
);

function keepWritten(given: Partial<Record<Language, PublicWords>>): Partial<Record<Language, PublicWords>> {
  return Object.fromEntries(
    Object.entries(given).filter(([, words]) => words.title !== '' || words.summary !== ''),
  );
}

export const confirmSchema = z.object({
  previewHash: z.string().max(100).default(''),
  /** words that could name a person were looked at */
  hasLooked: tickedBox,
});

export const periodSchema = z.object({ commentsUntil: requiredDay });

export const withdrawalSchema = z.object({ publicationId: rowId, notice: requiredText(1_000) });
export const progressDaySchema = z.object({ asOf: requiredDay });
