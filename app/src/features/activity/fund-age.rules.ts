/** The age bands that funds ask for, read from those of the register. */
import type { Fund, RegisterAge } from '@vicus/reference';

const AMIF_BANDS: Readonly<Record<RegisterAge, string>> = {
  u18: 'u18',
  '18-29': '18-60',
  '30-54': '18-60',
  '55-60': '18-60',
  '61-64': '61plus',
  '65plus': '61plus',
  unknown: 'unknown',
};

/** AMIF asks for under 18, 18 to 60 and over 60 (Regulation (EU) 2021/1147, Annex VIII); the others for no bands of all. */
export function readFundAge(fund: Fund, age: RegisterAge): string {
  return fund === 'AMIF' ? AMIF_BANDS[age] : age;
}
