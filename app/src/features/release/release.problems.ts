/** What can go wrong on purpose when releases are published or read. */
import { Problem } from '#server/problem.ts';

/** The stored tables are not the ones that were published. Nothing of them is shown. */
export const releaseDamaged = () => new Problem('release-damaged', 503);

/** Another edition was published first, e.g. by sending the form twice. */
export const releasePublishedBefore = (version: number) =>
  new Problem('release-published-before', 409, { version });

/** Something was published since these tables were protected: they must be protected again, together with it. */
export const ledgerMoved = () => new Problem('release-ledger-moved', 409);

export const releaseWithoutTables = () => new Problem('release-without-tables', 422);

export const releaseWithdrawnBefore = () => new Problem('release-withdrawn-before', 409);
