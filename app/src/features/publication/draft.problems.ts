/** What can go wrong on purpose while a release is put together. */
import type { Texts } from '@vicus/cube';
import { readText } from '@vicus/cube';
import { Problem } from '#server/problem.ts';

/** It was given up, or never was. */
export const draftGone = () => new Problem('draft-gone', 404);
export const draftPublishedBefore = () => new Problem('draft-published-before', 409);
/** Somebody changed it since the page was opened. */
export const draftChanged = () => new Problem('draft-changed', 409);
export const draftNotPrepared = () => new Problem('draft-not-prepared', 409);
export const draftBusy = () => new Problem('draft-busy', 409);
export const approvedByOneself = () => new Problem('draft-approved-by-oneself', 409);
/** A wave is published from its own page only where nobody else could approve it. */
export const secondPersonNeeded = () => new Problem('draft-second-person', 409);
export const nothingChosen = () => new Problem('draft-nothing-chosen', 422, {}, 'table');
/** Values came or went since the tables were protected. */
export const figuresChanged = () => new Problem('draft-figures-changed', 409);
export const tablesGone = (count: number) => new Problem('draft-tables-gone', 409, { count });
export const severalWaves = () => new Problem('draft-several-waves', 422, {}, 'table');
export const tableCannotBeProtected = (title: Texts) =>
  new Problem('draft-table-cannot-be-protected', 422, nameTable(title));
export const tableContradictsItself = (title: Texts) =>
  new Problem('draft-table-contradicts-itself', 422, nameTable(title));

/** In both languages of the office: a problem is written down once and read in either. */
const nameTable = (title: Texts) => ({ table: readText(title, 'en'), tableDe: readText(title, 'de') });
export const tablesTooHard = () => new Problem('draft-too-hard', 422);
export const embargoInThePast = () => new Problem('embargo-in-the-past', 422, {}, 'embargo');
export const embargoTooFar = () => new Problem('embargo-too-far', 422, {}, 'embargo');
export const titleMissing = () =>
  new Problem('input-invalid', 422, { field: 'titleEn', reason: 'required', limit: 0 }, 'titleEn');
export const correctionMissing = () => new Problem('correction-missing', 422, {}, 'correctionEn');

/** Noted for the page where preparing ended with a bug; its id is in the log. */
export const PREPARING_BROKE = 'draft-preparing-broke';
