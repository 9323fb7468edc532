/** The fourteen areas as choices, in the language of the page. */
import { AREAS_OF_LIFE } from '@vicus/reference';
import type { Language } from '#ui/messages.ts';

export const listAreas = (language: Language): { value: string; label: string }[] =>
  AREAS_OF_LIFE.map(({ code, label }) => ({ value: code, label: label[language] ?? label.en }));

export const nameArea = (code: string, language: Language): string =>
  listAreas(language).find(({ value }) => value === code)?.label ?? '';
