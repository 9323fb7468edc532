/** Lines of a budget as fields of a form, where two people changed them. */

type Values = Readonly<Record<string, string>>;

/** The row (`lines.2`) that holds a line; undefined: it is not there. */
export function findLine(values: Values, budgetLineId: string): string | undefined {
  if (budgetLineId === '') return undefined;
  const found = Object.entries(values).find(
    ([name, value]) => name.endsWith('.budgetLineId') && value === budgetLineId,
  );
  return found?.[0].replace(/\.budgetLineId$/, '');
}

const FIELDS = ['year', 'costKind', 'amount', 'moneySourceId', 'isSecured', 'note'];

/** Whether a line says something else than what somebody typed. */
export const isOtherLine = (typed: Values, row: string, standing: Values, at: string): boolean =>
  FIELDS.some((field) => (typed[`${row}.${field}`] ?? '') !== (standing[`${at}.${field}`] ?? ''));

/** What was typed, with the revisions that stand there now: saved again, it stays; nothing typed is lost. */
export function renewRevisions(typed: Values, standing: Values): Record<string, string> {
  const renewed = Object.entries(typed).flatMap(([name, id]) => {
    if (!name.endsWith('.budgetLineId')) return [];
    const at = findLine(standing, id);
    const revision = at === undefined ? undefined : standing[`${at}.revision`];
    return revision === undefined ? [] : [[name.replace('budgetLineId', 'revision'), revision] as const];
  });
  return { ...typed, ...Object.fromEntries(renewed) };
}
