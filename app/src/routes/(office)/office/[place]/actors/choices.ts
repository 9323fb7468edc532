/** Kinds and areas as choices of a form, in the reader's language. */
import { ACTOR_GROUPS, ACTOR_KINDS, AREAS_OF_LIFE } from '@vicus/reference';
import { FURTHER_SECTION, readSectionCode } from '#features/governance/actor.rules.ts';
import { createTranslator, type Language } from '#ui/messages.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface ChoiceGroup {
  readonly label: string;
  readonly options: readonly Choice[];
}

type Labelled = { readonly code: string; readonly label: Readonly<Record<string, string>> };
const toChoice =
  (language: Language) =>
  (record: Labelled): Choice => ({
    value: record.code,
    label: record.label[language] ?? record.label['en'] ?? record.code,
  });

/** The four groups of the source, then the further kinds. */
export function listKindChoices(language: Language): ChoiceGroup[] {
  const groups = ACTOR_GROUPS.map(toChoice(language));
  const further = { value: FURTHER_SECTION, label: createTranslator(language)('office.actors.further') };
  return [...groups, further].map(({ value, label }) => ({
    label,
    options: ACTOR_KINDS.filter(({ code }) => readSectionCode(code) === value).map(toChoice(language)),
  }));
}

export function listAreaChoices(language: Language): Choice[] {
  return AREAS_OF_LIFE.map(toChoice(language));
}
