/** Words of the questionnaire in every language of respondents. */
import type { Texts } from '@vicus/questionnaire';
import { createTranslator, LANGUAGES, type MessageKey, type MessageValues } from '#ui/messages.ts';

/** A message with values in every language of respondents. */
export function sayAll(key: MessageKey, values: MessageValues): Texts {
  const texts = LANGUAGES.respond.map(
    (language) => [language, createTranslator(language)(key, values)] as const,
  );
  return { ...Object.fromEntries(texts), en: createTranslator('en')(key, values) };
}
