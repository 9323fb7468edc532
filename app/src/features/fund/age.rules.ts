/** Old facts look old: how long ago somebody last looked a fact up. */

/** Days after which a fact should be looked up again, and after which it must not be relied on. */
const AGEING_AFTER_DAYS = 90;
const OLD_AFTER_DAYS = 365;

export interface FactAge {
  readonly days: number;
  readonly state: 'fresh' | 'ageing' | 'old';
}

/** @param checkedOn @param today ISO days */
export function computeFactAge(checkedOn: string, today: string): FactAge {
  const days = Math.max(0, Math.round((Date.parse(today) - Date.parse(checkedOn)) / 86_400_000));
  if (days > OLD_AFTER_DAYS) return { days, state: 'old' };
  return { days, state: days > AGEING_AFTER_DAYS ? 'ageing' : 'fresh' };
}
