/** Rows in words. */
import { createTranslator, formatNumber, type Language } from '#ui/messages.ts';
import { isEmptyCell } from './cell.rules.ts';
import type { Cell, DataSetField, FieldTexts } from './delivery.types.ts';

export const pickText = (texts: FieldTexts, language: Language): string =>
  language === 'de' ? texts.de : texts.en;

/** What tells the row apart within its indicator and group. */
export function nameBreakdown(field: DataSetField, language: Language): string {
  return pickText(field.breakdownName, language) || createTranslator(language)('office.deliveries.total');
}

/** Indicator, group and breakdown, e.g. for a list of comments. */
export function nameField(field: DataSetField, language: Language): string {
  const t = createTranslator(language);
  const breakdown = pickText(field.breakdownName, language);
  return [
    pickText(field.name, language),
    t(`office.deliveries.people.${field.people}`),
    ...(breakdown === '' ? [] : [breakdown]),
  ].join(', ');
}

/** As many digits as were written; counts have none after the point. */
function showNumber(value: number, language: Language): string {
  const decimals = Number.isInteger(value) ? 0 : Math.min(2, String(value).split('.')[1]?.length ?? 0);
  return formatNumber(value, language, decimals);
}

/** A number, two with "of", or the reason in words; '' where nothing was said. */
export function nameCell(cell: Cell | undefined, language: Language): string {
  if (cell === undefined || isEmptyCell(cell)) return '';
  const t = createTranslator(language);
  if (cell.reason !== null) return t(`office.deliveries.reason.${cell.reason}`);
  const [amount, base] = [cell.amount, cell.base].map((one) =>
    one === null ? null : showNumber(one, language),
  );
  if (base === null || base === undefined) return amount ?? '';
  return t('office.deliveries.of', { amount: amount ?? '–', base });
}
