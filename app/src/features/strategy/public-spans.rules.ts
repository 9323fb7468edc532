/** When something takes place, in as few signs as say it. */

/** `1 Jan 2027 – 31 Dec 2028`, `1 Jan 2027 –`, `– 31 Dec 2028`; '' where no day is known. `day`: from ISO to words. */
export function writeSpan(
  { startsOn, endsOn }: { readonly startsOn: string | null; readonly endsOn: string | null },
  day: (iso: string) => string,
): string {
  if (startsOn === null && endsOn === null) return '';
  const [from, until] = [startsOn, endsOn].map((iso) => (iso === null ? '' : day(iso)));
  return `${from} – ${until}`.trim();
}
