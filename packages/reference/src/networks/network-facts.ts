/** How the tables of this folder are written. */
import type { Texts } from '../provenance.ts';
import type { NetworkFact, NetworkSize, NetworkSources } from './network.types.ts';

export const found = <Value>(value: Value, ...sources: NetworkSources): NetworkFact<Value> => ({
  evidence: 'found',
  value,
  sources,
});
export const background = <Value>(value: Value): NetworkFact<Value> => ({ evidence: 'background', value });
export const NOT_FOUND: NetworkFact<never> = { evidence: 'not-found' };

/** English, German, Spanish, Italian. */
export const say = (en: string, de: string, es: string, it: string): Texts => ({ en, de, es, it });

/** Inhabitants; what is left out is not stated. */
export const size = (stated: Partial<NetworkSize>): NetworkSize => ({
  minimum: null,
  partnerFrom: null,
  suitedFrom: null,
  suitedBelow: null,
  ...stated,
});
