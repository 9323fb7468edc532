/**
 * Kinds of actor most places of a group have contact with. Each round of a survey stands in one such statement only:
 * "more than half of six or more" leaves open for every single place whether it is among them.
 */
import { ACTOR_KINDS } from '@vicus/reference';
import type { ComparedPlace, GroupContacts, JudgedGroup } from './group-figures.types.ts';

/** The step "occasional" of the scale 0 to 5: an average from here on is at least occasional contact. */
export const OCCASIONAL = 1;
/** Averages below half a step are as good as none. */
export const HARDLY_ANY = 0.5;

/** Who is like this place: its size class where that may be shown, otherwise all. Undefined where not even all may. */
export function pickContactGroup(groups: readonly JudgedGroup[], place: number): JudgedGroup | undefined {
  const own = groups.filter(({ state, members }) => state === 'shown' && members.includes(place));
  return own.find(({ grouping }) => grouping === 'size') ?? own.find(({ grouping }) => grouping === 'all');
}

/** A kind counts where more than half of all places of the group are shown to have contact; silence counts as none. */
export function computeGroupContacts(places: readonly ComparedPlace[], group: JudgedGroup): GroupContacts {
  const { members } = group;
  const kinds = ACTOR_KINDS.map(({ code }) => code).filter((code) => {
    const having = members.filter((index) => (places[index]?.contacts[code] ?? 0) >= OCCASIONAL);
    return having.length > members.length / 2;
  });
  return { group: group.code, places: members.length, kinds };
}

/** What the reader's own place is known to have. */
export interface OwnContacts {
  /** average contact now by kind, 0–5, where the own edition shows it */
  readonly averages: Readonly<Record<string, number>>;
  /** kinds with an active actor in the own register */
  readonly registered: ReadonlySet<string>;
}

export interface MissingContact {
  readonly kind: string;
  /** `hardly-any`: the own survey says so; `not-in-register`: the survey shows no figure, and no such actor is listed */
  readonly how: 'hardly-any' | 'not-in-register';
}

/** Kinds that most places of the group are in contact with and this one is not. */
export function listMissingContacts(group: GroupContacts, own: OwnContacts): MissingContact[] {
  return group.kinds.flatMap((kind): MissingContact[] => {
    const average = own.averages[kind];
    if (average !== undefined) return average < HARDLY_ANY ? [{ kind, how: 'hardly-any' }] : [];
    return own.registered.has(kind) ? [] : [{ kind, how: 'not-in-register' }];
  });
}
