/** Hands the language of the answer down the component tree; set once in each shell's layout. */
import { getContext, setContext } from 'svelte';
import { createTranslator, type Language, type Translate } from './messages.ts';

const LANGUAGE = Symbol('language');

export function provideLanguage(language: Language): void {
  setContext(LANGUAGE, language);
}

export function useLanguage(): Language {
  return getContext<Language>(LANGUAGE);
}

export function useTranslate(): Translate {
  return createTranslator(useLanguage());
}
