/** What can go wrong on purpose with indicators and their values. */
import { Problem } from '#server/problem.ts';

/** A later import changed some of the same values: that one first. */
export const importOvertaken = (title: string, values: number) =>
  new Problem('import-overtaken', 409, { title, values });
export const importUndone = () => new Problem('import-undone-already', 409);

/** One batch says two things about one value. */
export const valueTwice = (values: number) => new Problem('value-twice', 422, { values });

/** There are values already: why are they replaced? */
export const reasonMissing = (values: number) => new Problem('why-missing', 422, { values }, 'why');

export const indicatorUnknown = () => new Problem('not-found', 404);
/** Its values stay; it is only followed no longer. */
export const indicatorNotChosen = () => new Problem('indicator-not-chosen', 404);
export const ownIndicatorsFull = (maximum: number) => new Problem('own-indicators-full', 422, { maximum });

/** Says what a value of this kind needs. */
export const partsMissing = () => new Problem('parts-missing', 422, {}, 'numerator');
export const partExceedsWhole = () => new Problem('part-exceeds-whole', 422, {}, 'numerator');
export const countNotWhole = (field: string) => new Problem('count-not-whole', 422, {}, field);
export const valueOffScale = (low: number, high: number) =>
  new Problem('value-off-scale', 422, { low, high }, 'value');
export const valueMissing = () => new Problem('value-missing', 422, {}, 'value');
export const countsEmpty = () => new Problem('counts-empty', 422, {}, 'reached-0');
/** Fewer than half have arrived: the median is longer than this, nobody knows by how much. */
export const medianNotReached = (duration: number, unit: string) =>
  new Problem('median-not-reached', 422, { duration, unit });

/** Nothing was ticked. */
export const figuresNone = () => new Problem('figures-none', 422, {}, 'token');
/** Findings were computed anew, or somebody took the figure, since the page was made. */
export const figuresChanged = () => new Problem('figures-changed', 409);

export const neighboursFull = (maximum: number) => new Problem('neighbours-full', 422, { maximum });
