/** The description of the API with examples of what is published here. */
import { openProtectedCube } from '@vicus/cube';
import { computeEtag } from '#features/publication/server/public-basis.usecases.ts';
import { now } from '#server/clock.ts';
import { isProblem } from '#server/problem.ts';
import { readSettings } from '#server/settings/settings.ts';
import type { ApiSample } from '../api-operation.types.ts';
import { composeOpenApi } from '../openapi.rules.ts';
import { API_OPERATIONS } from '../operations.rules.ts';
import { listPublishedPlaces, listPublishedTables, readPublishedTable } from './published-tables.usecases.ts';

export async function describeApi() {
  const { origin, version } = readSettings();
  const sample = await readApiSample();
  const description = composeOpenApi({ origin, version, operations: API_OPERATIONS, sample });
  return { description, etag: computeEtag([description]) };
}

/** Lists of a large installation are long: an example is looked for anew only now and then. */
const KEPT_MS = 10 * 60 * 1000;
let last: { readonly sample: ApiSample; readonly foundMs: number } | undefined;

/** A published table to make examples of: of a real place if there is one, else of an example; null: nothing is published. */
export async function readApiSample(): Promise<ApiSample | null> {
  const nowMs = now().getTime();
  if (last !== undefined && nowMs - last.foundMs < KEPT_MS && (await isStillThere(last.sample)))
    return last.sample;
  const sample = await findSample();
  last = sample === null ? undefined : { sample, foundMs: nowMs };
  return sample;
}

/** An edition may have been withdrawn since. */
async function isStillThere({ entry }: ApiSample): Promise<boolean> {
  try {
    const { place, release, id } = entry;
    await readPublishedTable({ slug: place.slug, releaseId: release.releaseId, tableId: id });
    return true;
  } catch (error) {
    if (isProblem(error)) return false;
    throw error;
  }
}

async function findSample(): Promise<ApiSample | null> {
  const examples = (await listPublishedPlaces()).filter(({ isExample }) => isExample);
  const slugs = [undefined, ...examples.map(({ slug }) => slug)];
  for (const slug of slugs) {
    const entries = await listPublishedTables(slug);
    // A small table answers fast in every format.
    const [entry] = entries
      .filter(({ dimensions }) => dimensions.length > 0)
      .toSorted((a, b) => a.observations - b.observations);
    if (entry === undefined) continue;
    const { table } = await readPublishedTable({
      slug: entry.place.slug,
      releaseId: entry.release.releaseId,
      tableId: entry.id,
    });
    const { dimensions } = openProtectedCube(table);
    // The one that shows most: with something to choose between.
    const shown = dimensions.find(({ role, categories }) => role === 'category' && categories.length > 1);
    const first = shown ?? dimensions[0];
    if (first?.categories[0] !== undefined)
      return { entry, dimensionId: first.id, code: first.categories[0].code };
  }
  return null;
}
