/** What may come in about a district. */
import { z } from 'zod';
import { optionalInteger, requiredText } from '#server/input.ts';

const MAXIMUM_POPULATION = 10_000_000;

export const districtCode = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60);

export const districtSchema = z.object({
  name: requiredText(120),
  population: optionalInteger(0, MAXIMUM_POPULATION),
});
