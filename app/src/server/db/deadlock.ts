/** PostgreSQL ends one of two transactions that wait for one another; nothing of it was kept. */
const DEADLOCK = '40P01';
const TRIES = 3;

/**
 * For work that takes rows of a whole place while people write in it: the second try finds them done. Other errors, and a
 * third deadlock, are thrown as they come.
 */
export async function tryAgainAfterDeadlock<Result>(run: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (attempt === TRIES || !isDeadlock(error)) throw error;
    }
  }
}

const isDeadlock = (error: unknown): boolean =>
  error instanceof Error && (error as { code?: unknown }).code === DEADLOCK;
