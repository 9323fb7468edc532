/**
 * Slows down password guessing: after ten wrong passwords for an address within a quarter of an hour, that address
 * waits. Kept in memory: a restart forgets, which an attacker cannot cause.
 */
import { now } from '../clock.ts';

const WINDOW_MS = 15 * 60 * 1000;
const MAX_FAILURES = 10;
const MAX_NAMES = 10_000;

const failures = new Map<string, { count: number; since: number }>();

export function isThrottled(name: string): boolean {
  const seen = failures.get(name);
  if (seen === undefined) return false;
  if (now().getTime() - seen.since > WINDOW_MS) {
    failures.delete(name);
    return false;
  }
  return seen.count >= MAX_FAILURES;
}

export function recordFailure(name: string): void {
  const seen = failures.get(name) ?? { count: 0, since: now().getTime() };
  failures.delete(name);
  failures.set(name, { ...seen, count: seen.count + 1 });
  const oldest = failures.keys().next();
  if (failures.size > MAX_NAMES && !oldest.done) failures.delete(oldest.value);
}

export function recordSuccess(name: string): void {
  failures.delete(name);
}
