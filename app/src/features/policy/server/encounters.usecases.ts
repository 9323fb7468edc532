/** Moderated places of encounter: the inventory, and its count as a value of indicator SC5. */
import type { NewObservation } from '#features/indicator/indicator.types.ts';
import { toContent } from '#features/indicator/observation.rules.ts';
import { findDefinition, listChosenIndicators } from '#features/indicator/server/chosen.usecases.ts';
import { commitObservations } from '#features/indicator/server/observations.usecases.ts';
import { readPlaceDossier } from '#features/place/server/place.usecases.ts';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { readOffice, write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import { tooManyEntries } from '../policy.problems.ts';
import { readWhyNotCounted } from '../policy.rules.ts';
import { encounterCountSchema, encounterSchema } from '../policy.schema.ts';
import type { Encounter, NotCounted } from '../policy.types.ts';
import { deleteEncounter, insertEncounter, selectEncounters, updateEncounter } from './encounters.queries.ts';

const MAXIMUM_ENCOUNTERS = 1_000;
/** The indicator that counts moderated places of encounter for each 1,000 residents. */
export const ENCOUNTER_INDICATOR = 'sc5';

export interface EncounterLine extends Encounter {
  /** null: it is counted in the year */
  readonly whyNot: NotCounted | null;
}

export interface EncounterSheet {
  readonly year: number;
  readonly encounters: readonly EncounterLine[];
  /** how many are counted in the year */
  readonly count: number;
  /** of the register of the place, for the form; null where it has none */
  readonly residents: { readonly count: number; readonly source: string } | null;
}

/** The inventory, and what of it counts in a year; the year that is not over runs until today. */
export async function readEncounters(member: Member, year: number): Promise<EncounterSheet> {
  authorise(member, 'policy.read');
  const all = await readOffice(member, (reader) => selectEncounters(reader, member.placeId));
  const encounters = all.map((one) => ({ ...one, whyNot: readWhyNotCounted(one, year) }));
  const { profile } = await readPlaceDossier(member);
  const { population, populationYear, populationSource } = profile;
  const source = [populationSource, populationYear].filter(Boolean).join(', ');
  return {
    year,
    encounters,
    count: encounters.filter(({ whyNot }) => whyNot === null).length,
    residents: population === null ? null : { count: population, source },
  };
}

/** @returns its id. @throws Problem `a-place-of-encounter-of-this-name-is-there-already` */
export async function addEncounter(member: Member, input: unknown): Promise<string> {
  authorise(member, 'policy.change');
  const words = parseInput(encounterSchema, input);
  return write(member, async (transaction) => {
    const all = await selectEncounters(transaction, member.placeId);
    if (all.length >= MAXIMUM_ENCOUNTERS) throw tooManyEntries(MAXIMUM_ENCOUNTERS);
    const encounterId = await insertEncounter(transaction, member.placeId, words);
    await note(transaction, member, encounterId);
    return encounterId;
  });
}

/** @throws Problem `not-found` (404) */
export async function readEncounter(member: Member, encounterId: string): Promise<Encounter> {
  authorise(member, 'policy.read');
  const all = await readOffice(member, (reader) => selectEncounters(reader, member.placeId));
  const found = all.find((one) => one.encounterId === encounterId);
  if (found === undefined) throw new Problem('not-found', 404);
  return found;
}

export async function changeEncounter(member: Member, encounterId: string, input: unknown): Promise<void> {
  authorise(member, 'policy.change');
  const words = parseInput(encounterSchema, input);
  await write(member, async (transaction) => {
    if (!(await updateEncounter(transaction, member.placeId, encounterId, words)))
      throw new Problem('not-found', 404);
    await note(transaction, member, encounterId);
  });
}

export async function removeEncounter(member: Member, encounterId: string): Promise<void> {
  authorise(member, 'policy.change');
  await write(member, async (transaction) => {
    if (!(await deleteEncounter(transaction, member.placeId, encounterId)))
      throw new Problem('not-found', 404);
    await note(transaction, member, encounterId, { removed: true });
  });
}

/** Keeps the count as the year's value. @throws Problem `why-missing` where another value stands there */
export async function keepEncounterCount(member: Member, input: unknown): Promise<void> {
  authorise(member, 'policy.change');
  const { year, residents, source, why } = parseInput(encounterCountSchema, input);
  const { count } = await readEncounters(member, year);
  const chosen = (await listChosenIndicators(member)).map((one) => one.definition);
  const definition =
    chosen.find(({ id }) => id === ENCOUNTER_INDICATOR) ??
    (await findDefinition(member, ENCOUNTER_INDICATOR));
  const status = String(year) < today().slice(0, 4) ? 'final' : 'provisional';
  const parts = { numerator: count, denominator: residents, value: null };
  const row: NewObservation = {
    indicatorId: definition.id,
    definitionVersion: definition.version,
    people: 'everyone',
    breakdown: '',
    period: String(year),
    ...toContent(definition, parts, { status, counted: '' }),
  };
  await write(member, async (transaction) => {
    await commitObservations(transaction, member, {
      kind: 'activity',
      title: `${definition.name.en} ${year}`,
      source,
      rows: [row],
      why,
    });
    await note(transaction, member, definition.id, { year, count });
  });
}

async function note(
  transaction: OfficeTransaction,
  member: Member,
  objectId: string,
  detail: Readonly<Record<string, number | boolean>> = {},
): Promise<void> {
  await recordAudit(transaction, member, {
    action: 'policy.change',
    objectKind: 'encounter',
    objectId,
    detail,
  });
}
