import { Problem } from '#server/problem.ts';

/** Fewer than five people answered, or nothing may be shown: there is no figure to publish. */
export const nothingToPublish = () => new Problem('publication-nothing-to-publish', 409);
