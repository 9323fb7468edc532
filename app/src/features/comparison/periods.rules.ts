/**
 * Which round of a survey stands in the comparison of which year. A round enters the year in which its results were first
 * published and no other, so that no two comparisons can be subtracted from one another.
 */

/** One public edition of a place that agreed, without its tables. */
export interface SharedEdition {
  readonly placeId: string;
  readonly releaseId: string;
  readonly subject: string;
  readonly version: number;
  readonly state: string;
  /** ISO day */
  readonly publishedOn: string;
  readonly ledgerPosition: number;
}

export interface Candidate {
  readonly placeId: string;
  readonly subject: string;
  /** the newest version of it that stands */
  readonly releaseId: string;
  readonly period: number;
}

/** Comparisons of a year are made from this day of the next year on (month and day), so that late ones can still agree. */
const MADE_FROM = '02-01';

/** Editions of this survey are compared; what residents were asked is published beside them and is another matter. */
const COMPARED_SUBJECT = 'governance/';

/** For each place and year the round that was published first last; withdrawn ones are left out. */
export function listCandidates(editions: readonly SharedEdition[]): Candidate[] {
  const compared = editions.filter(({ subject }) => subject.startsWith(COMPARED_SUBJECT));
  const rounds = Map.groupBy(compared, ({ placeId, subject }) => `${placeId} ${subject}`);
  const chosen = new Map<string, Candidate & { readonly position: number }>();
  for (const versions of rounds.values()) {
    const sorted = versions.toSorted((a, b) => a.version - b.version);
    const [first] = sorted;
    const standing = sorted.findLast(({ state }) => state === 'published');
    if (first === undefined || standing === undefined) continue;
    const period = Number(first.publishedOn.slice(0, 4));
    const key = `${first.placeId} ${period}`;
    if ((chosen.get(key)?.position ?? -1) > first.ledgerPosition) continue;
    const { placeId, subject, ledgerPosition: position } = first;
    chosen.set(key, { placeId, subject, releaseId: standing.releaseId, period, position });
  }
  return [...chosen.values()].map(({ placeId, subject, releaseId, period }) => ({
    placeId,
    subject,
    releaseId,
    period,
  }));
}

/** The first day on which the comparison of a year is made, ISO text. */
export function readDueDay(period: number): string {
  return `${period + 1}-${MADE_FROM}`;
}

/** Example places do not wait for the year to end: nobody else can join them. */
export function isDue(period: number, isExample: boolean, today: string): boolean {
  return isExample || today >= readDueDay(period);
}
