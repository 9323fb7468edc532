/**
 * In which groups a figure may be shown, and what figures that hang together would tell beside one another.
 * Depends on the figures and only ever takes away. Method: docs/methods/comparison.md.
 */
import {
  CHANGE_SCALE,
  CONTACT_SCALE,
  FIGURES,
  FIGURE_SCALES,
  GROUPS_OF_ACTORS,
  NATURE_SCALE,
  PRINTED_KINDS,
  type ComparedPlace,
  type FigureCode,
  type JudgedGroup,
  type Scale,
} from './group-figures.types.ts';
import { isDominated, isNarrowed, listKnownSums } from './group-spread.rules.ts';

/** By code of figure: the groups in which it is shown. A figure that is not there is shown in none. */
export type KeptGroups = ReadonlyMap<string, readonly JudgedGroup[]>;

export function readScale(figure: string): Scale {
  if (figure.startsWith('kind-')) return CONTACT_SCALE;
  if (figure.startsWith('change-')) return CHANGE_SCALE;
  return figure.startsWith('nature-') ? NATURE_SCALE : FIGURE_SCALES[figure as FigureCode];
}

/** The figure of every place, in their order; undefined where one place does not show it. */
export function listValues(places: readonly ComparedPlace[], figure: string): readonly number[] | undefined {
  const isAlways = FIGURES.some((code) => code === figure);
  const values = places.map(({ figures, further }) =>
    isAlways ? figures[figure as FigureCode] : further[figure],
  );
  return values.every((value) => value !== undefined) ? values : undefined;
}

/** Groups are taken in their order; one whose sum would narrow another place's figure down is left out. */
function keepGroups(
  values: readonly number[],
  groups: readonly JudgedGroup[],
  scale: Scale,
): readonly JudgedGroup[] {
  const kept: JudgedGroup[] = [];
  for (const group of groups) {
    if (isDominated(values, group)) continue;
    if (!isNarrowed(values, listKnownSums(values, [...kept, group]), scale)) kept.push(group);
  }
  return kept;
}

/** @param groups those that may be shown */
export function judgeFigures(places: readonly ComparedPlace[], groups: readonly JudgedGroup[]): KeptGroups {
  const kept = new Map<string, readonly JudgedGroup[]>();
  const keep = (figure: string): void => {
    const values = listValues(places, figure);
    if (values !== undefined) kept.set(figure, keepGroups(values, groups, readScale(figure)));
  };
  for (const figure of FIGURES) keep(figure);
  for (const group of GROUPS_OF_ACTORS) {
    keep(`nature-${group}`);
    keepChange(places, groups, { group, kept });
    keepKinds(places, groups, { group, kept });
  }
  return kept;
}

interface OfActors {
  readonly group: (typeof GROUPS_OF_ACTORS)[number];
  readonly kept: Map<string, readonly JudgedGroup[]>;
}

/** Contact now less its change is contact before: what that would tell is asked too. */
function keepChange(
  places: readonly ComparedPlace[],
  groups: readonly JudgedGroup[],
  { group, kept }: OfActors,
): void {
  const now = listValues(places, group);
  const change = listValues(places, `change-${group}`);
  if (now === undefined || change === undefined) return;
  const before = now.map((value, i) => value - (change[i] ?? 0));
  const mayTellBefore = keepGroups(before, groups, CONTACT_SCALE);
  const own = keepGroups(change, groups, CHANGE_SCALE);
  kept.set(
    `change-${group}`,
    own.filter((one) => mayTellBefore.includes(one)),
  );
}

/**
 * Kinds of actor beside the average of their group: what is not shown of them is what the average leaves over. Kinds are
 * taken back, last first, until the rest tells nothing of a single place.
 */
function keepKinds(
  places: readonly ComparedPlace[],
  groups: readonly JudgedGroup[],
  { group, kept }: OfActors,
): void {
  const kinds = PRINTED_KINDS.filter((kind) => kind.group === group).map(({ code }) => `kind-${code}`);
  const average = listValues(places, group);
  if (average === undefined) return;
  const shown = kinds.flatMap((figure) => {
    const values = listValues(places, figure);
    const own = values === undefined ? [] : keepGroups(values, groups, CONTACT_SCALE);
    return values === undefined || own.length === 0 ? [] : [{ figure, values, own }];
  });
  while (shown.length > 0) {
    const common = groups.filter((one) => shown.every(({ own }) => own.includes(one)));
    const hidden = kinds.length - shown.length;
    const rest = average.map((value, i) =>
      Math.max(0, value * kinds.length - shown.reduce((sum, { values }) => sum + (values[i] ?? 0), 0)),
    );
    const scale = { min: 0, max: CONTACT_SCALE.max * hidden };
    const isTelling = hidden > 0 && isNarrowed(rest, listKnownSums(rest, common), scale);
    if (!isTelling) {
      for (const { figure } of shown) kept.set(figure, common);
      return;
    }
    shown.pop();
  }
}
