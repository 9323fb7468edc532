/**
 * Counts what comes from where, to slow down who tries too often. In memory under keyed hashes: nothing is written
 * anywhere, and a restart forgets, which an attacker cannot cause. The one way in which this program limits.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import { now } from './clock.ts';

/** More are let go, oldest first. */
const MAX_NAMES = 10_000;
const key = randomBytes(32);

export class Limiter {
  readonly #windowMs: number;
  readonly #seen = new Map<string, { count: number; since: number }>();

  constructor(windowMs: number) {
    this.#windowMs = windowMs;
  }

  /** How often `text` of this kind was counted in the window that is running. */
  count(kind: string, text: string): number {
    const name = toName(kind, text);
    const seen = this.#seen.get(name);
    if (seen === undefined) return 0;
    if (now().getTime() - seen.since <= this.#windowMs) return seen.count;
    this.#seen.delete(name);
    return 0;
  }

  add(kind: string, text: string): void {
    const name = toName(kind, text);
    const count = this.count(kind, text) + 1;
    const since = this.#seen.get(name)?.since ?? now().getTime();
    this.#seen.delete(name);
    this.#seen.set(name, { count, since });
    while (this.#seen.size > MAX_NAMES) {
      const oldest = this.#seen.keys().next();
      if (oldest.done) return;
      this.#seen.delete(oldest.value);
    }
  }

  /** How long the window that is running still takes; 0 where none is. */
  readRemainingMs(kind: string, text: string): number {
    const seen = this.#seen.get(toName(kind, text));
    return seen === undefined ? 0 : Math.max(0, seen.since + this.#windowMs - now().getTime());
  }

  forget(kind: string, text: string): void {
    this.#seen.delete(toName(kind, text));
  }
}

function toName(kind: string, text: string): string {
  return createHmac('sha256', key).update(`${kind}\n${text}`).digest('base64url');
}

/** A household or office holds 2^64 addresses of IPv6: the first four groups stand for it. */
export function toNetwork(address: string): string {
  if (isIP(address) !== 6 || address.startsWith('::ffff:')) return address;
  const [head = '', tail] = address.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap =
    tail === undefined ? [] : Array<string>(Math.max(8 - before.length - after.length, 0)).fill('0');
  return [...before, ...gap, ...after].slice(0, 4).join(':');
}
