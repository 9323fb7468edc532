/** How many have answered an open wave, in words: in steps of five, of the day they were counted. */
import { formatDate, type Language, type Translate } from '#ui/messages.ts';
import type { WaveProgress } from '#features/survey/survey.types.ts';

/** The number alone, for a table. */
export function describeAnswered(t: Translate, { answeredInSteps, countedOn }: WaveProgress): string {
  if (countedOn === null) return '–';
  return answeredInSteps === 0
    ? t('office.surveys.fewer-than-five')
    : t('office.surveys.at-least', { count: answeredInSteps });
}

/** `isOpenToAll`: nobody was asked by name, so there is no number of people asked. */
export function describeProgress(
  t: Translate,
  language: Language,
  progress: WaveProgress | null,
  isOpenToAll = false,
): string {
  if (progress === null || progress.countedOn === null) return t('office.surveys.step.progress.never');
  const { asked } = progress;
  const shown = describeAnswered(t, progress);
  const date = formatDate(progress.countedOn, language);
  return isOpenToAll
    ? t('office.wave.step.progress.open', { shown, date })
    : t('office.surveys.step.progress.text', { shown, asked, date });
}
