import { Problem } from '#server/problem.ts';

/** A pasted table that cannot be read: `what` for the words, the line and column of the paste. */
export const tableUnreadable = (what: string, line: number, column: number, text: string) =>
  new Problem(
    'playground-table-unreadable',
    422,
    { what, line, column, text: text === '' ? 'none' : text.slice(0, 60) },
    'table',
  );

/** No protection was found in the time there is. */
export const tableTooHard = () => new Problem('playground-too-hard', 422, {}, 'table');

/** Others are trying tables out just now. */
export const playgroundBusy = () => new Problem('playground-busy', 503);
