/**
 * Which groups of places may have figures. Decided from who belongs to which group alone, never from a figure, so that
 * what is left out tells nothing about figures. Method: docs/methods/comparison.md.
 *
 * A reader of all sums over groups can add and subtract them. Such a combination is about the places it does not cancel
 * out. If it is never about fewer than six, then a member, who is one of them, never reads fewer than five others.
 */
import { GROUPINGS, MINIMUM_PLACES, type JudgedGroup, type PlaceGroup } from './group-figures.types.ts';
import { addToSpace, hasNarrowCombination, type Row } from './group-combinations.rules.ts';
import { classifyPlace, listClasses, type Described } from './groupings.rules.ts';

/** Every group that could be, empty ones too, in the order in which they are tried. */
export function listGroups(places: readonly Described[]): PlaceGroup[] {
  return GROUPINGS.flatMap((grouping): PlaceGroup[] => {
    if (grouping === 'all')
      return [{ code: 'all', grouping, classCode: 'all', members: places.map((_, index) => index) }];
    return listClasses(grouping, places).map((classCode) => ({
      code: `${grouping}-${classCode}`,
      grouping,
      classCode,
      members: places.flatMap((place, index) =>
        classifyPlace(place, grouping) === classCode ? [index] : [],
      ),
    }));
  });
}

/** Judges the groups one after the other; one that may not be shown beside those before it is left out. */
export function judgeGroups(places: readonly Described[]): JudgedGroup[] {
  let space: Row[] = [];
  return listGroups(places).map((group) => {
    const missing = MINIMUM_PLACES - group.members.length;
    if (missing > 0) return { ...group, state: 'too-few', needed: missing };
    const wider = addToSpace(space, toRow(group, places.length));
    if (hasNarrowCombination(wider, places.length))
      return { ...group, state: 'would-reveal', needed: countMissingOutside(group, places.length) };
    space = wider;
    return { ...group, state: 'shown', needed: 0 };
  });
}

/** Places outside the group that would be needed at least, so that the rest of all is no handful. */
function countMissingOutside(group: PlaceGroup, count: number): number {
  const outside = count - group.members.length;
  return outside < MINIMUM_PLACES ? MINIMUM_PLACES - outside : 1;
}

function toRow(group: PlaceGroup, count: number): Row {
  const row = Array.from<number>({ length: count }).fill(0);
  for (const member of group.members) row[member] = 1;
  return row;
}
