/** Which editions of a strategy the public can open, and under which addresses. */
import type { PublicStrategyHead } from './public.types.ts';

interface EditionEntry {
  readonly edition: string;
  readonly head: PublicStrategyHead;
}

/** Editions of one strategy under their addresses: the newest adopted version is `adopted`, earlier ones `v1`, `v2` … */
export function listEditions(strategies: readonly PublicStrategyHead[], key: string): EditionEntry[] {
  const own = strategies.filter((one) => one.key === key);
  const adopted = own.filter(({ state }) => state === 'adopted').toSorted((a, b) => b.version - a.version);
  const drafts = own.filter(({ state }) => state === 'draft');
  const withdrawn = own
    .filter(({ state }) => state === 'withdrawn')
    .toSorted((a, b) => String(b.withdrawnOn).localeCompare(String(a.withdrawnOn)));
  return [
    ...adopted.map((head, i) => ({ edition: i === 0 ? 'adopted' : `v${head.version}`, head })),
    ...drafts.map((head) => ({ edition: 'draft', head })),
    ...withdrawn.slice(0, 1).map((head) => ({ edition: 'withdrawn', head })),
  ];
}

/** The edition an address names; undefined: there is none. */
export function chooseEdition(
  strategies: readonly PublicStrategyHead[],
  { key, edition }: { readonly key: string | null; readonly edition: string | null },
): EditionEntry | undefined {
  if (key === null) {
    const firsts = [...new Set(strategies.map((one) => one.key))].map(
      (one) => listEditions(strategies, one)[0],
    );
    const order = ['adopted', 'draft', 'withdrawn'];
    return firsts
      .flatMap((one) => one ?? [])
      .toSorted((a, b) => order.indexOf(a.head.state) - order.indexOf(b.head.state))[0];
  }
  const editions = listEditions(strategies, key);
  if (edition === null) return editions[0];
  return editions.find((one) => one.edition === edition);
}
