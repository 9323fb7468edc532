/** Figures over groups of places, and what a place may know of its groups. */
import { ACTOR_KINDS } from '@vicus/reference';
import type { RegisteredDescription, SharedDescription } from './sharing.types.ts';

/** Fewest places behind a figure: the reader's own and five others, so that who knows its own still reads five. */
export const MINIMUM_PLACES = 6;

/** In the order in which groups are tried: what comes later never takes away what comes before. */
export const GROUPINGS = [
  'all',
  'size',
  'structure',
  'diversity',
  'orientation',
  'urbanisation',
  'country',
  'type',
  'size-orientation',
  'size-type',
] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Contact now, by group of actors, on 0–5: average over kinds of the averages of the local government. */
export const CONTACT_FIGURES = [
  'horizontal',
  'vertical',
  'translocal',
  'within-local-government',
  'all-printed',
] as const;
export const INDEX_FIGURES = ['index-1', 'index-2', 'index-3', 'index-4'] as const;
/** The groups of actors of the source; `all-printed` is all of them together. */
export const GROUPS_OF_ACTORS = ['horizontal', 'vertical', 'translocal', 'within-local-government'] as const;
/** The kinds of actor the source plots. */
export const PRINTED_KINDS = ACTOR_KINDS.filter(({ printed }) => printed);
export const FIGURES = [...CONTACT_FIGURES, ...INDEX_FIGURES] as const;
export type FigureCode = (typeof FIGURES)[number];

export interface Scale {
  readonly min: number;
  readonly max: number;
}

export const CONTACT_SCALE: Scale = { min: 0, max: 5 };
export const FIGURE_SCALES: Readonly<Record<FigureCode, Scale>> = {
  horizontal: CONTACT_SCALE,
  vertical: CONTACT_SCALE,
  translocal: CONTACT_SCALE,
  'within-local-government': CONTACT_SCALE,
  'all-printed': CONTACT_SCALE,
  'index-1': { min: 0, max: 80 },
  'index-2': { min: 0, max: 80 },
  'index-3': { min: 0, max: 160 },
  'index-4': { min: -80, max: 80 },
};

export type PlaceFigures = Readonly<Record<FigureCode, number>>;

/** Change of contact between the two windows, −5 to 5, and nature of contact, −2 to 2, by group of actors. */
export const CHANGE_FIGURES = GROUPS_OF_ACTORS.map((group) => `change-${group}`);
export const NATURE_FIGURES = GROUPS_OF_ACTORS.map((group) => `nature-${group}`);
/** Contact now with one kind of actor, 0 to 5, as in panels a–c of figure 3.1. */
export const KIND_FIGURES = PRINTED_KINDS.map(({ code }) => `kind-${code}`);
export const CHANGE_SCALE: Scale = { min: -5, max: 5 };
export const NATURE_SCALE: Scale = { min: -2, max: 2 };

/** One round of the survey of one place that agreed, in the year its results were first published. */
export interface ComparedPlace extends SharedDescription, RegisteredDescription {
  readonly placeId: string;
  /** what identifies the round in the releases of the place, e.g. `governance/<wave id>` */
  readonly subject: string;
  readonly releaseId: string;
  /** code of the size class by the limits of the platform; null: population not known */
  readonly size: string | null;
  readonly figures: PlaceFigures;
  /** change, nature and kinds where the edition shows them, by code of figure */
  readonly further: Readonly<Record<string, number>>;
  /** answers behind the figures; null: the edition does not tell */
  readonly answers: number | null;
  /** average contact now with each kind of actor, 0–5; kinds without a shown average are missing */
  readonly contacts: Readonly<Record<string, number>>;
}

/** `all`, or `<grouping>-<class>` such as `size-small`. */
export interface PlaceGroup {
  readonly code: string;
  readonly grouping: Grouping;
  /** code of the class within the grouping; `all` for all */
  readonly classCode: string;
  /** positions in the list of compared places */
  readonly members: readonly number[];
}

/** `too-few`: fewer than six places; `would-reveal`: with the other groups it would tell about fewer than five others. */
export type GroupState = 'shown' | 'too-few' | 'would-reveal';

export interface JudgedGroup extends PlaceGroup {
  readonly state: GroupState;
  /** places that are missing at least; 0 where it is shown */
  readonly needed: number;
}

/** What a place is told about one of its groups. */
export interface GroupOutlook {
  readonly code: string;
  readonly grouping: Grouping;
  readonly classCode: string;
  readonly places: number;
  readonly state: GroupState;
  readonly needed: number;
}

/** Kinds of actor most places of a group have contact with; the group is the place's size class, or all. */
export interface GroupContacts {
  readonly group: string;
  readonly places: number;
  readonly kinds: readonly string[];
}
