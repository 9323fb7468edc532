/**
 * Slows down guessing: after ten wrong tries for an account within a quarter of an hour that account waits, after fifty
 * from one network address that address does. Kept in memory under keyed hashes: nothing is written anywhere, and a
 * restart forgets, which an attacker cannot cause.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import { now } from '../clock.ts';
import { Problem } from '../problem.ts';

const WINDOW_MS = 15 * 60 * 1000;
const MAXIMUM_OF_ACCOUNT = 10;
/** An office shares one address. */
const MAXIMUM_OF_ADDRESS = 50;
const MAX_NAMES = 10_000;

export interface Attempt {
  /** what is typed as e-mail address; empty where none is */
  readonly account: string;
  /** where the request came from; empty where nobody knows */
  readonly address: string;
}

const key = randomBytes(32);
const failures = new Map<string, { count: number; since: number }>();

/** Problem `too-many-attempts` (429). */
export function refuseTooMany(attempt: Attempt): void {
  const isOver = listLimits(attempt).some(([name, maximum]) => countFailures(name) >= maximum);
  if (isOver) throw new Problem('too-many-attempts', 429);
}

export function recordFailure(attempt: Attempt): void {
  for (const [name] of listLimits(attempt)) {
    const count = countFailures(name) + 1;
    const since = failures.get(name)?.since ?? now().getTime();
    failures.delete(name);
    failures.set(name, { count, since });
  }
  while (failures.size > MAX_NAMES) {
    const oldest = failures.keys().next();
    if (oldest.done) return;
    failures.delete(oldest.value);
  }
}

/** Who knows the password may try again at once; the address, which others may share, goes on counting. */
export function recordSuccess({ account }: Attempt): void {
  failures.delete(toName('account', account));
}

function listLimits({ account, address }: Attempt): [name: string, maximum: number][] {
  const limits: [string, number][] = [];
  if (account !== '') limits.push([toName('account', account), MAXIMUM_OF_ACCOUNT]);
  if (address !== '') limits.push([toName('address', toNetwork(address)), MAXIMUM_OF_ADDRESS]);
  return limits;
}

function countFailures(name: string): number {
  const seen = failures.get(name);
  if (seen === undefined) return 0;
  if (now().getTime() - seen.since <= WINDOW_MS) return seen.count;
  failures.delete(name);
  return 0;
}

function toName(kind: 'account' | 'address', text: string): string {
  return createHmac('sha256', key).update(`${kind}\n${text}`).digest('base64url');
}

/** A household or office holds 2^64 addresses of IPv6: the first four groups stand for it. */
function toNetwork(address: string): string {
  if (isIP(address) !== 6 || address.startsWith('::ffff:')) return address;
  const [head = '', tail] = address.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap =
    tail === undefined ? [] : Array<string>(Math.max(8 - before.length - after.length, 0)).fill('0');
  return [...before, ...gap, ...after].slice(0, 4).join(':');
}
