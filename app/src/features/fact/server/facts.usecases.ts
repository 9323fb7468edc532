/** The numbers that may be told: public releases, their tables, each number of a table. */
import { readText } from '@vicus/cube';
import { listReleases } from '#features/release/server/release.usecases.ts';
import type { ReleaseSummary } from '#features/release/release.types.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { readOffice } from '#server/db/doors.ts';
import type { Language } from '#ui/messages.ts';
import { layOutFacts, type PickTable } from '../fact-table.rules.ts';
import { readOpenedRelease } from './standing-facts.usecases.ts';

export interface FactShelf {
  /** newest edition of each subject that the public sees or will see */
  readonly releases: readonly {
    readonly releaseId: string;
    readonly title: string;
    readonly publishedOn: string;
  }[];
  /** of the release chosen */
  readonly tables: readonly { readonly tableId: string; readonly title: string }[];
  readonly chosen: { readonly releaseId: string; readonly tableId: string | null } | null;
  readonly picks: readonly PickTable[];
}

interface Asked {
  readonly releaseId: string | null;
  readonly tableId: string | null;
}

/** What can be taken; opened as far as was asked. */
export async function readFactShelf(member: Member, asked: Asked, language: Language): Promise<FactShelf> {
  authorise(member, 'message.read');
  const standing = keepNewest(await listReleases(member));
  const releases = standing.map(({ releaseId, title, publishedOn }) => ({
    releaseId,
    title: readText(title, language),
    publishedOn,
  }));
  const isThere = releases.some(({ releaseId }) => releaseId === asked.releaseId);
  const opened =
    asked.releaseId === null || !isThere
      ? undefined
      : await readOffice(member, (reader) =>
          readOpenedRelease(reader, member.placeId, asked.releaseId ?? ''),
        );
  if (opened === undefined) return { releases, tables: [], chosen: null, picks: [] };
  const cube = opened.cubes.find(({ id }) => id === asked.tableId);
  return {
    releases,
    tables: opened.cubes.map(({ id, provenance }) => ({
      tableId: id,
      title: readText(provenance.question ?? provenance.title, language),
    })),
    chosen: { releaseId: opened.releaseId, tableId: cube?.id ?? null },
    picks: cube === undefined ? [] : layOutFacts(cube, opened.releaseId, language),
  };
}

function keepNewest(releases: readonly ReleaseSummary[]): ReleaseSummary[] {
  const usable = releases.filter(({ audience, state }) => audience === 'public' && state === 'published');
  return usable.filter(({ subject, version }) =>
    usable.every((other) => other.subject !== subject || other.version <= version),
  );
}
