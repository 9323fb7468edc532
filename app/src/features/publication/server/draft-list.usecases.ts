/** What can be published, and what is new in it. */
import { openProtectedCube, type Cube } from '@vicus/cube';
import type { LedgerEdition, ReleaseSummary } from '#features/release/release.types.ts';
import { listReleases, readLedgerEditions } from '#features/release/server/release.usecases.ts';
import { listWaves } from '#features/survey/server/survey.usecases.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { mayRole } from '#server/auth/permissions.ts';
import { readOffice } from '#server/db/doors.ts';
import { rowId } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { draftGone } from '../draft.problems.ts';
import { compareWithPublished, readPeopleBehind, readTimeZone } from '../draft.rules.ts';
import type { GatheredTable, OfferGroup, ReleaseDraft, TableOffer } from '../draft.types.ts';
import { countShown } from '../key-results.rules.ts';
import { gatherTables, readCubesOfWave, readWaveAddress } from './draft-sources.ts';
import * as queries from './draft.queries.ts';

export interface ClosedWave {
  readonly waveId: string;
  readonly title: string;
  /** its results are there, and show a number */
  readonly mayPublish: boolean;
}

export interface PublishOverview {
  readonly releases: readonly ReleaseSummary[];
  /** releases being put together, last changed first; only for those who may */
  readonly drafts: readonly ReleaseDraft[];
  /** closed waves, the last that closed first */
  readonly waves: readonly ClosedWave[];
  /** IANA name of the place's own; embargoes are told in it */
  readonly timeZone: string;
}

/** Everything about publishing at a glance. */
export async function readPublishOverview(member: Member): Promise<PublishOverview> {
  authorise(member, 'release.read');
  const releases = await listReleases(member);
  const mayPrepare = mayRole(member.role, 'release.prepare');
  const { drafts, country } = await readOffice(member, async (reader) => ({
    drafts: mayPrepare ? await queries.selectDrafts(reader, member.placeId) : [],
    country: await queries.selectCountry(reader, member.placeId),
  }));
  const closed = (await listWaves(member)).filter(({ state }) => state === 'closed');
  const waves: ClosedWave[] = [];
  for (const wave of closed.toSorted((a, b) => ((a.closedOn ?? '') < (b.closedOn ?? '') ? 1 : -1))) {
    const { waveId, title } = wave;
    const cubes = mayPrepare ? await readCubesOfWave(member, wave) : [];
    waves.push({ waveId, title, mayPublish: cubes.some((cube) => countShown(cube) > 0) });
  }
  const unpublished = drafts.filter(({ state }) => state !== 'published');
  return { releases, drafts: unpublished, waves, timeZone: readTimeZone(country) };
}

export interface TableChoice {
  readonly groups: readonly OfferGroup[];
  /** that is changed */
  readonly draft: ReleaseDraft | null;
  /** whose next version this is */
  readonly follows: ReleaseSummary | null;
}

/**
 * Every table that may be published, with what is new in it. `asked.draft`: whose tables are chosen anew; `asked.follows`:
 * the release whose next version this is. Problems `draft-gone`, `not-found` (404).
 */
export async function readTableChoice(
  member: Member,
  asked: { readonly draft: string | null; readonly follows: string | null },
): Promise<TableChoice> {
  authorise(member, 'release.prepare');
  const gathered = await gatherTables(member);
  const { draft, editions, drafts } = await readOffice(member, async (reader) => ({
    draft: asked.draft === null ? null : await readDraft(reader, member.placeId, asked.draft),
    editions: await readLedgerEditions(reader, member.placeId),
    drafts: await queries.selectDrafts(reader, member.placeId),
  }));
  const releases = await listReleases(member);
  const follows = findFollowed(releases, draft, asked.follows);
  const chosen = new Set(draft?.chosen ?? (follows === null ? [] : listTablesOf(follows, drafts)));
  const published = listPublished(editions);
  const groups = Map.groupBy(gathered, ({ source, group }) => `${source} ${group.en}`);
  return {
    draft,
    follows,
    groups: [...groups.values()].flatMap((tables): OfferGroup[] => {
      const [first] = tables;
      if (first === undefined) return [];
      const offers = tables.map((table) => toOffer(table, published, chosen));
      return [{ source: first.source, name: first.group, offers }];
    }),
  };
}

type Reader = Parameters<typeof queries.selectDraft>[0];

export async function readDraft(reader: Reader, placeId: string, draftId: string): Promise<ReleaseDraft> {
  if (!rowId.safeParse(draftId).success) throw draftGone();
  const draft = await queries.selectDraft(reader, placeId, draftId);
  if (draft === undefined) throw draftGone();
  return draft;
}

function findFollowed(
  releases: readonly ReleaseSummary[],
  draft: ReleaseDraft | null,
  asked: string | null,
): ReleaseSummary | null {
  if (draft !== null) return releases.find(({ subject }) => subject === draft.subject) ?? null;
  if (asked === null) return null;
  const found = releases.find(({ releaseId }) => releaseId === asked);
  if (found === undefined) throw new Problem('not-found', 404);
  return found;
}

/** Addresses of what an earlier release was made of: those of its draft, or the whole of its wave. */
function listTablesOf({ subject }: ReleaseSummary, drafts: readonly ReleaseDraft[]): readonly string[] {
  const made = drafts.find((draft) => draft.subject === subject && draft.state === 'published');
  if (made !== undefined) return made.chosen;
  const [kind, id] = subject.split('/');
  return kind === 'governance' ? [`waves/${id}`] : [];
}

type Published = ReadonlyMap<string, { readonly cube: Cube; readonly on: string }>;

/** The last edition of each table that is public. */
function listPublished(editions: readonly LedgerEdition[]): Published {
  const shown = editions.filter(
    ({ summary }) => summary.state === 'published' && summary.audience === 'public',
  );
  return new Map(
    shown.flatMap(({ summary, tables }) =>
      tables.map((table) => {
        const cube = openProtectedCube(table);
        return [cube.id, { cube, on: summary.publishedOn }] as const;
      }),
    ),
  );
}

function toOffer(table: GatheredTable, published: Published, chosen: ReadonlySet<string>): TableOffer {
  const { address, title, cubes, open } = table;
  const [first] = cubes;
  const people = cubes.flatMap((cube) => readPeopleBehind(cube, open?.basis ?? null) ?? []);
  const wave = readWaveAddress(address);
  return {
    address,
    title,
    n: people.length === 0 ? null : Math.max(...people),
    period: first?.provenance.period ?? '',
    source: first?.provenance.source ?? { en: '' },
    novelty: first === undefined ? { kind: 'never' } : compareWithPublished(first, published.get(first.id)),
    isChosen: chosen.has(address) || (wave !== null && chosen.has(`waves/${wave.waveId}`)),
  };
}
