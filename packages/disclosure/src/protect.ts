import { sealProtectedCube } from '@vicus/cube';
import type { ProtectionRequest, ProtectionResult } from './disclosure.types.ts';
import { buildModel } from './figures.ts';
import type { Model } from './figures.ts';
import { compareWithEarlier } from './ledger.ts';
import { buildLinks } from './links.ts';
import { checkPolicy } from './policy.ts';
import { buildRelations } from './relations.ts';
import type { Relation } from './relations.ts';
import { buildReport } from './report.ts';
import { searchPattern } from './search.ts';
import { withholdFigures } from './withhold.ts';

/**
 * The publication gate: withholds what would tell about a few people, then what would give that away, then attacks
 * its own result and withholds more until the attack finds nothing. The only maker of a `ProtectedCube`.
 *
 * Method: docs/methods/publication-gate.md and docs/methods/withholding-averages.md. Deterministic.
 *
 * @param request tables protected together, each with what stands behind every measure; the policy; what is already
 *   published (editions of a table have the same `Cube.id`); the version of the program
 * @returns the protected cubes in the order of the request, and a report whose part `public` may be shown
 * @throws DisclosureProblem for a table that contradicts its description (`basis-missing`, `bad-count`,
 *   `totals-do-not-add`, …), a policy below the default (`policy-lowered`), or `cannot-be-protected`; CubeProblem
 *   `not-sealed` for an earlier edition that did not pass the gate
 * @example
 * const cube = buildCube({
 *   id: 'contacts',
 *   provenance: { title: { en: 'Contacts' }, period: '2025', source: { en: 'Survey' }, method: 'cube', notes: [] },
 *   dimensions: [{ id: 'role', label: { en: 'Role' }, role: 'category', categories: [
 *     { code: 'all', label: { en: 'All' } },
 *     { code: 'elected', label: { en: 'Elected' }, parent: 'all' },
 *     { code: 'official', label: { en: 'Officials' }, parent: 'all' }] }],
 *   measures: [
 *     { id: 'n', label: { en: 'Answers' }, kind: 'count', unit: 'answers', decimals: 0 },
 *     { id: 'mean', label: { en: 'Mean' }, kind: 'mean', unit: 'points on 0-5', decimals: 1 }],
 *   cells: [
 *     { at: { role: 'all' }, measures: { n: 17, mean: 2.4 } },
 *     { at: { role: 'elected' }, measures: { n: 3, mean: 1.5 } },
 *     { at: { role: 'official' }, measures: { n: 14, mean: 2.6 } }],
 * });
 * const basis = {
 *   n: { kind: 'count-of-persons' },
 *   mean: { kind: 'mean', respondents: 'n', scale: { min: 0, max: 5 } },
 * };
 * const result = protect({ tables: [{ cube, basis }], policy: DEFAULT_POLICY, published: [], codeVersion: '0.1.0' });
 * readCell(openProtectedCube(result.tables[0]), { role: 'all' }, 'mean') // => {"kind":"number","value":2.4,"status":"final"}
 * readCell(openProtectedCube(result.tables[0]), { role: 'elected' }, 'mean') // => {"kind":"none","reason":"withheld"}
 * readCell(openProtectedCube(result.tables[0]), { role: 'official' }, 'mean') // => {"kind":"none","reason":"withheld"}
 */
export function protect(request: ProtectionRequest): ProtectionResult {
  const { policy, codeVersion } = request;
  checkPolicy(policy);
  const model = buildModel(request.tables);
  const earlier = compareWithEarlier(model, request.published);
  const relations = buildRelations(model, policy.zeros === 'published');
  const pattern = {
    model,
    relations,
    relationsOf: indexRelations(relations),
    links: buildLinks(model),
    known: earlier.known,
  };
  const search = { pattern, earlier, policy, solver: request.solver };
  const found = searchPattern(search);
  const stamp = { policyId: policy.policyId, policyVersion: policy.version, codeVersion };
  return {
    tables: model.tables.map((_, index) => seal(model, index, found.withheld, stamp)),
    report: buildReport(search, found),
  };
}

function seal(
  model: Model,
  index: number,
  withheld: ReadonlyMap<number, unknown>,
  stamp: Parameters<typeof sealProtectedCube>[1],
): ReturnType<typeof sealProtectedCube> {
  return sealProtectedCube(withholdFigures(model, index, withheld), stamp);
}

function indexRelations(relations: readonly Relation[]): Map<number, Relation[]> {
  const index = new Map<number, Relation[]>();
  for (const relation of relations) {
    for (const figure of new Set([relation.whole, ...relation.parts])) {
      const own = index.get(figure);
      if (own === undefined) index.set(figure, [relation]);
      else own.push(relation);
    }
  }
  return index;
}
