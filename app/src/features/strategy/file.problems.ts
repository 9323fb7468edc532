/** What can go wrong on purpose with files of a strategy. */
import { Problem } from '#server/problem.ts';

/** Rows that moved on here since the file was taken out, and for which nobody chose a text yet. */
export const conflictsOpen = (count: number) => new Problem('strategy-file-conflicts-open', 409, { count });
export const workbookOnly = () => new Problem('strategy-file-workbook-only', 422, {}, 'file');
