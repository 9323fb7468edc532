/** A policy file of `vicus protect`: what a place publishes under. docs/policy.schema.json is made of it. */
import { z } from 'zod';

const minimum = z.number().int().max(1000);

export const policyFileSchema = z
  .strictObject({
    $schema: z.string().optional(),
    policyId: z.string().min(1).optional().describe('name of the document'),
    version: z.number().int().min(1).optional().describe('a changed policy is a new version'),
    minimumCount: minimum.min(5).optional().describe('smallest count of people that is published; default 5'),
    minimumRespondents: minimum
      .min(10)
      .optional()
      .describe('fewest answers behind a published average or share; default 10'),
    minimumClosedList: minimum
      .min(5)
      .optional()
      .describe('the same for office holders asked in that role; default 5'),
    minimumPlaces: minimum.min(5).optional().describe('fewest places behind a figure over places; default 5'),
    zeros: z.enum(['published', 'protected']).optional().describe('default published'),
    withholdExtremes: z
      .literal(true)
      .optional()
      .describe('averages at the end of their scale are withheld; cannot be turned off'),
    nonresponse: z
      .enum(['published', 'protected'])
      .optional()
      .describe('whether it is shown that only a few of those asked did not answer; default published'),
    sums: z
      .strictObject({
        pPercent: z.number().min(10).max(100),
        dominancePercent: z.number().gt(0).max(85),
      })
      .optional()
      .describe('rules for sums of amounts; never shown to the public'),
    maxN: z
      .number()
      .int()
      .min(1)
      .optional()
      .describe('instead of minimumCount: the largest count that is withheld, as in problem.json'),
    family: z
      .boolean()
      .optional()
      .describe(
        'tables of counts: nobody who knows all cells of one category, or one withheld cell of few people, computes another; default false',
      ),
    protectZeros: z.boolean().optional().describe('with maxN: zeros are withheld too'),
  })
  .describe('What a place publishes under. Minimums may be raised above the default, never lowered.');

/** The schema as a document. */
export function renderPolicySchema(): string {
  return `${JSON.stringify(z.toJSONSchema(policyFileSchema), null, 2)}\n`;
}
