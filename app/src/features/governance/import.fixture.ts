/** A small network by hand, in the shape of the open one: edge list with a frequency 1–5, each pair once. */
export const NETWORK_NODES = [
  ['Town office', 1],
  ['Advice centre', 2],
  ['Language school', 2],
  ['Sports club', 2],
  ['Mosque association', 3],
  ['District office', 4],
  ['Ministry desk', 4],
  ['Neighbour town', 5],
] as const;

/** from, to, contact 1 (yearly) to 5 (daily) */
export const NETWORK_EDGES = [
  ['Town office', 'Advice centre', 5],
  ['Town office', 'Language school', 4],
  ['Town office', 'District office', 3],
  ['Town office', 'Neighbour town', 1],
  ['Advice centre', 'Language school', 4],
  ['Advice centre', 'Mosque association', 2],
  ['Language school', 'Sports club', 2],
  ['Sports club', 'Mosque association', 3],
  ['District office', 'Ministry desk', 5],
  ['Ministry desk', 'Town office', 2],
] as const;

/** The same pairs rated 1 (hardly) to 4 (closely): a scale of its own. */
export const NETWORK_NATURES = NETWORK_EDGES.map(
  ([from, to, contact]) => [from, to, Math.min(4, contact)] as const,
);

export const KIND_OF_CATEGORY = {
  '1': 'public-social-services',
  '2': 'non-public-service-providers',
  '3': 'migrant-organisations',
  '4': 'regional-government',
  '5': 'local-governments-in-country',
  '6': 'national-government',
} as const;

export function toQuotedCsv(
  heading: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): Uint8Array {
  const quote = (cell: string | number) =>
    typeof cell === 'number' ? String(cell) : `"${cell.replaceAll('"', '""')}"`;
  return new TextEncoder().encode([heading, ...rows].map((row) => row.map(quote).join(',')).join('\n'));
}

export type Edge = readonly [from: string, to: string, value: number];

/** Average of the later window by kind, straight from the edge list: the highest frequency of a respondent's ties to a kind. */
export function recomputeMeans(edges: readonly Edge[], kindOf: ReadonlyMap<string, string>) {
  const best = new Map<string, number>();
  for (const [from, to, value] of edges) {
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      const key = `${one}|${kindOf.get(other)}`;
      best.set(key, Math.max(best.get(key) ?? 0, value));
    }
  }
  const byKind = Map.groupBy(best, ([key]) => key.split('|')[1] ?? '');
  return new Map(
    [...byKind].map(([kind, entries]) => {
      const values = entries.map(([, value]) => value);
      return [kind, { n: values.length, mean: values.reduce((a, b) => a + b, 0) / values.length }] as const;
    }),
  );
}
