/** In which language a questionnaire is looked at: one that the respondent's pages have. */
import type { Instrument } from '@vicus/questionnaire';
import { LANGUAGES, type Language } from '#ui/messages.ts';

export function listRespondentLanguages({ languages }: Instrument): readonly Language[] {
  return LANGUAGES.respond.filter((language) => Object.hasOwn(languages, language));
}

export function chooseRespondentLanguage(
  instrument: Instrument,
  wished: string | null,
  otherwise: string,
): Language {
  const offered = listRespondentLanguages(instrument);
  return (
    offered.find((one) => one === wished) ?? offered.find((one) => one === otherwise) ?? offered[0] ?? 'en'
  );
}
