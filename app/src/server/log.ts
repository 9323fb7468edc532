/** Structured lines on standard error. Never: answers, links, tokens, addresses, query strings of token pages. */
import { now } from './clock.ts';

type Level = 'info' | 'warn' | 'error';

export function log(
  level: Level,
  event: string,
  facts: Readonly<Record<string, string | number>> = {},
): void {
  process.stderr.write(`${JSON.stringify({ at: now().toISOString(), level, event, ...facts })}\n`);
}

/** Writes a bug with its stack and gives the id that the page shows. */
export function logBug(error: unknown, where: string): string {
  const id = crypto.randomUUID().slice(0, 8);
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  log('error', 'bug', { id, where, message });
  return id;
}
