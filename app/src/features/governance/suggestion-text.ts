/** A suggestion in words, with the reading of the source behind it. */
import { READINGS_CAUTION } from '@vicus/reference';
import { readText } from '@vicus/cube';
import { createTranslator, formatNumber, formatShare, type Language } from '#ui/messages.ts';
import { readReading, type Suggestion } from './governance.rules.ts';

export interface SuggestionText {
  readonly rule: string;
  readonly subjectCode: string;
  readonly text: string;
  readonly reading: string;
  /** section of the source */
  readonly where: string;
  readonly note: string;
  readonly caution: string;
  /** page in docs/methods of the figure */
  readonly method: string;
}

export function describeSuggestion(suggestion: Suggestion, language: Language): SuggestionText {
  const { rule, subject, subjectCode, role, value, method } = suggestion;
  const reading = readReading(suggestion.reading);
  const text = createTranslator(language)(`public.suggestion.${rule}`, {
    subject: readText(subject, language),
    role: role === null ? '' : readText(role, language),
    value: rule === 'carried-by-one-role' ? formatShare(value, language) : formatNumber(value, language, 1),
  });
  return {
    ...{ rule, subjectCode, text, method },
    reading: readText(reading.text, language),
    where: reading.source.where,
    note: reading.source.note,
    caution: readText(READINGS_CAUTION, language),
  };
}
