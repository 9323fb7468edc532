/** The one clock, so that tests can set it. Days are those of the place's office: UTC is near enough for a survey. */
let readTime: () => Date = () => new Date();

export function now(): Date {
  return readTime();
}

/** Today as ISO text, e.g. `2026-11-21`. */
export function today(): string {
  return now().toISOString().slice(0, 10);
}

/** `days` after `day` (negative: before), both ISO text. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** For tests: fixes or releases the clock. */
export function setClock(read: (() => Date) | undefined): void {
  readTime = read ?? (() => new Date());
}
