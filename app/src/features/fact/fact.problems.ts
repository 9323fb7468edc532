import { Problem } from '#server/problem.ts';

export const factUnknown = () => new Problem('fact-unknown', 422, {}, 'fact');
export const factNotPublic = () => new Problem('fact-not-public', 422, {}, 'fact');
