/** Finished answers on the tablet: sealed before they come here, deleted when the server has given its receipt. */
import type { RefusalReason, SentItem } from '../tablet.types.ts';

interface StoredItem extends SentItem {
  /** the server will never take it; null: it waits */
  readonly refused: RefusalReason | null;
}

export interface StoreCounts {
  readonly waiting: number;
  readonly refused: number;
}

export interface AnswerStore {
  /** Resolves when it is on disk. */
  add(item: SentItem): Promise<void>;
  /** The next to send, in the order of their random keys. */
  listWaiting(limit: number): Promise<readonly SentItem[]>;
  remove(ids: readonly string[]): Promise<void>;
  markRefused(id: string, reason: RefusalReason): Promise<void>;
  count(): Promise<StoreCounts>;
  /** Deletes the whole database. */
  wipe(): Promise<void>;
}

const TABLE = 'answers';

function settle<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((done, refuse) => {
    request.addEventListener('success', () => done(request.result));
    request.addEventListener('error', () => refuse(request.error ?? new Error('the tablet could not store')));
  });
}

function complete(transaction: IDBTransaction): Promise<void> {
  return new Promise((done, refuse) => {
    transaction.addEventListener('complete', () => done());
    transaction.addEventListener('abort', () =>
      refuse(transaction.error ?? new Error('the tablet could not store')),
    );
  });
}

function openDatabase(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore(TABLE, { keyPath: 'id' }));
  return settle(request);
}

async function runOn<Result>(
  name: string,
  mode: IDBTransactionMode,
  act: (table: IDBObjectStore) => Promise<Result>,
): Promise<Result> {
  const database = await openDatabase(name);
  try {
    // On disk before anybody is thanked: the tablet may lose its power at any moment.
    const transaction = database.transaction(TABLE, mode, { durability: 'strict' });
    const ended = complete(transaction);
    const result = await act(transaction.objectStore(TABLE));
    await ended;
    return result;
  } finally {
    database.close();
  }
}

/** One database a wave: another address of the same wave on this tablet sends what waits here. */
export function openAnswerStore(waveId: string): AnswerStore {
  const name = `vicus-tablet-${waveId}`;

  const run = <Result>(
    mode: IDBTransactionMode,
    act: (table: IDBObjectStore) => Promise<Result>,
  ): Promise<Result> => runOn(name, mode, act);

  const listAll = () => run('readonly', (table) => settle(table.getAll() as IDBRequest<StoredItem[]>));

  return {
    add: ({ id, sealed }) =>
      run('readwrite', async (table) => {
        await settle(table.put({ id, sealed, refused: null } satisfies StoredItem));
      }),
    listWaiting: async (limit) =>
      (await listAll())
        .filter(({ refused }) => refused === null)
        .slice(0, limit)
        .map(({ id, sealed }) => ({ id, sealed })),
    remove: (ids) =>
      run('readwrite', async (table) => {
        for (const id of ids) await settle(table.delete(id));
      }),
    markRefused: (id, reason) =>
      run('readwrite', async (table) => {
        const item = (await settle(table.get(id))) as StoredItem | undefined;
        if (item !== undefined) await settle(table.put({ ...item, refused: reason }));
      }),
    count: async () => {
      const items = await listAll();
      const refused = items.filter((item) => item.refused !== null).length;
      return { waiting: items.length - refused, refused };
    },
    wipe: async () => {
      await settle(indexedDB.deleteDatabase(name));
    },
  };
}
