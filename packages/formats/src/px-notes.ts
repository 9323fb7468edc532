import type { PxFile, PxVariable } from './px-variables.ts';

/**
 * Marks beside single numbers: `DATANOTECELL("m","2024")="P"`, by codes or texts of the values, `*` for all. The function tells
 * the mark of a cell by the positions of its codes; '' for none. The first that fits holds.
 */
export function openCellNotes(
  { keywords }: PxFile,
  variables: readonly PxVariable[],
): (at: readonly number[]) => string {
  const exact = new Map<string, string>();
  const broad: { readonly at: readonly (number | null)[]; readonly note: string }[] = [];
  for (const { name, language, subjects, texts } of keywords) {
    if (name !== 'DATANOTECELL' || language !== null || subjects.length !== variables.length) continue;
    const at = subjects.map((subject, i) => (subject === '*' ? null : findPosition(variables[i], subject)));
    const note = (texts[0] ?? '').trim();
    if (at.includes(-1)) continue;
    if (at.includes(null)) broad.push({ at, note });
    else if (!exact.has(at.join())) exact.set(at.join(), note);
  }
  if (exact.size === 0 && broad.length === 0) return () => '';
  return (at) =>
    exact.get(at.join()) ??
    broad.find((one) => one.at.every((position, i) => position === null || position === at[i]))?.note ??
    '';
}

function findPosition(variable: PxVariable | undefined, subject: string): number {
  const codes = variable?.codes ?? [];
  const byCode = codes.findIndex(({ code }) => code === subject);
  return byCode === -1 ? codes.findIndex(({ label }) => label === subject) : byCode;
}
