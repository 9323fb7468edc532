/** Dataflows: published tables by the names they have in SDMX. */
import { describeSdmx, type SdmxTable } from '@vicus/formats';
import { readPublicReleases } from '#features/release/server/release.usecases.ts';
import type { PublishedTable, PublishedTableEntry, TableHead } from '../published-tables.types.ts';
import { toSdmxAgency, toSdmxFlow, toSdmxOptions, toSdmxVersion } from '../sdmx-ids.rules.ts';
import { chooseEditions, isNewestEnough, type VersionWish } from '../sdmx-version.rules.ts';
import {
  listPublishedPlaces,
  listPublishedTables,
  readPublishedTable,
  readTableHeads,
} from './published-tables.usecases.ts';

export interface SdmxFlow {
  readonly agency: string;
  readonly flow: string;
  readonly version: string;
  readonly entry: PublishedTableEntry;
}

const toFlow = (entry: PublishedTableEntry): SdmxFlow => ({
  agency: toSdmxAgency(entry.place.slug),
  flow: toSdmxFlow(entry.release.subject, entry.id),
  version: toSdmxVersion(entry.release.version),
  entry,
});

/**
 * Newest editions of the dataflows of these agencies; `null`: of all real places. Those of an example are found only by its agency:
 * it enters no list.
 */
export async function listFlows(agencies: readonly string[] | null): Promise<SdmxFlow[]> {
  if (agencies === null) return (await listPublishedTables()).map(toFlow);
  const places = (await listPublishedPlaces()).filter(({ slug }) => agencies.includes(toSdmxAgency(slug)));
  const tables: PublishedTableEntry[] = [];
  for (const { slug } of places) tables.push(...(await listPublishedTables(slug)));
  return tables.map(toFlow);
}

/** The editions of a dataflow that are wanted, newest first. */
export async function listEditions(newest: SdmxFlow, wishes: readonly VersionWish[]): Promise<SdmxFlow[]> {
  const { release, place, id } = newest.entry;
  if (isNewestEnough(release.version, wishes))
    return chooseEditions([release.version], wishes).map(() => newest);
  const releases = (await readPublicReleases(release.placeId)).filter(
    (one) => one.subject === release.subject && one.state === 'published',
  );
  const wanted = chooseEditions(
    releases.map(({ version }) => version),
    wishes,
  );
  const found: SdmxFlow[] = [];
  for (const one of releases.filter(({ version }) => wanted.includes(version))) {
    const head = (await readTableHeads(one)).find((table: TableHead) => table.id === id);
    if (head !== undefined) found.push(toFlow({ ...head, place, release: one }));
  }
  return found;
}

/** A dataflow with its table opened. */
export interface OpenFlow extends SdmxFlow {
  readonly published: PublishedTable;
  readonly table: SdmxTable;
}

export async function openFlow(flow: SdmxFlow): Promise<OpenFlow> {
  const { place, release, id } = flow.entry;
  const published = await readPublishedTable({
    slug: place.slug,
    releaseId: release.releaseId,
    tableId: id,
  });
  return { ...flow, published, table: describeSdmx(published.table, toSdmxOptions(place, release, id)) };
}
