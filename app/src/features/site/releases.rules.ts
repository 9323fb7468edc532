/** Publications of a place as its list shows them: one entry a subject, its versions below. */
import type { ReleaseSummary } from '#features/release/release.types.ts';

export interface SubjectEntry {
  /** what stands for the subject: its newest edition that holds, else its newest of all */
  readonly newest: ReleaseSummary;
  /** the others, newest first */
  readonly earlier: readonly ReleaseSummary[];
}

/** Newest first. */
export function groupBySubject(releases: readonly ReleaseSummary[]): SubjectEntry[] {
  const subjects = Map.groupBy(releases, ({ subject }) => subject);
  const entries = [...subjects.values()].flatMap((editions): SubjectEntry[] => {
    const sorted = editions.toSorted((a, b) => b.version - a.version);
    const newest = sorted.find(({ state }) => state === 'published') ?? sorted[0];
    return newest === undefined ? [] : [{ newest, earlier: sorted.filter((one) => one !== newest) }];
  });
  return entries.toSorted((a, b) => compareDays(b.newest, a.newest));
}

/** Of each subject the newest edition that holds; newest first. */
export const listNewestReleases = (releases: readonly ReleaseSummary[]): ReleaseSummary[] =>
  groupBySubject(releases)
    .map(({ newest }) => newest)
    .filter(({ state }) => state === 'published');

const compareDays = (a: ReleaseSummary, b: ReleaseSummary): number =>
  a.publishedOn < b.publishedOn ? -1 : a.publishedOn > b.publishedOn ? 1 : 0;
