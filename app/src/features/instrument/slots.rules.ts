/** Words that only the office can give: in questionnaires that ship they stand in square brackets, whole text. */
import type { Instrument } from '@vicus/questionnaire';
import { listTexts } from './text-keys.rules.ts';

const SLOT = /^\[.*\]$/su;

/** Keys of texts (`listTexts`) that still wait for the office's words in a language. A wave cannot open with any. */
export function listOpenSlots(instrument: Instrument, language: string): readonly string[] {
  return listTexts(instrument)
    .filter(({ texts }) => SLOT.test(texts[language] ?? texts.en))
    .map(({ key }) => key);
}
