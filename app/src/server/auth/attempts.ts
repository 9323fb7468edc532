/**
 * Slows down guessing: after ten wrong tries for an account within a quarter of an hour that account waits, after fifty
 * from one network address that address does.
 */
import { Limiter, toNetwork } from '../limiter.ts';
import { Problem } from '../problem.ts';

const WINDOW_MS = 15 * 60 * 1000;
const MAXIMUM_OF_ACCOUNT = 10;
/** An office shares one address. */
const MAXIMUM_OF_ADDRESS = 50;

export interface Attempt {
  /** what is typed as e-mail address; empty where none is */
  readonly account: string;
  /** where the request came from; empty where nobody knows */
  readonly address: string;
}

const failures = new Limiter(WINDOW_MS);

/** Problem `too-many-attempts` (429). */
export function refuseTooMany(attempt: Attempt): void {
  const isOver = listLimits(attempt).some(([kind, text, maximum]) => failures.count(kind, text) >= maximum);
  if (isOver) throw new Problem('too-many-attempts', 429);
}

export function recordFailure(attempt: Attempt): void {
  for (const [kind, text] of listLimits(attempt)) failures.add(kind, text);
}

/** Who knows the password may try again at once; the address, which others may share, goes on counting. */
export function recordSuccess({ account }: Attempt): void {
  failures.forget('account', account);
}

function listLimits({ account, address }: Attempt): [kind: string, text: string, maximum: number][] {
  const limits: [string, string, number][] = [];
  if (account !== '') limits.push(['account', account, MAXIMUM_OF_ACCOUNT]);
  if (address !== '') limits.push(['address', toNetwork(address), MAXIMUM_OF_ADDRESS]);
  return limits;
}
