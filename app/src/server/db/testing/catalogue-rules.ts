/**
 * Rules of the house as questions to PostgreSQL's catalogue; each gives the names (`name`) of what breaks it.
 * DESIGN: every row that a place owns carries its place first, and is seen only by those who may.
 */

/** Not placed though it names a place: one row for the whole installation, so that an address is taken once. */
const PLACED = `select c.oid, n.nspname || '.' || c.relname as name, c.relrowsecurity, c.relforcerowsecurity
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname in ('office', 'confidential', 'published')
  and n.nspname || '.' || c.relname <> 'published.place_address'`;

const ALL = `select c.oid, c.relacl, n.nspname || '.' || c.relname as name
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname in ('auth', 'office', 'confidential', 'published', 'reference')`;

export const WITHOUT_PLACE_FIRST = `select t.name from (${PLACED}) t where not exists (
  select from pg_constraint p join pg_attribute a on a.attrelid = p.conrelid and a.attnum = p.conkey[1]
  where p.conrelid = t.oid and p.contype = 'p' and a.attname = 'place_id')`;

export const WITHOUT_POLICY = `select t.name from (${PLACED}) t where not (t.relrowsecurity and t.relforcerowsecurity)
  or not exists (select from pg_policy where polrelid = t.oid)`;

/** Keys, references and unique indexes that leave the place out: they would join rows of two places. */
export const WITHOUT_PLACE_IN_KEY = `select t.name || ': ' || p.conname as name from (${PLACED}) t
  join pg_constraint p on p.conrelid = t.oid and p.contype in ('f', 'u', 'p')
  where not exists (select from pg_attribute a
    where a.attrelid = t.oid and a.attnum = any(p.conkey) and a.attname = 'place_id')
  union
  select t.name || ': ' || i.indexrelid::regclass from (${PLACED}) t
  join pg_index i on i.indrelid = t.oid and i.indisunique
  where not exists (select from pg_attribute a
    where a.attrelid = t.oid and a.attnum = any(i.indkey::int2[]) and a.attname = 'place_id')`;

export const WITHOUT_COMMENT = `select t.name from (${ALL}) t where obj_description(t.oid, 'pg_class') is null`;

/** Foreign keys without an index that begins with their columns, in any order. 'indkey' counts from 0. */
export const WITHOUT_INDEX = `select t.name || ': ' || k.conname as name from (${ALL}) t
  join pg_constraint k on k.conrelid = t.oid and k.contype = 'f'
  where not exists (select from pg_index i where i.indrelid = t.oid
    and (i.indkey::int2[])[0:array_length(k.conkey, 1) - 1] @> k.conkey)`;

export const OPEN_TABLES = `select t.name from (${ALL}) t
  where exists (select from aclexplode(t.relacl) where grantee = 0)`;

/** A function without an access list is everybody's. */
export const OPEN_FUNCTIONS = `select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where n.nspname = 'vicus' and (
    (p.prosecdef and not coalesce(array_to_string(p.proconfig, ','), '') like '%pg_temp%')
    or p.proacl is null or exists (select from aclexplode(p.proacl) where grantee = 0))`;
