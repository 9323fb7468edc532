/** Which document an address names, and in which of the town's languages. */
import { WAVE_DOCUMENTS, type WaveDocumentId } from '#features/survey/wave-documents.rules.ts';
import { Problem } from '#server/problem.ts';
import { LANGUAGES, type Language } from '#ui/messages.ts';

export function readDocumentId(text: string): WaveDocumentId {
  const id = WAVE_DOCUMENTS.find((one) => one === text);
  if (id === undefined) throw new Problem('not-found', 404);
  return id;
}

/** The public shell's languages have words for all documents. */
export function chooseDocumentLanguage(asked: string | null, spoken: Language): Language {
  const languages: readonly Language[] = LANGUAGES.public;
  return languages.find((one) => one === asked) ?? languages.find((one) => one === spoken) ?? 'en';
}
