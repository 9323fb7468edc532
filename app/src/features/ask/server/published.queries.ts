/** What everybody may read of asks: publications, who joined, answers. */
import type { LevelKind } from '#features/level/level.types.ts';
import type { PlaceContext } from '#features/practice/context.rules.ts';
import type { OfficeReader, OfficeTransaction, PublicReader } from '#server/db/doors.ts';
import type { Answer, AnswerState, PublicAsk, PublishedAsk, Support } from '../ask.types.ts';

export type AnyReader = OfficeReader | OfficeTransaction | PublicReader;
const narrow = (reader: AnyReader): PublicReader => reader as PublicReader;

export interface AskFilter {
  readonly isExample?: boolean;
  readonly placeId?: string;
  readonly askKey?: string;
  /** asked of this level */
  readonly levelPlaceId?: string;
}

/** The standing version of each; withdrawn ones too: a notice stands in their place. */
export async function selectPublished(reader: AnyReader, filter: AskFilter): Promise<PublishedAsk[]> {
  let query = narrow(reader)
    .selectFrom('published.ask')
    .select(['place_id', 'ask_key', 'version', 'state', 'area', 'language', 'title', 'content', 'context'])
    .select(['is_example', 'first_asked_on', 'published_on', 'withdrawn_on', 'withdrawal', 'level_place_ids'])
    .where('state', '<>', 'replaced');
  if (filter.isExample !== undefined) query = query.where('is_example', '=', filter.isExample);
  if (filter.placeId !== undefined) query = query.where('place_id', '=', filter.placeId);
  if (filter.askKey !== undefined) query = query.where('ask_key', '=', filter.askKey);
  const { levelPlaceId } = filter;
  if (levelPlaceId !== undefined)
    query = query.where(({ eb }) => eb(eb.val(levelPlaceId), '=', eb.fn.any('level_place_ids')));
  const rows = await query.orderBy('first_asked_on', 'desc').limit(500).execute();
  return rows.map((row) => ({
    placeId: row.place_id,
    askKey: row.ask_key,
    version: row.version,
    state: row.state as PublishedAsk['state'],
    area: row.area,
    language: row.language,
    title: row.title,
    content: row.content as PublicAsk | null,
    context: row.context as PlaceContext,
    isExample: row.is_example,
    firstAskedOn: row.first_asked_on,
    publishedOn: row.published_on,
    withdrawnOn: row.withdrawn_on,
    withdrawal: row.withdrawal,
  }));
}

export type KeyedSupport = Support & { readonly askKey: string };

export async function selectSupports(reader: AnyReader, askKeys: readonly string[]): Promise<KeyedSupport[]> {
  if (askKeys.length === 0) return [];
  const rows = await narrow(reader)
    .selectFrom('published.ask_support')
    .selectAll()
    .where('ask_key', 'in', askKeys)
    .orderBy('joined_on')
    .orderBy('place_id')
    .execute();
  return rows.map((row) => ({
    askKey: row.ask_key,
    placeId: row.place_id,
    words: row.words,
    language: row.language,
    context: row.context as PlaceContext,
    joinedOn: row.joined_on,
  }));
}

export type KeyedAnswer = Answer & { readonly askKey: string };

/** Row-level security leaves answers that are not public to those who asked and those who answered. */
export async function selectAnswers(reader: AnyReader, askKeys: readonly string[]): Promise<KeyedAnswer[]> {
  if (askKeys.length === 0) return [];
  const rows = await narrow(reader)
    .selectFrom('published.ask_answer')
    .selectAll()
    .where('ask_key', 'in', askKeys)
    .orderBy('answered_on', 'desc')
    .execute();
  return rows.map((row) => ({
    askKey: row.ask_key,
    answerId: row.answer_id,
    placeId: row.place_id,
    recordedBy: row.recorded_by as Answer['recordedBy'],
    kind: row.level_kind as LevelKind,
    addressee: row.addressee,
    state: row.state as AnswerState,
    words: row.words,
    dueOn: row.due_on,
    answeredOn: row.answered_on,
    isPublic: row.is_public,
  }));
}

/** Versions of an ask, the standing one first. */
export async function selectVersions(
  tx: OfficeTransaction,
  placeId: string,
  askId: string,
): Promise<
  {
    readonly publicationId: string;
    readonly version: number;
    readonly state: string;
    readonly firstAskedOn: string;
  }[]
> {
  const rows = await tx
    .selectFrom('published.ask')
    .select(['publication_id', 'version', 'state', 'first_asked_on'])
    .where('place_id', '=', placeId)
    .where('ask_id', '=', askId)
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => ({
    publicationId: row.publication_id,
    version: row.version,
    state: row.state,
    firstAskedOn: row.first_asked_on,
  }));
}

/** What is no longer shown keeps its hash and loses its words. */
export async function retireVersion(
  tx: OfficeTransaction,
  at: { readonly placeId: string; readonly publicationId: string },
  change:
    | { readonly state: 'replaced' }
    | { readonly state: 'withdrawn'; readonly on: string; readonly reason: string },
): Promise<void> {
  await tx
    .updateTable('published.ask')
    .set(
      change.state === 'replaced'
        ? { state: 'replaced', content: null, withdrawn_on: null, withdrawal: '' }
        : { state: 'withdrawn', content: null, withdrawn_on: change.on, withdrawal: change.reason },
    )
    .where('place_id', '=', at.placeId)
    .where('publication_id', '=', at.publicationId)
    .execute();
}
