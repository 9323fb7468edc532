/**
 * What was read of editions, kept under the hash of their content: an edition never changes, so nothing goes stale. Bounded; what
 * was not asked for longest goes first.
 */
export class ContentCache<Kept> {
  readonly #kept = new Map<string, { readonly value: Kept; readonly weight: number }>();
  readonly #maximumWeight: number;
  readonly #weigh: (value: Kept) => number;
  #weight = 0;

  /** `weigh`: how much a value counts towards the maximum, at least 1. */
  constructor(maximumWeight: number, weigh: (value: Kept) => number) {
    this.#maximumWeight = maximumWeight;
    this.#weigh = weigh;
  }

  find(hash: string): Kept | undefined {
    const known = this.#kept.get(hash);
    if (known === undefined) return undefined;
    this.#kept.delete(hash);
    this.#kept.set(hash, known);
    return known.value;
  }

  keep(hash: string, value: Kept): void {
    this.#forget(hash);
    const weight = Math.max(1, this.#weigh(value));
    // What is larger than everything that may be kept would only push the rest out.
    if (weight > this.#maximumWeight) return;
    this.#kept.set(hash, { value, weight });
    this.#weight += weight;
    for (const oldest of this.#kept.keys()) {
      if (this.#weight <= this.#maximumWeight) return;
      this.#forget(oldest);
    }
  }

  #forget(hash: string): void {
    this.#weight -= this.#kept.get(hash)?.weight ?? 0;
    this.#kept.delete(hash);
  }
}
