/** Shares and the reasons for none, in plain words. */
import { formatAmount } from '#features/strategy/budget.rules.ts';
import type { Language, Translate } from '#ui/messages.ts';
import type { JointService, NoShares, ServicePlace } from './joint.types.ts';

interface Reader {
  readonly t: Translate;
  readonly language: Language;
  readonly currency: JointService['currency'];
}

/** Why a key gives no shares, and what would mend it. */
export function writeNoShares(
  none: NoShares,
  places: readonly ServicePlace[],
  { t, language, currency }: Reader,
): string {
  switch (none.why) {
    case 'missing': {
      const names = places.filter(({ placeId }) => none.placeIds.includes(placeId)).map(({ name }) => name);
      const figure = t(`office.joint-service.figure.${none.figure}`);
      return t('office.joint-service.why.missing', { figure, places: names.join(', ') });
    }
    case 'all-zero':
      return t('office.joint-service.why.all-zero', {
        figure: t(`office.joint-service.figure.${none.figure}`),
      });
    case 'percent':
      return t('office.joint-service.why.percent', { sum: none.sumPercent });
    case 'floor-too-high':
      return t('office.joint-service.why.floor-too-high', {
        amount: formatAmount(none.neededCents, currency, language),
      });
    case 'cap-too-low':
      return t('office.joint-service.why.cap-too-low', {
        amount: formatAmount(none.openCents, currency, language),
      });
  }
}
