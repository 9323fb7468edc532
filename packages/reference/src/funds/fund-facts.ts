/** How the tables of this folder are written: facts with their evidence, and what is missing. */
import type { Texts } from '../provenance.ts';
import type { Fact, FundField, FundGap, FundSources } from './programme.types.ts';

export const found = <Value>(value: Value, ...sources: FundSources): Fact<Value> => ({
  evidence: 'found',
  value,
  sources,
});
export const background = <Value>(value: Value): Fact<Value> => ({ evidence: 'background', value });
export const NOT_FOUND: Fact<never> = { evidence: 'not-found' };

/** English, German, Spanish, Italian. */
export const say = (en: string, de: string, es: string, it: string): Texts => ({ en, de, es, it });

const NOTHING: Texts = say('', '', '', '');

/** Nothing was found on it, and it decides. */
export const missing = (field: FundField): FundGap => ({
  field,
  because: 'not-found',
  decides: true,
  said: NOTHING,
});
/** Said from general knowledge, and it decides. */
export const toCheck = (field: FundField, said: Texts): FundGap => ({
  field,
  because: 'background',
  decides: true,
  said,
});
/** Worth a question; decides nothing. */
export const beside = (field: FundField, because: FundGap['because'], said: Texts): FundGap => ({
  field,
  because,
  decides: false,
  said,
});
