/** The page on the tablet: kept for the time without a connection, replaced only when nothing waits, removed on request. */

export interface KeepRequest {
  readonly kind: 'keep';
  /** the page, then everything it cannot do without */
  readonly page: string;
  readonly others: readonly string[];
}

const WORKER = '/collect/service-worker.js';

async function registerWorker(scope: string): Promise<ServiceWorker | null> {
  if (!('serviceWorker' in navigator)) return null;
  const registration = await navigator.serviceWorker.register(WORKER, { scope });
  const worker = registration.active ?? registration.waiting ?? registration.installing;
  if (worker === null || worker.state === 'activated') return worker;
  await new Promise<void>((done) => {
    worker.addEventListener('statechange', () => {
      if (worker.state === 'activated' || worker.state === 'redundant') done();
    });
  });
  return worker;
}

/** Fetches page, program and questionnaire anew; the older copy stays until all of it is there. @returns whether it is */
export async function keepOfflineCopy(scope: string, request: KeepRequest): Promise<boolean> {
  try {
    const worker = await registerWorker(scope);
    if (worker === null) return false;
    const { port1, port2 } = new MessageChannel();
    const answer = new Promise<boolean>((done) => {
      port1.addEventListener('message', ({ data }: MessageEvent<{ isKept: boolean }>) => done(data.isKept));
      port1.start();
    });
    worker.postMessage(request, [port2]);
    return await answer;
  } catch {
    return false;
  }
}

export async function hasOfflineCopy(scope: string): Promise<boolean> {
  if (!('caches' in globalThis)) return false;
  return (await caches.keys()).some((name) => name.startsWith(nameCopies(scope)));
}

export async function removeOfflineCopy(scope: string): Promise<void> {
  const own = (await caches.keys()).filter((name) => name.startsWith(nameCopies(scope)));
  await Promise.all(own.map((name) => caches.delete(name)));
  const registration = await navigator.serviceWorker.getRegistration(scope);
  await registration?.unregister();
}

export const nameCopies = (scope: string): string =>
  `vicus-tablet ${new URL(scope, location.origin).pathname} `;
