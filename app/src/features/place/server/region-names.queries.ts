import { sql } from 'kysely';
import type { WorkTransaction } from '#server/db/doors.ts';
import { foldPlaceName } from '../gazetteer.rules.ts';

export async function selectRegionCodes(transaction: WorkTransaction): Promise<ReadonlySet<string>> {
  const rows = await transaction
    .selectFrom('reference.register_place')
    .select('place_code')
    .where('level', '<>', 'locality')
    .execute();
  return new Set(rows.map((row) => row.place_code));
}

/** Countries keep their name in English beside the one they give themselves. @returns how many say something else now */
export async function updateRegionNames(
  transaction: WorkTransaction,
  regions: readonly { readonly code: string; readonly name: string }[],
): Promise<number> {
  const result = await sql`update reference.register_place region
    set name = case when region.level = 'country' then region.name else given.name end,
      search_name = case when region.level = 'country' then region.search_name else given.folded end,
      names = region.names || jsonb_build_object('national', given.name)
    from unnest(
      ${regions.map((one) => one.code)}::text[],
      ${regions.map((one) => one.name)}::text[],
      ${regions.map((one) => foldPlaceName(one.name))}::text[]) as given (code, name, folded)
    where region.place_code = given.code
      and region.names -> 'national' is distinct from to_jsonb(given.name)`.execute(transaction);
  return Number(result.numAffectedRows ?? 0);
}
