/** How like the own place another is, in words of the office. */
import { createTranslator, type Language } from '#ui/messages.ts';
import type { Characteristic, Similarity } from './similarity.rules.ts';

export function writeLikeness(similarity: Similarity, language: Language): string[] {
  const t = createTranslator(language);
  const list = (of: readonly Characteristic[]): string =>
    of.map((one) => t(`office.practices.characteristic.${one}`)).join(', ');
  const { equal, different, unknown, timesInhabitants } = similarity;
  return [
    equal.length === 0
      ? t('office.practices.equal.none')
      : t('office.practices.equal', { list: list(equal) }),
    different.length === 0 ? '' : t('office.practices.different', { list: list(different) }),
    unknown.length === 0 ? '' : t('office.practices.unknown', { list: list(unknown) }),
    timesInhabitants === null
      ? ''
      : t('office.practices.times', { times: Math.round(timesInhabitants * 10) / 10 }),
  ].filter((line) => line !== '');
}
