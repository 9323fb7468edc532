/** How checks of sense say what they find. */
export type Report = (path: string, message: string) => void;

export function reportRepeated(ids: readonly string[], path: string, report: Report): void {
  const seen = new Set<string>();
  for (const id of ids) {
    if (seen.has(id)) report(path, `${id} stands here twice`);
    seen.add(id);
  }
}
