/** Mergers, splits and recodings, and the entries of places that ended by them. */
import { sql } from 'kysely';
import type { WorkTransaction } from '#server/db/doors.ts';
import type { PlaceChange } from '../register.types.ts';
import { foldPlaceName } from '../gazetteer.rules.ts';

export interface NamedPlaceChange extends PlaceChange {
  readonly fromName: string;
}

export interface WrittenChange {
  readonly fromCode: string;
  readonly toCode: string;
  readonly year: number;
  readonly isNew: boolean;
}

/** Writes what is new or differs. @returns the changes that were written */
export async function upsertChanges(
  transaction: WorkTransaction,
  dataset: string,
  changes: readonly PlaceChange[],
): Promise<WrittenChange[]> {
  const { rows } = await sql<WrittenChange>`
    insert into reference.place_change as known (from_code, to_code, year, kind, share, dataset)
    select *, ${dataset}::text from unnest(
      ${changes.map((one) => one.fromCode)}::text[],
      ${changes.map((one) => one.toCode)}::text[],
      ${changes.map((one) => one.year)}::int[],
      ${changes.map((one) => one.kind)}::text[],
      ${changes.map((one) => one.share)}::float8[])
    on conflict (from_code, to_code, year) do update
      set kind = excluded.kind, share = excluded.share, dataset = excluded.dataset
      where (known.kind, known.share, known.dataset)
        is distinct from (excluded.kind, excluded.share, excluded.dataset)
    returning from_code as "fromCode", to_code as "toCode", year, xmax = 0 as "isNew"`.execute(transaction);
  return rows;
}

/**
 * Gives places that ended an entry (beside their successor) and their last day, so that series of the past have
 * something to hang on. Later changes first: a successor may itself have ended since.
 */
export async function endPlaces(
  transaction: WorkTransaction,
  dataset: string,
  changes: readonly NamedPlaceChange[],
): Promise<void> {
  const goingOn = new Set(changes.filter(isItself).map(({ fromCode, year }) => `${fromCode} ${year}`));
  const ended = new Map<string, NamedPlaceChange>();
  for (const one of changes) {
    const isOver = one.kind !== 'renaming' && !isItself(one) && !goingOn.has(`${one.fromCode} ${one.year}`);
    if (isOver && !ended.has(one.fromCode)) ended.set(one.fromCode, one);
  }
  const years = [...new Set([...ended.values()].map(({ year }) => year))].toSorted((a, b) => b - a);
  for (const year of years)
    await endPlacesOfYear(
      transaction,
      dataset,
      [...ended.values()].filter((one) => one.year === year),
    );
}

const isItself = ({ fromCode, toCode }: PlaceChange) => fromCode === toCode;

async function endPlacesOfYear(
  transaction: WorkTransaction,
  dataset: string,
  ended: readonly NamedPlaceChange[],
): Promise<void> {
  await sql`insert into reference.register_place as known
      (place_code, level, parent_code, country, national_code, name, names, search_name, valid_to, dataset)
    select given.code, 'locality', successor.parent_code, successor.country,
      substring(given.code from position('_' in given.code) + 1), given.name,
      jsonb_build_object('national', given.name), given.folded, make_date(given.year, 1, 1), ${dataset}
    from unnest(
      ${ended.map((one) => one.fromCode)}::text[],
      ${ended.map((one) => one.fromName)}::text[],
      ${ended.map((one) => foldPlaceName(one.fromName))}::text[],
      ${ended.map((one) => one.toCode)}::text[],
      ${ended.map((one) => one.year)}::int[]) as given (code, name, folded, to_code, year)
    join reference.register_place successor on successor.place_code = given.to_code
    on conflict (place_code) do update set valid_to = excluded.valid_to
      where known.valid_to is distinct from excluded.valid_to`.execute(transaction);
}
