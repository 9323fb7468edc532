/** The number of a sheet in an address; null for what is none. */
export function readSheet(text: string | null): number | null {
  return text !== null && /^\d{1,7}$/.test(text) ? Number(text) : null;
}
