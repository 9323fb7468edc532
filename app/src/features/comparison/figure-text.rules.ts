/** How figures about places are named and written. */
import { PLACE_CHARACTERISTICS } from '@vicus/reference';
import { formatNumber, type Language, type MessageKey, type Translate } from '#ui/messages.ts';
import { POPULATION_CHANGE, type MissingReason } from './axes.types.ts';

const OWN_LABELS: Readonly<Partial<Record<string, MessageKey>>> = {
  [POPULATION_CHANGE]: 'public.context.change',
  population: 'public.context.population',
  density: 'public.context.density',
};

export function toFigureLabel(characteristic: string, t: Translate, language: Language): string {
  const own = OWN_LABELS[characteristic];
  if (own !== undefined) return t(own);
  const known = PLACE_CHARACTERISTICS.find(({ id }) => id === characteristic);
  return known?.label[language] ?? known?.label.en ?? characteristic;
}

/** With its unit. `value` in the unit of the characteristic. */
export function formatFigure(value: number, characteristic: string, language: Language): string {
  const known = PLACE_CHARACTERISTICS.find(({ id }) => id === characteristic);
  const decimals = known?.decimals ?? (characteristic === 'population' ? 0 : 1);
  const text = formatNumber(value, language, decimals);
  if (known?.unit === 'percent' || characteristic === POPULATION_CHANGE) return `${text} %`;
  return known?.unit === 'euro' ? `${text} €` : text;
}

/** With its sign; what rounds to nothing has none. */
export function formatZ(z: number, language: Language): string {
  const shown = Math.round(z * 100) / 100;
  return `${shown > 0 ? '+' : ''}${formatNumber(shown === 0 ? 0 : shown, language, 2)}`;
}

export function toYears(
  { fromYear, year }: { readonly fromYear: number | null; readonly year: number | null },
  t: Translate,
): string {
  if (year === null) return '–';
  return fromYear === null
    ? String(year)
    : t('public.context.years', { from: String(fromYear), to: String(year) });
}

/** The word for a missing figure, and the sentence that explains it. */
export function toReasonText(
  reason: MissingReason | null,
  t: Translate,
): { readonly word: string; readonly why: string } {
  if (reason === null || reason === 'not-imported')
    return { word: t('public.context.not-imported'), why: t('public.context.not-imported.why') };
  return { word: t(`word.${reason}`), why: t(`word.${reason}.why`) };
}
