import { Problem } from '#server/problem.ts';

/** Cut off, or broken into two lines by a mail program. */
export const malformedReportLink = (): Problem => new Problem('report-link-malformed', 400);

/** Invented, of another place, withdrawn, or ended so long ago that nothing of it is kept. */
export const unknownReportLink = (contact = ''): Problem =>
  new Problem('report-link-unknown', 404, { contact: contact === '' ? 'none' : contact });

/** The month is closed. */
export const endedReportLink = (month: string, contact: string): Problem =>
  new Problem('report-link-ended', 410, { month, contact: contact === '' ? 'none' : contact });

export const monthClosed = (month: string): Problem => new Problem('report-month-closed', 409, { month });

/** Nothing is asked while nothing was adopted. */
export const notAdopted = (): Problem => new Problem('strategy-not-adopted', 409);

export const notAsked = (): Problem => new Problem('report-not-asked', 404);

export const notAnAmount = (field: string): Problem => new Problem('report-amount', 422, {}, field);

/** `limit`: whole units of the currency that all amounts of one action may come to. */
export const amountTooLarge = (field: string, limit: number): Problem =>
  new Problem('report-amount-too-large', 422, { limit }, field);
