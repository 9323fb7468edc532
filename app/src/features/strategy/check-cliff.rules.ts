/** The cliff as a picture with its words: money year by year, secured and paid on, secured for the last time, not secured. */
import { renderStackedAmounts } from '@vicus/charts';
import { createTranslator, type Language } from '#ui/messages.ts';
import { formatAmount } from './budget.rules.ts';
import type { CliffYear } from './check.types.ts';

interface Drawn {
  readonly currency: string;
  readonly language: Language;
  readonly widthPx: number;
  /** id of the picture: one for each on a page */
  readonly id: string;
}

/** SVG text; the same numbers stand in the table beside it. */
export function drawCliff(cliff: readonly CliffYear[], { currency, language, widthPx, id }: Drawn): string {
  const t = createTranslator(language);
  const money = (cents: number): string => formatAmount(cents, currency, language);
  const highest = cliff.reduce<CliffYear | undefined>(
    (best, one) => (best === undefined || one.totalCents > best.totalCents ? one : best),
    undefined,
  );
  const last = cliff.at(-1);
  const description =
    highest === undefined || last === undefined
      ? t('office.check.cliff.none')
      : t('office.check.cliff.description', {
          first: String(cliff[0]?.year ?? ''),
          last: String(last.year),
          year: String(highest.year),
          most: money(highest.totalCents),
          rest: money(last.totalCents),
        });
  const warnings = cliff.flatMap((one, i) => {
    const before = cliff[i - 1];
    return before !== undefined && before.totalCents > 0 && one.totalCents * 2 <= before.totalCents
      ? [t('office.check.cliff.falls', { year: String(one.year) })]
      : [];
  });
  const picture = {
    title: t('office.check.cliff.title'),
    description,
    parts: [t('office.check.cliff.firm'), t('office.check.cliff.ending'), t('office.check.cliff.open')],
    rows: cliff.map((one) => ({
      label: String(one.year),
      amounts: [one.securedCents, one.endingCents, one.openCents],
      total: money(one.totalCents),
    })),
    warnings,
  };
  return renderStackedAmounts(picture, { id, language, widthPx }).svg;
}
