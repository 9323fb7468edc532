/** What may come in about practices. Money arrives as text and is read by the rules of budgets. */
import { ACTOR_KINDS, AREAS_OF_LIFE, COMPETENCE_AREAS } from '@vicus/reference';
import { z } from 'zod';
import { PRACTICE_FIELDS, type PracticeField } from '#features/evaluation/practice.types.ts';
import { optionalInteger, optionalNumber, optionalText, requiredText, tickedBox } from '#server/input.ts';
import { PRACTICE_LENDABLES, REPLY_ANSWERS, TARGET_GROUPS } from './practice.types.ts';

const textFields = Object.fromEntries(PRACTICE_FIELDS.map(({ id }) => [id, optionalText(3_000)])) as Record<
  PracticeField,
  ReturnType<typeof optionalText>
>;
const TICKED = /^(areas|targetGroups|partners|needCompetences|needActorKinds|needLendables)\.([a-z-]+)$/;

/** Boxes named after what they stand for (`areas.housing=on`) become lists. */
export function gatherTicked(input: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const gathered: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(input)) {
    const [, list, code] = TICKED.exec(name) ?? [];
    if (list === undefined || code === undefined) gathered[name] = value;
    else gathered[list] = [...((gathered[list] as string[] | undefined) ?? []), code];
  }
  return gathered;
}

/** Ticked boxes of one name: nothing, one text, or several. */
const ticked = <Code extends string>(codes: readonly Code[]) =>
  z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((given) => [...new Set(typeof given === 'string' ? [given] : given)].filter(Boolean))
    .pipe(z.array(z.enum(codes as [Code, ...Code[]])).max(100));

const language = z
  .string()
  .trim()
  .regex(/^[a-z]{2}$/);
const languages = optionalText(100)
  .transform((text) =>
    text
      .toLowerCase()
      .split(/[\s,;]+/)
      .filter((one) => one !== ''),
  )
  .pipe(z.array(language).max(20));
const level = optionalInteger(1, 5).transform((given) => given as 1 | 2 | 3 | 4 | 5 | null);

export const beginSchema = z.object({ title: requiredText(200), language });

export const recordSchema = z.object({
  ...textFields,
  language,
  areas: ticked(AREAS_OF_LIFE.map(({ code }) => code)),
  targetGroups: ticked(TARGET_GROUPS),
  evidenceLevel: level,
  cost: optionalText(30),
  currency: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{3}$/)
    .default('EUR'),
  staffHoursPerWeek: optionalNumber(0, 10_000),
  partners: ticked(ACTOR_KINDS.map(({ code }) => code)),
  contact: optionalText(300),
  contactLanguages: languages,
  needCompetences: ticked(COMPETENCE_AREAS.map(({ code }) => code)),
  needActorKinds: ticked(ACTOR_KINDS.map(({ code }) => code)),
  needLendables: ticked(PRACTICE_LENDABLES),
  minimumInhabitants: optionalInteger(0, 100_000_000),
  politics: optionalText(200),
  revision: z.coerce.number().int().min(1),
});
export type RecordInput = z.output<typeof recordSchema>;

export const reviewSchema = z.object({
  revision: z.coerce.number().int().min(1),
  isLookedAt: tickedBox,
});
export const sendBackSchema = z.object({ note: requiredText(1_000) });
export const withdrawSchema = z.object({ withdrawal: requiredText(1_000) });

export const replySchema = z.object({
  answer: z.enum(REPLY_ANSWERS),
  language,
  changed: requiredText(2_000),
  result: requiredText(2_000),
  evidenceLevel: level,
  isLookedAt: tickedBox,
});

/** `strategy goal`, as the list of goals sends it. */
export const copySchema = z.object({
  goal: z
    .string()
    .regex(/^[0-9a-f-]{36} [0-9a-f-]{36}$/)
    .transform((given) => given.split(' ') as [string, string]),
});

export const practiceKey = z.string().regex(/^([0-9a-f]{12}|source-[a-z0-9-]{1,60})$/);

/** What an address asks for; what cannot be read is not asked for. */
const codeOr = <Code extends string>(codes: readonly Code[]) =>
  z
    .enum(codes as [Code, ...Code[]])
    .nullable()
    .catch(null)
    .default(null);
export const PRACTICE_ORDERS = ['like-mine', 'words', 'newest'] as const;
export const searchSchema = z.object({
  words: z.string().trim().max(300).catch('').default(''),
  area: codeOr(AREAS_OF_LIFE.map(({ code }) => code)),
  sizeClass: codeOr(['rural', 'small', 'medium', 'larger'] as const),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable()
    .catch(null)
    .default(null),
  level: z.coerce.number().int().min(1).max(5).nullable().catch(null).default(null),
  language: language.nullable().catch(null).default(null),
  /** most euros for each participant; a record that does not say is left out */
  cost: z.coerce.number().min(1).max(1_000_000_000).nullable().catch(null).default(null),
  order: z.enum(PRACTICE_ORDERS).nullable().catch(null).default(null),
  /** address of a place: only its records */
  place: z
    .string()
    .regex(/^[a-z0-9-]{1,200}$/)
    .nullable()
    .catch(null)
    .default(null),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});
export type PracticeSearch = z.output<typeof searchSchema>;
