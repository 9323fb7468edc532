/** What stands under a picture on paper: how many answered, what its marks mean, when, by whom, by which method. */
import { createTranslator, type Language } from '#ui/messages.ts';
import { formatPeriod } from '#ui/periods.ts';
import type { FigureView } from './publication.types.ts';

/** One text for each line. */
export function writeFigureNotes(figure: FigureView, language: Language): string[] {
  const t = createTranslator(language);
  return [
    [figure.n, ...figure.meanings].filter((part) => part !== '').join('. '),
    `${t('word.collected')}: ${formatPeriod(figure.period, language)}. ${t('word.source')}: ${figure.source}. ${t('word.method')}: ${figure.method}.`,
  ].filter((line) => line !== '');
}
