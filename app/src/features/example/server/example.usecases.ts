/** Loads the invented places by the use cases that people's own places go through, nothing canned. */
import { setTimeout } from 'node:timers/promises';
import {
  removeExamplePlaces,
  createPlace,
  readPublicPlaces,
} from '#features/place/server/installation.usecases.ts';
import { addReceptionEvent } from '#features/place/server/place-history.usecases.ts';
import {
  changePlaceProfile,
  publishPlaceProfile,
  removePlace,
} from '#features/place/server/place.usecases.ts';
import { readOwnPlaces } from '#features/people/server/membership.usecases.ts';
import { addActor, addAgreement } from '#features/governance/server/actor.usecases.ts';
import { EXAMPLE_COUNTRY } from '#ui/country-name.ts';
import { computeComparisons } from '#features/comparison/server/group-figures.usecases.ts';
import { agreeToShare } from '#features/comparison/server/sharing.usecases.ts';
import type { Member } from '#server/auth/member.ts';
import { readPublic, work } from '#server/db/doors.ts';
import { EXAMPLE_ACTORS, EXAMPLE_AGREEMENTS } from '../example-actors.ts';
import { EXAMPLE_NEIGHBOURS } from '../example-neighbours.ts';
import {
  EXAMPLE_RECEPTION,
  EXAMPLE_SOURCE,
  EXAMPLE_TOWN,
  EXAMPLE_WAVES,
  type ExamplePlace,
} from '../example-town.ts';
import { planExample } from '../example.rules.ts';
import { runExampleFunds } from './example-funds.ts';
import { evaluateExampleStrategy } from './example-evaluation.ts';
import { runExampleListening } from './example-listening.ts';
import { runExampleMonitoring } from './example-monitoring.ts';
import { shareAsNeighbour, shareExamplePractices } from './example-practices.ts';
import { runExampleStrategy } from './example-strategy.ts';
import { runExampleStockTake } from './example-stock-take.ts';
import { runExampleSurvey } from './example-survey.ts';
import { beginExampleTogether, joinExampleTogether } from './example-together.ts';
import { askExampleQuestion, codeExampleVoices } from './example-voices.ts';

export const EXAMPLE_NAMES: readonly string[] = [
  EXAMPLE_TOWN.name,
  ...EXAMPLE_NEIGHBOURS.map(({ name }) => name),
];

/** Rows of reference.loaded_dataset begin so; they stay when the places are removed, so that none comes back. */
const MARK = 'example: ';
const CONTENT_VERSION = '1';
const SETTLING_MS = [0, 250, 1_000, 4_000];

/** Names of the invented places that are still to be loaded, the town first. Clears what a killed start left behind. */
export async function prepareExample(userId: string): Promise<readonly string[]> {
  const places = await readPublicPlaces();
  const plan = planExample(EXAMPLE_NAMES, {
    hasRealPlace: places.some(({ isExample }) => !isExample),
    loaded: await readLoadedNames(),
    present: places.flatMap(({ isExample, name }) => (isExample ? [name] : [])),
  });
  for (const { place, member } of await readOwnPlaces(userId))
    if (place.isExample && plan.torn.includes(place.name))
      await removePlace(member, { typedName: place.name });
  return plan.missing;
}

/** Loads one of `EXAMPLE_NAMES`. The operator becomes coordinator of the town; its neighbours stay without an office. */
export async function loadExamplePlace(userId: string, name: string): Promise<void> {
  if (name === EXAMPLE_TOWN.name) {
    const member = await foundPlace(userId, EXAMPLE_TOWN);
    const actors = await fillRegister(member);
    await loadListening(member);
    for (const survey of EXAMPLE_WAVES) await runExampleSurvey(member, survey, name);
    await runExampleMonitoring(member, actors);
    const run = await runExampleStrategy(member);
    await runExampleStockTake(member);
    await shareExamplePractices(member, await evaluateExampleStrategy(member, run));
    await runExampleFunds(member);
    await beginExampleTogether(member);
    await finishPlace(member, name, { keepsOffice: true });
    return;
  }
  const neighbour = EXAMPLE_NEIGHBOURS.find((one) => one.name === name);
  if (neighbour === undefined) throw new Error(`no invented place is called ${name}`);
  const member = await foundPlace(userId, neighbour);
  await runExampleSurvey(member, neighbour.survey, name);
  await shareAsNeighbour(member, name);
  await joinExampleTogether(userId, member, name);
  await finishPlace(member, name, { keepsOffice: false });
}

/**
 * Loads the neighbours one after the other while people already read. Ends when the town is removed meanwhile.
 * @returns how many were loaded
 */
export async function loadExampleNeighbours(
  userId: string,
  names: readonly string[],
  mayGoOn: () => boolean = () => true,
): Promise<number> {
  let loaded = 0;
  for (const name of names) {
    if (!mayGoOn()) return loaded;
    let failure: unknown;
    try {
      await loadExamplePlace(userId, name);
      loaded += 1;
    } catch (error) {
      // A neighbour in the making is removed with the town: whatever failed then is no failure.
      failure = error;
    }
    if (failure === undefined ? await isTownHere() : await isTownStaying()) {
      if (failure !== undefined) throw failure;
      continue;
    }
    await removeExamplePlaces(userId);
    return 0;
  }
  await computeComparisons();
  return loaded;
}

/** A removal that met the loading half-way may not have ended yet: waits for it before a failure is called one. */
async function isTownStaying(): Promise<boolean> {
  for (const waitMs of SETTLING_MS) {
    await setTimeout(waitMs);
    if (!(await isTownHere())) return false;
  }
  return true;
}

async function isTownHere(): Promise<boolean> {
  const places = await readPublicPlaces();
  return places.some(({ isExample, name }) => isExample && name === EXAMPLE_TOWN.name);
}

/** Where the town was removed: forgets that it was here, so that `prepareExample` finds it missing. */
export async function forgetExampleIfRemoved(): Promise<void> {
  if (await isTownHere()) return;
  await work('example', null, async (transaction) => {
    await transaction.deleteFrom('reference.loaded_dataset').where('dataset', 'like', `${MARK}%`).execute();
  });
}

async function foundPlace(userId: string, place: ExamplePlace): Promise<Member> {
  const { name, region, population, populationYear, introduction } = place;
  const about = { population, populationYear, populationSource: EXAMPLE_SOURCE };
  const { placeId } = await createPlace(
    userId,
    { name, country: EXAMPLE_COUNTRY, region, ...about, latitude: '', longitude: '', gazetteerId: '' },
    { isExample: true },
  );
  const member: Member = { userId, placeId, role: 'coordinator', actorId: null };
  await changePlaceProfile(member, {
    name,
    region,
    ...about,
    otherNames: '',
    lauCode: '',
    nutsCode: '',
    latitude: '',
    longitude: '',
    administrativeRole: 'Municipality with an own council',
    contactName: 'Integration office (invented)',
    contactEmail: 'office@example.invalid',
  });
  await publishPlaceProfile(member, introduction);
  // Examples are compared with one another only, so that a new office sees what a comparison looks like.
  await agreeToShare(member, { ...place.shared, years: '5', understood: 'on' });
  return member;
}

/** @returns ids of the actors by name */
async function fillRegister(member: Member): Promise<ReadonlyMap<string, string>> {
  for (const event of EXAMPLE_RECEPTION)
    await addReceptionEvent(member, { ...event, toYear: event.toYear ?? '' });
  const ids = new Map<string, string>();
  for (const { agreedToBeNamed, ...actor } of EXAMPLE_ACTORS) {
    const input = { ...actor, contactEmail: '', ...(agreedToBeNamed ? { agreedToBeNamed: 'on' } : {}) };
    ids.set(actor.name, await addActor(member, input));
  }
  for (const { actor, subject, until } of EXAMPLE_AGREEMENTS)
    await addAgreement(member, ids.get(actor) ?? '', { subject, until: until ?? '' });
  return ids;
}

/** Before the governance survey, so that its edition stays the first thing a visitor sees. */
async function loadListening(member: Member): Promise<void> {
  const waveId = await runExampleListening(member);
  await codeExampleVoices(member, waveId);
  await askExampleQuestion(member);
}

async function finishPlace(
  { userId, placeId }: Member,
  name: string,
  { keepsOffice }: { readonly keepsOffice: boolean },
): Promise<void> {
  await work('example', placeId, async (transaction) => {
    if (!keepsOffice)
      await transaction
        .deleteFrom('office.membership')
        .where('place_id', '=', placeId)
        .where('user_id', '=', userId)
        .execute();
    await transaction
      .insertInto('reference.loaded_dataset')
      .values({ dataset: `${MARK}${name}`, version: CONTENT_VERSION, row_count: 1 })
      .execute();
  });
}

async function readLoadedNames(): Promise<string[]> {
  const rows = await readPublic((reader) =>
    reader
      .selectFrom('reference.loaded_dataset')
      .select('dataset')
      .where('dataset', 'like', `${MARK}%`)
      .execute(),
  );
  return rows.map(({ dataset }) => dataset.slice(MARK.length));
}
