/** What may come in from forms of this room. */
import { z } from 'zod';

const variableId = z.string().regex(/^[a-z0-9-]{1,200}$/);

export const crossSchema = z
  .object({ rows: variableId, columns: variableId, layers: z.union([variableId, z.literal('')]).default('') })
  .readonly();
export type CrossInput = z.output<typeof crossSchema>;

export const purposeSchema = z.object({ purpose: z.string().trim().min(5).max(200) }).readonly();

export const foreignBornSchema = z
  .object({
    percent: z
      .string()
      .trim()
      .transform((text) => text.replace(',', '.'))
      .pipe(z.string().regex(/^\d{1,3}(\.\d+)?$/))
      .transform(Number)
      .pipe(z.number().min(0).max(100)),
    year: z.coerce.number().int().min(1900).max(2200),
    source: z.string().trim().min(1).max(300),
  })
  .readonly();

export const marginsSchema = z
  .object({
    population: z
      .string()
      .trim()
      .regex(/^\d{0,9}$/)
      .default(''),
    source: z.string().trim().max(300).default(''),
  })
  .readonly();
