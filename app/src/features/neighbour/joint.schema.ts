/** What may come in about joint services. Amounts of money are texts and read by `parseAmount`. */
import { z } from 'zod';
import { optionalInteger, optionalText, requiredDay, requiredText, rowId } from '#server/input.ts';
import { CLAUSES, COST_KEYS, FIXED_BY, KEY_FIGURES, STEPS, USE_UNITS, VARIABLE_BY } from './joint.types.ts';
import { areaOfLife } from './offer.schema.ts';

const inOrder = ({ fromOn, untilOn }: { readonly fromOn: string; readonly untilOn: string }): boolean =>
  fromOn < untilOn;
const ENDS_BEFORE = { message: 'joint-ends-before', path: ['untilOn'] };

const basics = {
  title: requiredText(120),
  area: areaOfLife,
  useUnit: z.enum(USE_UNITS),
  fixed: requiredText(30),
  variable: requiredText(30),
  fromOn: requiredDay,
  untilOn: requiredDay,
};

export const beginSchema = z.object({ circleId: rowId, ...basics }).refine(inOrder, ENDS_BEFORE);

const percent = optionalInteger(0, 100).transform((given) => given ?? 0);

export const costSchema = z
  .object({
    ...basics,
    fixedBy: z.enum(FIXED_BY),
    variableBy: z.enum(VARIABLE_BY),
    floor: optionalText(30),
    cap: optionalText(30),
    ...(Object.fromEntries(KEY_FIGURES.map((figure) => [`percent-${figure}`, percent])) as Record<
      `percent-${(typeof KEY_FIGURES)[number]}`,
      typeof percent
    >),
  })
  .refine(inOrder, ENDS_BEFORE);

const toList = (value: unknown): unknown =>
  value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value];
const listOf = <Item extends z.ZodType>(item: Item, maximum: number) =>
  z.unknown().default('').transform(toList).pipe(z.array(item).max(maximum));

export const placesSchema = z.object({ places: listOf(rowId, 60) });
export const keySchema = z.object({ costKey: z.enum(COST_KEYS) });

const count = optionalInteger(0, 100_000_000);
export const partSchema = z.object({
  needs: optionalText(1_000),
  useUnits: count,
  population: count,
  /** `published`: reckoned from the published share and the residents above; `entered`: the number beside it, knowingly */
  migrantsFrom: z.enum(['none', 'published', 'entered']).default('none'),
  migrants: count,
});
export const rolesSchema = z.object({
  keeps: optionalText(1_000),
  role: optionalText(1_000),
  contactPoint: optionalText(200),
  dpoContact: optionalText(200),
});
export const wordsSchema = z.object({
  ...(Object.fromEntries(CLAUSES.map((clause) => [`clause-${clause}`, optionalText(2_000)])) as Record<
    `clause-${(typeof CLAUSES)[number]}`,
    ReturnType<typeof optionalText>
  >),
  ...(Object.fromEntries(STEPS.map((step) => [`step-${step}`, optionalText(500)])) as Record<
    `step-${(typeof STEPS)[number]}`,
    ReturnType<typeof optionalText>
  >),
});
export const indicatorsSchema = z.object({
  indicators: listOf(z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), 20),
});
export const agreeSchema = z.object({ fingerprint: z.string().regex(/^[0-9a-f]{64}$/) });
const year = z.coerce.number().pipe(z.int().min(2000).max(2200));
export const yearSchema = z.object({ year, fixed: requiredText(30), variable: requiredText(30) });
export const useSchema = z.object({
  year,
  useUnits: z.coerce.number().pipe(z.int().min(0).max(100_000_000)),
  paid: optionalText(30),
});
