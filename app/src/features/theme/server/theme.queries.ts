/** Rows of themes. */
import type { OfficeReader, OfficeTransaction, PublicReader } from '#server/db/doors.ts';
import type { CodingRound, PublicTheme, RoundResult, RoundState, Theme, ThemeKind } from '../theme.types.ts';

/** In the order of their kinds, then of their names. */
export async function selectThemes(
  reader: OfficeReader | OfficeTransaction,
  placeId: string,
): Promise<Theme[]> {
  const rows = await (reader as OfficeReader)
    .selectFrom('office.theme as theme')
    .leftJoin('published.theme as published', (join) =>
      join
        .onRef('published.place_id', '=', 'theme.place_id')
        .onRef('published.theme_id', '=', 'theme.theme_id'),
    )
    .selectAll('theme')
    .select('published.published_on')
    .where('theme.place_id', '=', placeId)
    .orderBy('theme.ended_on', (order) => order.desc().nullsFirst())
    .orderBy('theme.kind')
    .orderBy('theme.name')
    .execute();
  return rows.map((row) => ({
    themeId: row.theme_id,
    kind: row.kind as ThemeKind,
    name: row.name,
    meaning: row.meaning,
    area: row.area,
    owner: row.owner,
    response: row.response,
    respondedOn: row.responded_on,
    endedOn: row.ended_on,
    publishedOn: row.published_on,
  }));
}

export async function selectRounds(
  reader: OfficeReader | OfficeTransaction,
  placeId: string,
): Promise<CodingRound[]> {
  const rows = await (reader as OfficeReader)
    .selectFrom('office.coding_round')
    .selectAll()
    .where('place_id', '=', placeId)
    .orderBy('opened_on', 'desc')
    .orderBy('title')
    .execute();
  return rows.map((row) => ({
    codingRoundId: row.coding_round_id,
    title: row.title,
    waveId: row.wave_id,
    questionId: row.question_id,
    firstCoder: row.first_coder,
    secondCoder: row.second_coder,
    state: row.state as RoundState,
    openedOn: row.opened_on,
    result: row.result as RoundResult | null,
  }));
}

/** Names of organisations, districts and colleagues: what a text may not tell by accident. */
export async function selectKnownNames(reader: OfficeReader, placeId: string): Promise<string[]> {
  const actors = await reader
    .selectFrom('office.actor')
    .select('name')
    .where('place_id', '=', placeId)
    .execute();
  const districts = await reader
    .selectFrom('office.district')
    .select('name')
    .where('place_id', '=', placeId)
    .execute();
  return [...actors, ...districts].map(({ name }) => name);
}

export async function selectPublicThemes(reader: PublicReader, placeId: string): Promise<PublicTheme[]> {
  const rows = await reader
    .selectFrom('published.theme')
    .selectAll()
    .where('place_id', '=', placeId)
    .orderBy('kind')
    .orderBy('name')
    .execute();
  return rows.map((row) => ({
    themeId: row.theme_id,
    kind: row.kind as ThemeKind,
    name: row.name,
    meaning: row.meaning,
    area: row.area,
    owner: row.owner,
    response: row.response,
    respondedOn: row.responded_on,
    publishedOn: row.published_on,
  }));
}

/** Locks the row, so that two people do not answer over one another. */
export async function lockTheme(
  transaction: OfficeTransaction,
  placeId: string,
  themeId: string,
): Promise<{ readonly response: string; readonly responded_on: string | null } | undefined> {
  return transaction
    .selectFrom('office.theme')
    .select(['response', 'responded_on'])
    .where('place_id', '=', placeId)
    .where('theme_id', '=', themeId)
    .where('ended_on', 'is', null)
    .forUpdate()
    .executeTakeFirst();
}
