/** What can go wrong on purpose with feeds of other installations. */
import { Problem } from '#server/problem.ts';

export const feedUnreachable = (address: string, reason: string) =>
  new Problem('feed-unreachable', 422, { address, reason });
export const feedTooLarge = (address: string, megabytes: number) =>
  new Problem('feed-too-large', 413, { address, megabytes });
export const feedNotConfigured = (address: string) => new Problem('feed-not-configured', 422, { address });
