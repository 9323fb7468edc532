/** What can go wrong on purpose with reports. */
import { Problem } from '#server/problem.ts';

/** A release it draws on was withdrawn, or is not public any more. */
export const releaseGone = (title: string): Problem => new Problem('report-release-gone', 409, { title });
/** Somebody else saved meanwhile. */
export const reportMoved = (): Problem => new Problem('report-changed-meanwhile', 409);
export const reportWithoutReleases = (): Problem =>
  new Problem('report-without-releases', 422, {}, 'release');
/** What is withheld and how it was done cannot be left out or emptied. */
export const partAlwaysShown = (): Problem => new Problem('report-part-always-shown', 422, {}, 'text');
/** The chosen releases have no table that this kind of report is about. */
export const reportWithoutFigures = (): Problem => new Problem('report-without-figures', 422, {}, 'release');
/** Numbers in generated words were changed, and nobody has said that they were checked. */
export const numbersUnchecked = (): Problem => new Problem('report-numbers-unchecked', 422, {}, 'checked');
export const reportIssuedBefore = (): Problem => new Problem('report-was-issued', 409);
export const reportWithdrawnBefore = (): Problem => new Problem('report-withdrawn-before', 409);
/** An annex holds numbers that were never published: it is taken out, logged, and never issued. */
export const annexNeverIssued = (): Problem => new Problem('report-annex-never-issued', 409);
export const correctionMissing = (): Problem =>
  new Problem('report-correction-missing', 422, {}, 'correction');
