/** What stands above the municipality in a country, as far as the source sorts it. */
import { POLICY_CONTEXT_LABELS, POLICY_CONTEXTS, type FactSource, type Texts } from '@vicus/reference';

export interface CountryPolicyContext {
  readonly label: Texts;
  readonly summary: Texts;
  readonly source: FactSource;
}

/** `country`: ISO 3166-1 alpha-2. Null for countries outside the ten of the source. */
export function readPolicyContext(country: string): CountryPolicyContext | null {
  const found = POLICY_CONTEXTS.find((one) => one.country === country);
  if (found === undefined) return null;
  return { label: POLICY_CONTEXT_LABELS[found.category], summary: found.summary, source: found.source };
}
