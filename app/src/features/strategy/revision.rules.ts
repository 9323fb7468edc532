/** Fields that differ between what a row says and what it should say. */

/** What `standing` says in the fields of `words` that differ. Lists and objects are compared by what they hold. */
export function listDifferences(standing: object, words: object): Record<string, unknown> {
  const before = standing as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(words).flatMap(([field, value]) =>
      isSame(before[field], value) ? [] : [[field, before[field] ?? null]],
    ),
  );
}

/** The order of keys does not matter, that of lists does; nothing and null are the same. */
export function isSame(one: unknown, other: unknown): boolean {
  return writeCanonical(one ?? null) === writeCanonical(other ?? null);
}

/** JSON with keys in order, so that the same content always is the same text. */
export function writeCanonical(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) =>
    one !== null && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}

interface KnownChange {
  readonly revision: number;
  readonly before: Readonly<Record<string, unknown>>;
}

/**
 * What stood in a row at `seenRevision`, in the fields that were changed since, as a form would send it. `changes`: of the
 * row, newest first.
 */
export function readBase(changes: readonly KnownChange[], seenRevision: number): Record<string, string> {
  const since = changes.filter(({ revision }) => revision >= seenRevision);
  const fields = Object.assign({}, ...since.map(({ before }) => before)) as Record<string, unknown>;
  return Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, toFormText(value)]));
}

function toFormText(value: unknown): string {
  if (value === null || value === undefined || value === false) return '';
  return value === true ? 'on' : String(value);
}
