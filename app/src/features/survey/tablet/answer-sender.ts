/** Brings waiting answers to the server. Sending twice is harmless; deleting without a receipt never happens. */
import { ITEMS_IN_BATCH, type ItemResult } from '../tablet.types.ts';
import type { AnswerStore } from './answer-store.ts';
import type { TabletDoor } from './tablet-state.ts';

export type SendOutcome =
  | { readonly kind: 'sent'; readonly count: number }
  /** no connection, or the server is not able to: what waits is sent later */
  | { readonly kind: 'later' }
  | { readonly kind: TabletDoor };

const TIMEOUT_MS = 30_000;

/** Sends parcel after parcel until nothing waits. Two windows of one tablet take turns. */
export function sendWaiting(store: AnswerStore, sendUrl: string): Promise<SendOutcome> {
  return navigator.locks.request(`vicus-tablet ${sendUrl}`, async () => {
    let count = 0;
    for (;;) {
      const items = await store.listWaiting(ITEMS_IN_BATCH);
      if (items.length === 0) break;
      const answer = await post(sendUrl, items);
      if (!Array.isArray(answer)) return answer;
      const settled = await settleResults(store, answer);
      if (settled === 0) return { kind: 'later' } as const;
      count += settled;
    }
    const { refused } = await store.count();
    if (count > 0 && refused === 0) await store.wipe();
    return { kind: 'sent', count } as const;
  }) as Promise<SendOutcome>;
}

async function post(url: string, items: readonly unknown[]): Promise<readonly ItemResult[] | SendOutcome> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ items }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) return explainRefusal(await readCode(response));
    const { results } = (await response.json()) as { results?: readonly ItemResult[] };
    return results ?? { kind: 'later' };
  } catch {
    return { kind: 'later' };
  }
}

/** Only what the server says in so many words stops a tablet; whatever else goes wrong is tried again. */
export function explainRefusal(code: string): SendOutcome {
  if (code === 'link-late') return { kind: 'closed' };
  if (code === 'tablet-day-over') return { kind: 'day-over' };
  const isShutOut = ['tablet-revoked', 'tablet-unknown', 'link-unknown'].includes(code);
  return { kind: isShutOut ? 'shut-out' : 'later' };
}

/** The server said why nothing is taken. */
export function isDoor(outcome: SendOutcome): outcome is { readonly kind: TabletDoor } {
  return outcome.kind !== 'sent' && outcome.kind !== 'later';
}

export async function readCode(response: Response): Promise<string> {
  const body = (await response.json().catch(() => ({}))) as { code?: unknown };
  return String(body.code ?? '');
}

/** @returns how many waiting answers were settled one way or the other */
async function settleResults(store: AnswerStore, results: readonly ItemResult[]): Promise<number> {
  const received = results.filter((one) => 'receipt' in one && one.receipt !== '').map(({ id }) => id);
  await store.remove(received);
  const refused = results.filter((one) => 'refused' in one);
  for (const { id, refused: reason } of refused) await store.markRefused(id, reason);
  return received.length + refused.length;
}
