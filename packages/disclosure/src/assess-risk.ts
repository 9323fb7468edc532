import type { ProtectedCube } from '@vicus/cube';
import { attack } from './attack.ts';
import type {
  CellReference,
  DisclosurePolicy,
  TableToProtect,
  WithholdingReason,
} from './disclosure.types.ts';
import { buildModel, toReference } from './figures.ts';
import { compareWithEarlier } from './ledger.ts';
import { checkPolicy } from './policy.ts';
import { findPrimary } from './primary.ts';
import { withholdFigures } from './withhold.ts';

export interface RiskReport {
  /** cells with a number */
  readonly cells: number;
  /** cells that would tell about a few people by themselves */
  readonly atRisk: readonly (CellReference & { readonly reason: WithholdingReason })[];
  /** which of them readers could compute or find out if only these were withheld and nothing besides */
  readonly revealed: readonly CellReference[];
}

/**
 * Says what is at risk in tables before anything is protected, and what readers would find out if one withheld only the
 * small numbers themselves.
 *
 * @param request tables with what stands behind every measure, the policy, what is published already
 * @throws DisclosureProblem as `protect`
 * @example
 * const riskCube = buildCube({
 *   id: 'town',
 *   provenance: { title: { en: 'Town' }, period: '2025', source: { en: 'Register' }, method: 'cube', notes: [] },
 *   dimensions: [{ id: 'sex', label: { en: 'Sex' }, role: 'category', categories: [
 *     { code: 'all', label: { en: 'All' } },
 *     { code: 'f', label: { en: 'Women' }, parent: 'all' },
 *     { code: 'm', label: { en: 'Men' }, parent: 'all' }] }],
 *   measures: [{ id: 'n', label: { en: 'Persons' }, kind: 'count', unit: 'persons', decimals: 0 }],
 *   cells: [
 *     { at: { sex: 'all' }, measures: { n: 15 } },
 *     { at: { sex: 'f' }, measures: { n: 12 } },
 *     { at: { sex: 'm' }, measures: { n: 3 } }],
 * });
 * const risk = assessRisk({ tables: [{ cube: riskCube, basis: { n: { kind: 'count-of-persons' } } }], policy: DEFAULT_POLICY });
 * risk.atRisk[0].reason // => "too-few-persons"
 * risk.revealed[0].at // => {"sex":"m"}
 */
export function assessRisk(request: {
  readonly tables: readonly TableToProtect[];
  readonly policy: DisclosurePolicy;
  readonly published?: readonly ProtectedCube[];
}): RiskReport {
  const { tables, policy, published = [] } = request;
  checkPolicy(policy);
  const model = buildModel(tables);
  const earlier = compareWithEarlier(model, published);
  const primary = findPrimary(model, policy, earlier);
  const naive = model.tables.map(({ table }, index) => ({
    ...table,
    cube: withholdFigures(model, index, primary),
  }));
  const { disclosures } = attack({ tables: naive, earlier: earlier.editions, policy });
  return {
    cells: model.figures.filter(({ state }) => state === 'number').length,
    atRisk: model.figures.flatMap((figure) => {
      const reason = primary.get(figure.index);
      return reason === undefined ? [] : [{ ...toReference(model, figure), reason }];
    }),
    revealed: disclosures.map(({ cube, measure, at }) => ({ cube, measure, at })),
  };
}
