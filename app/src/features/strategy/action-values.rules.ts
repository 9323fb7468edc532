/** What rows say, as the fields of their forms; the other way is `nestFields` and the schema. */
import { flattenFields } from './action-form.rules.ts';
import type { Action, Department } from './action.types.ts';
import type { Goal, GoalMeasure, Strategy } from './strategy.types.ts';

/** Years of a strategy, oldest first. */
export const listYears = ({ fromYear, toYear }: Pick<Strategy, 'fromYear' | 'toYear'>): number[] =>
  Array.from({ length: Math.max(0, toYear - fromYear + 1) }, (_, i) => fromYear + i);

export const toGoalForm = ({ title, why, areas }: Goal): Record<string, string> =>
  flattenFields({ title, why, areas }, ['areas']);

/** `factToken`: of the figure the baseline was read from; '' it was typed in. Numbers are written with a point or a comma. */
export function toMeasureForm(
  measure: Omit<GoalMeasure, 'goalMeasureId' | 'goalId' | 'revision' | 'baselineFact'>,
  factToken: string,
): Record<string, string> {
  const { indicatorId, name, unit, people, direction, baselineValue, baselinePeriod } = measure;
  const { baselineSource, targetValue, targetOn } = measure;
  return flattenFields({
    indicatorId,
    name,
    unit,
    people,
    direction,
    baselineFact: factToken,
    baselineValue,
    baselinePeriod,
    baselineSource,
    targetValue,
    targetOn,
  });
}

/** Every year of the strategy has its field, in order, so that two forms can be laid side by side. */
export function toActionForm(action: Action, years: readonly number[]): Record<string, string> {
  const { actionId: _id, position: _position, revision: _revision, state: _state, ...said } = action;
  const { stateReason: _reason, owner, coOwners, partners, outputs, milestones, ...words } = said;
  return flattenFields(
    {
      ...words,
      owner: owner?.name ?? '',
      coOwners: coOwners.map(({ name }) => name),
      partners: partners.map(({ name }) => name),
      outputs: outputs.map(({ outputId, name, countedBy, planned }) => ({
        outputId,
        name,
        countedBy,
        planned: [...new Set([...years, ...planned.map(({ year }) => year)])]
          .toSorted((a, b) => a - b)
          .map((year) => ({ year, amount: planned.find((one) => one.year === year)?.amount ?? null })),
      })),
      milestones: milestones.map(({ milestoneId, title, dueOn, reachedOn }) => ({
        milestoneId,
        title,
        dueOn,
        reachedOn,
      })),
      campaign: action.campaign ?? {},
      trial: action.trial ?? {},
    },
    ['perspectiveIds'],
  );
}

/** What an action has and a partner's form does not send. */
export const NOT_OF_PARTNERS = ['goalId', 'owner', 'coOwners', 'partners', 'perspectiveIds'];

export function toDepartmentForm({
  departmentId: _id,
  revision: _revision,
  ...words
}: Department): Record<string, string> {
  return flattenFields(words, ['areas']);
}

/** Fields somebody typed that the row does not have yet are empty there: nothing typed is lost in a conflict. */
export function alignFields(
  standing: Readonly<Record<string, string>>,
  typed: Readonly<Record<string, string>> | undefined,
): Record<string, string> {
  const names = Object.keys(typed ?? {}).filter((name) => name !== 'part' && name !== 'revision');
  return { ...standing, ...Object.fromEntries(names.map((name) => [name, standing[name] ?? ''])) };
}

/** Ids and years that no reader types: rows keep those they have. */
const isTechnical = (name: string): boolean => /\.(outputId|milestoneId|year)$/.test(name);

/** How an output is counted says nothing where the output has no name on either side. */
const isEmptyChoice = (name: string, typed: Fields, standing: Fields): boolean =>
  name.endsWith('.countedBy') &&
  [typed, standing].every((one) => (one[name.replace('countedBy', 'name')] ?? '') === '');

type Fields = Readonly<Record<string, string>>;

/** Two forms of one action, side by side: what nobody typed is the same on both. */
export function alignActions(
  standing: Fields,
  typed: Fields,
): { readonly standing: Record<string, string>; readonly typed: Record<string, string> } {
  const aligned = alignFields(standing, typed);
  const same = Object.fromEntries(
    Object.keys(aligned)
      .filter((name) => isTechnical(name) || isEmptyChoice(name, typed, standing))
      .map((name) => [name, (typed[name] ?? '') || (standing[name] ?? '')]),
  );
  return { standing: { ...aligned, ...same }, typed: { ...typed, ...same } };
}
