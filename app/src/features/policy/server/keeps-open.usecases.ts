/** What newcomers keep open, and who stays: entering the counts, and reading them. Small numbers: staff only. */
import { computeRetention } from '@vicus/statistics';
import { listObservations } from '#features/indicator/server/observations.usecases.ts';
import { readPlaceDossier } from '#features/place/server/place.usecases.ts';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { tooManyEntries } from '../policy.problems.ts';
import { computeServices, readStoredAges } from '../keeps-open.rules.ts';
import { cohortsSchema, nestRows, populationSchema, serviceSchema } from '../keeps-open.schema.ts';
import type { KeepsOpenSheet } from '../keeps-open.types.ts';
import * as queries from './keeps-open.queries.ts';
import { readWishToStay } from './wish-to-stay.usecases.ts';

const MAXIMUM_SERVICES = 200;
/** The share of residents born abroad: its parts by age are the counts this page needs. */
const SHARE_BORN_ABROAD = 'cx1';

/** `yearsAhead`: 0 is today. */
export async function readKeepsOpen(member: Member, yearsAhead: number): Promise<KeepsOpenSheet> {
  authorise(member, 'data.read');
  const { population, needs, cohorts } = await readOffice(member, async (reader) => ({
    population: await queries.selectPopulation(reader, member.placeId),
    needs: await queries.selectServices(reader, member.placeId),
    cohorts: await queries.selectCohorts(reader, member.placeId),
  }));
  const { profile } = await readPlaceDossier(member);
  const source = [profile.populationSource, profile.populationYear].filter(Boolean).join(', ');
  return {
    population,
    services: computeServices(population?.ages ?? [], needs, yearsAhead),
    yearsAhead,
    cohorts,
    retention: cohorts.length === 0 ? null : computeRetention(cohorts),
    wish: await readWishToStay(member),
    registered: profile.population === null ? null : { count: profile.population, source },
    stored: readStoredAges(await listObservations(member, SHARE_BORN_ABROAD)),
  };
}

/** Counts by age, all bands at once. */
export async function savePopulation(member: Member, input: unknown): Promise<void> {
  authorise(member, 'data.change');
  const population = parseInput(populationSchema, nestRows(input));
  await write(member, async (transaction) => {
    await queries.replacePopulation(transaction, member.placeId, population);
    await note(transaction, member, 'counts-by-age');
  });
}

/** A new service, or another need of one that is there. @throws Problem `not-found` (404) */
export async function saveService(member: Member, thresholdId: string | null, input: unknown): Promise<void> {
  authorise(member, 'data.change');
  const need = parseInput(serviceSchema, input);
  await write(member, async (transaction) => {
    const all = await queries.selectServices(transaction, member.placeId);
    if (thresholdId === null && all.length >= MAXIMUM_SERVICES) throw tooManyEntries(MAXIMUM_SERVICES);
    const id = await queries.saveServiceRow(transaction, member.placeId, thresholdId, need);
    if (id === null) throw new Problem('not-found', 404);
    await note(transaction, member, id);
  });
}

/** @throws Problem `not-found` (404) */
export async function removeService(member: Member, thresholdId: string): Promise<void> {
  authorise(member, 'data.change');
  await write(member, async (transaction) => {
    if (!(await queries.deleteService(transaction, member.placeId, thresholdId)))
      throw new Problem('not-found', 404);
    await note(transaction, member, thresholdId);
  });
}

/** Arrivals by year and who stayed, all years at once. */
export async function saveCohorts(member: Member, input: unknown): Promise<void> {
  authorise(member, 'data.change');
  const cohorts = parseInput(cohortsSchema(Number(today().slice(0, 4))), nestRows(input));
  await write(member, async (transaction) => {
    await queries.replaceCohorts(transaction, member.placeId, cohorts);
    await note(transaction, member, 'arrivals');
  });
}

async function note(transaction: OfficeTransaction, member: Member, objectId: string): Promise<void> {
  await recordAudit(transaction, member, { action: 'data.change', objectKind: 'keeps-open', objectId });
}
