import { DisclosureProblem } from './disclosure.problems.ts';
import type { DisclosurePolicy, SumRules } from './disclosure.types.ts';

/** What holds where a place has not raised anything; no policy may be lower. */
export const DEFAULT_POLICY: DisclosurePolicy = Object.freeze({
  policyId: 'vicus-default',
  version: 1,
  minimumCount: 5,
  minimumRespondents: 10,
  minimumClosedList: 5,
  minimumPlaces: 5,
  zeros: 'published',
  withholdExtremes: true,
  nonresponse: 'published',
});

/** Usual values of statistical offices; a place may set stricter ones. */
export const DEFAULT_SUM_RULES: SumRules = Object.freeze({ pPercent: 10, dominancePercent: 85 });

export const MINIMUM_FIELDS = [
  'minimumCount',
  'minimumRespondents',
  'minimumClosedList',
  'minimumPlaces',
] as const;

/**
 * Makes a stricter policy from another one: the next version of the same document.
 *
 * @param policy the policy in force
 * @param changes minimum numbers (persons, whole numbers) that may only grow; `zeros` and `nonresponse` may only
 *   become `protected`; `withholdExtremes` may only become true
 * @returns the raised policy with `version` one higher and, if given, its own `policyId`
 * @throws DisclosureProblem `policy-lowered` where a change would protect less, `bad-policy` for no whole number
 * @example
 * raisePolicy(DEFAULT_POLICY, { minimumCount: 6 }).minimumCount // => 6
 * raisePolicy(DEFAULT_POLICY, { minimumCount: 6 }).version // => 2
 */
export function raisePolicy(
  policy: DisclosurePolicy,
  changes: Partial<Omit<DisclosurePolicy, 'version'>>,
): DisclosurePolicy {
  const raised: DisclosurePolicy = { ...policy, ...changes, version: policy.version + 1 };
  checkPolicy(raised);
  checkNotLower(raised, policy);
  return raised;
}

/** Throws `bad-policy` or `policy-lowered` unless the document is whole and at least as strict as the default. */
export function checkPolicy(policy: DisclosurePolicy): void {
  if (typeof policy.policyId !== 'string' || policy.policyId === '') {
    throw new DisclosureProblem('bad-policy', 'policyId', 'a policy needs an id');
  }
  if (!Number.isSafeInteger(policy.version) || policy.version < 1) {
    throw new DisclosureProblem('bad-policy', 'version', 'a version is a whole number from 1');
  }
  for (const field of MINIMUM_FIELDS) {
    if (!Number.isSafeInteger(policy[field])) {
      throw new DisclosureProblem('bad-policy', field, 'a minimum is a whole number');
    }
  }
  for (const field of ['zeros', 'nonresponse'] as const) {
    if (policy[field] !== 'published' && policy[field] !== 'protected') {
      throw new DisclosureProblem('bad-policy', field, 'choose "published" or "protected"');
    }
  }
  checkNotLower(policy, DEFAULT_POLICY);
  checkSumRules(policy.sums ?? DEFAULT_SUM_RULES);
}

function checkSumRules({ pPercent, dominancePercent }: SumRules): void {
  if (!(pPercent >= DEFAULT_SUM_RULES.pPercent && pPercent <= 100)) {
    throw new DisclosureProblem('policy-lowered', 'sums.pPercent', 'a percentage from 10 to 100');
  }
  if (!(dominancePercent > 0 && dominancePercent <= DEFAULT_SUM_RULES.dominancePercent)) {
    throw new DisclosureProblem('policy-lowered', 'sums.dominancePercent', 'a percentage up to 85');
  }
}

function checkNotLower(policy: DisclosurePolicy, floor: DisclosurePolicy): void {
  const lowered = [
    ...MINIMUM_FIELDS.filter((field) => policy[field] < floor[field]),
    ...(['zeros', 'nonresponse'] as const).filter(
      (field) => floor[field] === 'protected' && policy[field] !== 'protected',
    ),
    ...(floor.withholdExtremes && policy.withholdExtremes !== true ? ['withholdExtremes'] : []),
  ];
  const first = lowered[0];
  if (first !== undefined) {
    throw new DisclosureProblem('policy-lowered', first, 'a policy may be raised, never lowered');
  }
}
