/** Offers in plain words. */
import { AREAS_OF_LIFE } from '@vicus/reference';
import { formatAmount } from '#features/strategy/budget.rules.ts';
import type { Language, Translate } from '#ui/messages.ts';
import type { OfferWords, Travel } from './offer.types.ts';

export const nameArea = (code: string, language: Language): string => {
  const label = AREAS_OF_LIFE.find((one) => one.code === code)?.label;
  return label === undefined ? code : (label[language] ?? label.en);
};

/** All areas of life as choices of a list. */
export const listAreaChoices = (language: Language): { value: string; label: string }[] =>
  AREAS_OF_LIFE.map(({ code }) => ({ value: code, label: nameArea(code, language) }));

export function writeCost(
  { costPer, costCents, currency }: Pick<OfferWords, 'costPer' | 'costCents' | 'currency'>,
  t: Translate,
  language: Language,
): string {
  if (costPer === 'free') return t('office.offer.cost.free');
  const amount = formatAmount(costCents, currency, language);
  return t(costPer === 'unit' ? 'office.offer.cost.unit' : 'office.offer.cost.booking', { amount });
}

export function writeCapacity(
  { atOnce, perWeek, unit }: Pick<OfferWords, 'atOnce' | 'perWeek' | 'unit'>,
  t: Translate,
): string {
  const atOnceText = t('office.offer.capacity.at-once', { count: atOnce });
  if (perWeek === null) return atOnceText;
  const week = t('office.offer.per-week.of', { count: perWeek, unit: t(`office.offer.unit.${unit}`) });
  return `${atOnceText}; ${week}`;
}

export const writeTravel = (travel: Travel | null, t: Translate): string =>
  travel === null
    ? t('office.offer.travel.unknown')
    : t('office.offer.travel', { km: travel.distanceKm, minutes: travel.minutes });
