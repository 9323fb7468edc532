/** Finding and reading practices of others: in the office beside one's own context, in public without one, for the feed. */
import type { SourcePractice } from '@vicus/reference';
import { authorise, type Member } from '#server/auth/member.ts';
import { readOffice, readPublic } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import type { PlaceContext } from '../context.rules.ts';
import { practiceKey as keySchema, searchSchema, type PracticeSearch } from '../practice.schema.ts';
import type { PracticeReply, PublishedPractice } from '../practice.types.ts';
import {
  findSourcePractice,
  listSourcePractices,
  listSourceWords,
  toSourceContext,
  toSourceNeeds,
} from '../source-practice.rules.ts';
import { compareContexts, type Compared, type Similarity } from '../similarity.rules.ts';
import { composeTransfer, type TransferLine } from '../transfer.rules.ts';
import { readContextOf } from './context.usecases.ts';
import { selectAllPublished, selectPublished, type AnyReader } from './published.queries.ts';
import { selectReplies } from './reply.queries.ts';
import {
  computeQuery,
  computeVectors,
  PRACTICES_A_PAGE,
  searchPractices,
  searchVectors,
  selectChoices,
  type SearchFrame,
} from './search.queries.ts';
import { readKnownHere } from './transfer.usecases.ts';

export interface FoundPractice {
  readonly practice: PublishedPractice;
  /** null: the reader is no place */
  readonly similarity: Similarity | null;
}
export interface FoundSource {
  readonly practice: SourcePractice;
  readonly similarity: Similarity | null;
}

export interface PracticeFinding {
  readonly search: PracticeSearch;
  readonly found: readonly FoundPractice[];
  readonly total: number;
  readonly pages: number;
  readonly sources: readonly FoundSource[];
  readonly choices: { readonly countries: readonly string[]; readonly languages: readonly string[] };
  /** of the reading place; null: the public */
  readonly own: PlaceContext | null;
}

let vectors: Awaited<ReturnType<typeof computeVectors>> | undefined;

async function searchSources(reader: AnyReader, query: string): Promise<string[]> {
  vectors ??= await computeVectors(reader, listSourceWords());
  return searchVectors(reader, query, vectors);
}

async function find(
  reader: AnyReader,
  search: PracticeSearch,
  { isExample, ownPlaceId }: Pick<SearchFrame, 'isExample' | 'ownPlaceId'>,
  own: PlaceContext | null,
): Promise<PracticeFinding> {
  const query = search.words === '' ? null : await computeQuery(reader, search.words);
  const frame = { isExample, ownPlaceId, own, query };
  const { practices, total } = await searchPractices(reader, search, frame);
  const ids = query === null ? null : await searchSources(reader, query);
  const compare = (other: Compared): Similarity | null => own && compareContexts(own, other);
  return {
    search,
    own,
    total,
    pages: Math.max(1, Math.ceil(total / PRACTICES_A_PAGE)),
    found: practices.map((practice) => ({ practice, similarity: compare(practice.context) })),
    sources: listSourcePractices(search, ids, own).map((practice) => ({
      practice,
      similarity: compare(toSourceContext(practice)),
    })),
    choices: await selectChoices(reader, isExample),
  };
}

/** Practices of other places, those of places like the own one first unless something else is asked for. */
export async function findPractices(member: Member, query: unknown): Promise<PracticeFinding> {
  authorise(member, 'practice.read');
  const search = parseInput(searchSchema, query);
  return readOffice(member, async (reader) => {
    const { context, isExample } = await readContextOf(reader, member.placeId);
    const asked: PracticeSearch = { ...search, place: null, order: search.order ?? 'like-mine' };
    return find(reader, asked, { isExample, ownPlaceId: member.placeId }, context);
  });
}

/** What anybody finds; examples only on the page of an example place. */
export async function findPublicPractices(query: unknown): Promise<PracticeFinding> {
  const search = parseInput(searchSchema, query);
  const order = search.order === 'like-mine' ? null : search.order;
  const asked = { ...search, order: order ?? (search.words === '' ? 'newest' : 'words') } as const;
  return readPublic((reader) => find(reader, asked, { isExample: false, ownPlaceId: null }, null));
}

export interface PracticeSheet {
  readonly practiceKey: string;
  /** one of the two */
  readonly practice: PublishedPractice | null;
  readonly source: SourcePractice | null;
  readonly replies: readonly PracticeReply[];
}

async function readSheet(reader: AnyReader, given: string, isExample?: boolean): Promise<PracticeSheet> {
  const practiceKey = parseKey(given);
  const source = findSourcePractice(practiceKey) ?? null;
  const practice = source === null ? ((await selectPublished(reader, practiceKey)) ?? null) : null;
  if (source === null && practice === null) throw new Problem('not-found', 404);
  const ofExamples = isExample ?? practice?.isExample ?? false;
  return {
    practiceKey,
    practice,
    source,
    replies: await selectReplies(reader, practiceKey, ofExamples),
  };
}

function parseKey(given: string): string {
  const { success, data } = keySchema.safeParse(given);
  if (!success) throw new Problem('not-found', 404);
  return data;
}

/** One practice as anybody reads it. Problem `not-found` (404) */
export function readPublicPractice(practiceKey: string): Promise<PracticeSheet> {
  return readPublic((reader) => readSheet(reader, practiceKey));
}

export interface OfficePracticeSheet extends PracticeSheet {
  readonly isOwn: boolean;
  readonly own: PlaceContext;
  readonly similarity: Similarity;
  readonly transfer: readonly TransferLine[];
  readonly ownReply: PracticeReply | null;
}

/** One practice beside the own place: what is equal, what is needed and whether it is here. Problem `not-found` (404) */
export async function readPracticeSheet(member: Member, given: string): Promise<OfficePracticeSheet> {
  authorise(member, 'practice.read');
  const { sheet, own } = await readOffice(member, async (reader) => {
    const { context, isExample } = await readContextOf(reader, member.placeId);
    return { sheet: await readSheet(reader, given, isExample), own: context };
  });
  const { practice, source } = sheet;
  const needs =
    source === null
      ? practice?.details
      : { needs: toSourceNeeds(source), staffHoursPerWeek: source.staffHoursPerWeek };
  const other = source === null ? (practice?.context ?? own) : toSourceContext(source);
  return {
    ...sheet,
    own,
    isOwn: practice?.placeId === member.placeId,
    similarity: compareContexts(own, other),
    transfer: needs ? composeTransfer(needs, await readKnownHere(member, own)) : [],
    ownReply: sheet.replies.find(({ placeId }) => placeId === member.placeId) ?? null,
  };
}

const MOST_IN_A_FEED = 10_000;

/** Published practices of real places, newest first: for feeds, over the door `readPublic`. */
export function listPublishedPractices(reader: AnyReader): Promise<PublishedPractice[]> {
  return selectAllPublished(reader, MOST_IN_A_FEED);
}
