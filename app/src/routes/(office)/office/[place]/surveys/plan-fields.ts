/** The form of a wave's plan: some names come several times, once, or not at all. */
import { fail, type ActionFailure } from '@sveltejs/kit';
import type { Instrument } from '@vicus/questionnaire';
import { listOfferedLanguages } from '#features/survey/general.rules.ts';
import { readFields } from '#server/input.ts';
import { actOrExplain, type ShownProblem } from '#ui/route-problem.ts';

type PlanFields = Readonly<Record<string, string | readonly string[]>>;
type Refused = ActionFailure<{ problem: ShownProblem; typed: PlanFields }>;

const LISTS = {
  general: ['languages', 'channels', 'districts', 'specialCategories'],
  governance: ['languages'],
} as const;

/** Saves the plan, or gives back everything that was typed and ticked. `save` ends in a redirect. */
export async function savePlanOrExplain(
  form: FormData,
  kind: keyof typeof LISTS,
  save: (fields: Record<string, unknown>) => Promise<never>,
): Promise<Refused> {
  const ticked = Object.fromEntries(LISTS[kind].map((name) => [name, form.getAll(name).map(String)]));
  const { status, data } = await actOrExplain(form, () => save({ ...readFields(form), ...ticked }));
  // `typed` holds one value a name; what was ticked is given back beside it.
  return fail(status, { ...data, typed: { ...data.typed, ...ticked } });
}

/** Languages that a questionnaire can be asked in. */
export function describeLanguages(instrument: Instrument) {
  return listOfferedLanguages(instrument).map(({ language, state }) => ({ language, state }));
}
