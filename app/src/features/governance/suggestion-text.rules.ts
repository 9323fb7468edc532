/** A suggestion in words, with the reading of the source behind it. */
import { READINGS_CAUTION } from '@vicus/reference';
import { readText } from '@vicus/cube';
import { createTranslator, formatNumber, formatShare, type Language } from '#ui/messages.ts';
import { readReading, type Suggestion } from './governance.rules.ts';

export interface SuggestionText {
  /** tells it from the others */
  readonly id: string;
  readonly text: string;
  readonly reading: string;
  /** section of the source */
  readonly where: string;
  readonly caution: string;
}

/** Each subject stands with its figure: `Private companies (0.8)`. */
export function describeSuggestion(suggestion: Suggestion, language: Language): SuggestionText {
  const { rule, subjects, role } = suggestion;
  const reading = readReading(suggestion.reading);
  const write = (value: number): string =>
    rule === 'carried-by-one-role' ? formatShare(value, language) : formatNumber(value, language, 1);
  const list = subjects
    .map(({ label, value }) => `${readText(label, language)} (${write(value)})`)
    .join('; ');
  const text = createTranslator(language)(`public.suggestion.${rule}`, {
    subjects: list,
    role: role === null ? '' : readText(role, language),
  });
  return {
    id: `${rule} ${suggestion.reading} ${role?.en ?? ''}`,
    text,
    reading: readText(reading.text, language),
    where: reading.source.where,
    caution: readText(READINGS_CAUTION, language),
  };
}
