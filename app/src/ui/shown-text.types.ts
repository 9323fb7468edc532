import type { Language } from './languages.ts';

/** A text and what the page has to say about it, so that it is read aloud and set in the right direction. */
export interface ShownText {
  readonly text: string;
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
}
