/** Fields of the plan of a general wave: some names come several times, once, or not at all. */
import type { Instrument } from '@vicus/questionnaire';
import { listOfferedLanguages } from '#features/survey/general.rules.ts';
import { readFields } from '#server/input.ts';

const LISTS = ['languages', 'channels', 'districts', 'specialCategories'] as const;

export function readGeneralFields(form: FormData): Record<string, unknown> {
  return { ...readFields(form), ...readLists(form) };
}

function readLists(form: FormData): Record<string, string[]> {
  return Object.fromEntries(LISTS.map((name) => [name, form.getAll(name).map(String)]));
}

/** `typed` holds one value a name; what was ticked is given back beside it. */
export function giveBackLists<Result>(result: Result, form: FormData): Result {
  const failure = result as { data?: { typed?: Record<string, unknown> } };
  if (failure.data?.typed) Object.assign(failure.data.typed, readLists(form));
  return result;
}

/** Languages that a questionnaire can be asked in. */
export function describeLanguages(instrument: Instrument) {
  return listOfferedLanguages(instrument).map(({ language, state }) => ({ language, state }));
}
