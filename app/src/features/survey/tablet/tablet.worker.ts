/**
 * Answers for the pages of one wave on a tablet, from the copy that was kept last. It replaces nothing by itself: the
 * page asks for a new copy when nothing waits. Sees addresses below its own scope only, and no answers.
 */
import { nameCopies, type KeepRequest } from './offline-copy.ts';

/** What this program uses of a worker's surroundings; the DOM's types do not know them. */
interface WorkerSurroundings {
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(kind: string, listen: (event: WorkerEvent) => void): void;
}
interface WorkerEvent {
  readonly request: Request;
  readonly data: KeepRequest;
  readonly ports: readonly MessagePort[];
  waitUntil(work: Promise<unknown>): void;
  respondWith(response: Promise<Response>): void;
}

const worker = globalThis as unknown as WorkerSurroundings;
const prefix = nameCopies(worker.registration.scope);

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener('message', (event) => {
  if (event.data.kind !== 'keep') return;
  const [port] = event.ports;
  const kept = keepCopy(event.data).then(
    () => true,
    () => false,
  );
  event.waitUntil(kept.then((isKept) => port?.postMessage({ isKept })));
});

worker.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  // `fresh`: the page asks how things stand now.
  if (method !== 'GET' || new URL(url).searchParams.has('fresh')) return;
  event.respondWith(answer(event.request));
});

async function answer(request: Request): Promise<Response> {
  // The copy is in one language; whoever asks for another by the address gets it where there is a connection.
  const asksForLanguage = request.mode === 'navigate' && new URL(request.url).searchParams.has('lang');
  const answered = asksForLanguage ? await fetch(request).catch(() => undefined) : undefined;
  if (answered?.ok === true) return answered;
  const newest = (await listCopies()).at(-1);
  const copy = newest === undefined ? undefined : await caches.open(newest);
  const kept = await copy?.match(request, { ignoreSearch: true, ignoreVary: true });
  return kept ?? answered ?? fetch(request);
}

/** All or nothing: where one part does not come, the older copy stays. */
async function keepCopy({ page, others }: KeepRequest): Promise<void> {
  const fetched = new Map<string, Response>();
  const html = await fetchWhole(page);
  const text = await html.clone().text();
  fetched.set(page, html);
  const styles = [...text.matchAll(/<link[^>]+href="([^"]+\.css)"/g)].map(([, href = '']) =>
    new URL(href, new URL(page, worker.registration.scope)).toString(),
  );
  for (const url of [...others, ...styles]) fetched.set(url, await fetchWhole(url));
  const older = await listCopies();
  const copy = await caches.open(`${prefix}${String(Date.now()).padStart(15, '0')}`);
  for (const [url, response] of fetched) await copy.put(url, response);
  await Promise.all(older.map((name) => caches.delete(name)));
}

async function fetchWhole(url: string): Promise<Response> {
  const response = await fetch(url, { cache: 'reload' });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response;
}

async function listCopies(): Promise<readonly string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(prefix)).toSorted();
}
