/**
 * The program of tablets as text. Empty here: `app/tablet-program.ts` builds it from `tablet.program.ts` and
 * `tablet.worker.ts` when the application is built, and gives it in the place of this file.
 */
export const PROGRAM: string = '';
export const WORKER: string = '';
