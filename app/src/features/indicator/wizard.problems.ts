/** What can go wrong on purpose while a file is brought in. */
import { Problem } from '#server/problem.ts';

/** Errors by row stand in the preview; nothing is brought in while there is one. */
export const importHasErrors = (count: number) => new Problem('data-has-errors', 422, { count });
/** Something broke that nobody could foresee; nothing was stored. */
export const IMPORT_BROKE = 'data-import-broke';
export const importRunning = () => new Problem('data-import-running', 409);
