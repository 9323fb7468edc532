/** Decisions about sharing, without asking anybody. */

/** The last day of an agreement made on a day for some years, ISO text; 29 February becomes 28. */
export function readLastDay(agreedOn: string, years: number): string {
  const year = Number(agreedOn.slice(0, 4)) + years;
  const rest = agreedOn.slice(4);
  return `${year}${rest === '-02-29' ? '-02-28' : rest}`;
}
