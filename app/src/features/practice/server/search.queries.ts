/**
 * Finding practices: words as their language bends them, filters, and an order that is said. Two questions: which records, then
 * their rows, so that nothing long is sorted.
 */
import { sql, type RawBuilder } from 'kysely';
import { readRows } from '#server/db/read-rows.ts';
import type { Compared } from '../similarity.rules.ts';
import type { PracticeSearch } from '../practice.schema.ts';
import type { PublishedPractice } from '../practice.types.ts';
import { toPublished, widen, type AnyReader, type PublishedRow } from './published.queries.ts';

/** What is typed is bent as each of these languages does; others by `simple`. */
export const SEARCHED_LANGUAGES = ['de', 'en', 'es', 'it', 'fr', 'nl', 'sv', 'tr', 'ar', 'pt', 'el'];
export const PRACTICES_A_PAGE = 20;

export interface SearchFrame {
  readonly isExample: boolean;
  /** the reader's own place, whose records are not offered to itself; null: the public */
  readonly ownPlaceId: string | null;
  readonly own: Compared | null;
  /** what was typed, as `computeQuery` bent it; null: nothing was typed */
  readonly query: string | null;
}

/** What was typed, bent once for all that is searched. */
export async function computeQuery(reader: AnyReader, words: string): Promise<string> {
  const rows = await readRows(
    widen(reader),
    sql<{ query: string }>`
    select vicus.practice_query(${words}, ${SEARCHED_LANGUAGES}::text[])::text as query`,
  );
  return rows[0]?.query ?? '';
}

const writeQuery = (query: string): RawBuilder<string> => sql<string>`${query}::tsquery`;

function writeConditions(search: PracticeSearch, frame: SearchFrame): RawBuilder<unknown> {
  const conditions = [
    sql`p.state = 'published'`,
    // Examples stand on their own place's pages only.
    search.place === null || frame.ownPlaceId !== null ? sql`p.is_example = ${frame.isExample}` : sql`true`,
    frame.ownPlaceId === null ? null : sql`p.place_id <> ${frame.ownPlaceId}::uuid`,
    frame.query === null ? null : sql`p.search @@ ${writeQuery(frame.query)}`,
    search.area === null ? null : sql`${search.area} = any (p.areas)`,
    search.sizeClass === null ? null : sql`p.size_class = ${search.sizeClass}`,
    search.country === null ? null : sql`p.country = ${search.country}`,
    search.level === null ? null : sql`p.evidence_level >= ${search.level}`,
    search.language === null ? null : sql`p.language = ${search.language}`,
    search.cost === null
      ? null
      : sql`p.currency = 'EUR' and p.cost_per_participant_cents <= ${Math.round(search.cost * 100)}`,
    search.place === null
      ? null
      : sql`p.place_id in (select q.place_id from published.place q where q.slug = ${search.place})`,
  ];
  return sql.join(
    conditions.filter((one) => one !== null),
    sql` and `,
  );
}

function writeOrder(search: PracticeSearch, { own, query }: SearchFrame): RawBuilder<unknown> {
  if (search.order === 'like-mine' && own !== null) return writeSimilarity(own);
  if (search.order === 'words' && query !== null)
    return sql`ts_rank(p.search, ${writeQuery(query)}) desc, p.published_on desc`;
  return sql`p.published_on desc`;
}

/** The same order as `orderBySimilarity`; a test holds the two against each other. */
function writeSimilarity(own: Compared): RawBuilder<unknown> {
  const pairs = [
    sql`p.size_class = ${own.sizeClass}`,
    sql`p.degree_of_urbanisation = ${own.degreeOfUrbanisation}`,
    sql`p.country = ${own.country}`,
    sql`p.structure = ${own.structure}`,
    sql`p.diversity = ${own.diversity}`,
  ];
  const count = (wanted: 'true' | 'false'): RawBuilder<unknown> =>
    sql.join(
      pairs.map((pair) => sql`(coalesce((${pair})::text, '') = ${wanted})::integer`),
      sql` + `,
    );
  const far = own.population === null || own.population === 0 ? sql`0` : writeDistance(own.population);
  return sql`${count('true')} desc, ${count('false')} asc, ${far} asc nulls last, p.published_on desc`;
}

const writeDistance = (population: number): RawBuilder<unknown> =>
  sql`abs(ln(nullif(p.population, 0)::double precision) - ln(${population}::double precision))`;

export interface FoundPractices {
  readonly practices: readonly PublishedPractice[];
  readonly total: number;
}

export async function searchPractices(
  reader: AnyReader,
  search: PracticeSearch,
  frame: SearchFrame,
): Promise<FoundPractices> {
  const rows = await readRows(
    widen(reader),
    sql<PublishedRow & { total: string }>`
    with found as (
      select p.place_id, p.practice_id, p.version, count(*) over () as total,
        row_number() over (order by ${writeOrder(search, frame)}, p.practice_key) as at
      from published.practice p where ${writeConditions(search, frame)}
      order by at limit ${PRACTICES_A_PAGE} offset ${(search.page - 1) * PRACTICES_A_PAGE}
    )
    select p.place_id, p.practice_key, p.version, p.state, p.language, p.title, p.texts, p.details, p.context, p.is_example,
      p.earlier, p.content_hash, p.published_on::text as published_on, p.withdrawn_on::text as withdrawn_on, p.withdrawal,
      found.total
    from found join published.practice p using (place_id, practice_id, version) order by found.at`,
  );
  return { practices: rows.map(toPublished), total: Number(rows[0]?.total ?? 0) };
}

export interface SearchedWords {
  readonly id: string;
  readonly language: string;
  readonly texts: Readonly<Record<string, string>>;
}

interface WordVector {
  readonly id: string;
  /** as PostgreSQL writes a text vector */
  readonly words: string;
}

/** Records that stand in no table, as their languages bend them. They do not change while Vicus runs: keep what is answered. */
export async function computeVectors(
  reader: AnyReader,
  records: readonly SearchedWords[],
): Promise<readonly WordVector[]> {
  return readRows(
    widen(reader),
    sql<WordVector>`
    select r.id, vicus.practice_words(r.language, r.texts)::text as words
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r (id text, language text, texts jsonb)`,
  );
}

/** Which of them hold the words, in any of their languages; best first. */
export async function searchVectors(
  reader: AnyReader,
  query: string,
  vectors: readonly WordVector[],
): Promise<string[]> {
  const rows = await readRows(
    widen(reader),
    sql<{ id: string }>`
    with asked as materialized (select ${writeQuery(query)} as query)
    select r.id from asked, jsonb_to_recordset(${JSON.stringify(vectors)}::jsonb) as r (id text, words tsvector)
    where r.words @@ asked.query group by r.id order by max(ts_rank(r.words, asked.query)) desc, r.id`,
  );
  return rows.map(({ id }) => id);
}

/** Countries and languages of what can be found, to choose from. */
export async function selectChoices(
  reader: AnyReader,
  isExample: boolean,
): Promise<{ readonly countries: readonly string[]; readonly languages: readonly string[] }> {
  const rows = await readRows(
    widen(reader),
    sql<{ kind: string; code: string }>`
    select distinct 'country' as kind, p.country as code from published.practice p
      where p.state = 'published' and p.is_example = ${isExample}
    union select distinct 'language', p.language from published.practice p
      where p.state = 'published' and p.is_example = ${isExample} order by 1, 2`,
  );
  const pick = (kind: string): string[] => rows.filter((row) => row.kind === kind).map(({ code }) => code);
  return { countries: pick('country'), languages: pick('language') };
}
