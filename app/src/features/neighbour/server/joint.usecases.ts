/** Services that places pay for together: what the place that leads one says of it. */
import { listWorkingPlaces } from '#features/circle/circle.rules.ts';
import { readInnerCircle } from '#features/circle/server/circle.usecases.ts';
import { parseAmount } from '#features/strategy/budget.rules.ts';
import { recordAudit } from '#server/audit.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { today } from '#server/clock.ts';
import { write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput } from '#server/input.ts';
import type { Language } from '#ui/languages.ts';
import {
  floorAboveCap,
  keyNotPossible,
  onlyTheLead,
  percentNotWhole,
  placesNotInCircle,
  tooFewPlaces,
} from '../joint.problems.ts';
import {
  beginSchema,
  costSchema,
  indicatorsSchema,
  keySchema,
  placesSchema,
  wordsSchema,
  yearSchema,
} from '../joint.schema.ts';
import {
  CLAUSES,
  STEPS,
  type JointService,
  type JointServiceWords,
  type ServicePlace,
} from '../joint.types.ts';
import { amountWrong } from '../offer.problems.ts';
import * as queries from './joint.queries.ts';
import * as parts from './joint-part.queries.ts';
import { readJointService, requireService } from './joint-read.usecases.ts';

/** A beginning that people correct: nothing is mixed before somebody says how. */
const EVEN_MIX = { equal: 25, population: 25, migrants: 0, use: 50 };
const MINIMUM_PLACES = 2;

interface BasicInput {
  readonly title: string;
  readonly area: JointServiceWords['area'];
  readonly useUnit: JointServiceWords['useUnit'];
  readonly fixed: string;
  readonly variable: string;
  readonly fromOn: string;
  readonly untilOn: string;
}

/** Problem `joint-amount` (422) names the field. */
export function parseCents(
  text: string,
  field: string,
  { language, currency }: { readonly language: Language; readonly currency: string },
): number {
  const amount = parseAmount(text, language, currency);
  if ('wrong' in amount) throw amountWrong(amount.wrong, field);
  return amount.cents;
}

interface Writing {
  readonly language: Language;
  readonly currency: string;
}

const toBasics = (
  { title, area, useUnit, fixed, variable, fromOn, untilOn }: BasicInput,
  writing: Writing,
) => ({
  title,
  area,
  useUnit,
  fromOn,
  untilOn,
  currency: writing.currency,
  fixedCents: parseCents(fixed, 'fixed', writing),
  variableCents: parseCents(variable, 'variable', writing),
});

/**
 * Begins one with all places of a circle that are in it today; the own place leads.
 * @returns its id. Problems `not-found` (404), `joint-too-few-places`, `joint-amount` (422)
 */
export async function beginJointService(member: Member, input: unknown, language: Language): Promise<string> {
  authorise(member, 'joint-service.change');
  const { circleId, ...basics } = parseInput(beginSchema, input);
  const circle = await readInnerCircle(member, circleId);
  const words: JointServiceWords = {
    ...toBasics(basics, { language, currency: circle.currency }),
    fixedBy: 'equal',
    variableBy: 'use',
    mixedPercent: EVEN_MIX,
    floorCents: null,
    capCents: null,
  };
  const places = listWorkingPlaces(circle).map(({ placeId, name, slug }) => ({ placeId, name, slug }));
  const lead = places.find(({ placeId }) => placeId === member.placeId);
  if (places.length < MINIMUM_PLACES || lead === undefined) throw tooFewPlaces();
  return write(member, async (transaction) => {
    const serviceId = await queries.insertService(transaction, lead, circle, words);
    const key = { leadPlaceId: member.placeId, serviceId };
    await queries.replaceServicePlaces(transaction, key, places);
    await note(transaction, member, serviceId, { begun: words.title });
    return serviceId;
  });
}

type Change = (transaction: OfficeTransaction, service: JointService) => Promise<queries.ServiceChange>;

/** Only the lead; each change makes a new revision, and what was agreed before is agreed to no longer. */
async function changeService(member: Member, serviceId: string, what: string, change: Change): Promise<void> {
  await write(member, async (transaction) => {
    const service = await requireLed(transaction, member, serviceId);
    await queries.updateService(transaction, service, await change(transaction, service), today());
    await note(transaction, member, service.serviceId, { what });
  });
}

async function requireLed(
  transaction: OfficeTransaction,
  member: Member,
  serviceId: string,
): Promise<JointService> {
  const service = await requireService(transaction, serviceId);
  if (service.leadPlaceId !== member.placeId) throw onlyTheLead();
  return service;
}

/** Problems `joint-only-lead` (403), `joint-amount`, `joint-floor-above-cap`, `joint-percent` (422) */
export async function saveCosts(
  member: Member,
  serviceId: string,
  input: unknown,
  language: Language,
): Promise<void> {
  authorise(member, 'joint-service.change');
  const { floor, cap, ...given } = parseInput(costSchema, input);
  const mixedPercent = {
    equal: given['percent-equal'],
    population: given['percent-population'],
    migrants: given['percent-migrants'],
    use: given['percent-use'],
  };
  const sumPercent = Object.values(mixedPercent).reduce((sum, one) => sum + one, 0);
  if (sumPercent !== 100) throw percentNotWhole(sumPercent);
  await changeService(member, serviceId, 'costs', async (_, { currency }) => {
    const writing = { language, currency };
    const floorCents = floor === '' ? null : parseCents(floor, 'floor', writing);
    const capCents = cap === '' ? null : parseCents(cap, 'cap', writing);
    if (floorCents !== null && capCents !== null && floorCents > capCents) throw floorAboveCap();
    const { fixedBy, variableBy } = given;
    const basics = toBasics(given, writing);
    return { words: { ...basics, fixedBy, variableBy, mixedPercent, floorCents, capCents } };
  });
}

/** Which places of its circle it is planned with. Problems `joint-not-in-circle`, `joint-too-few-places` (422) */
export async function savePlaces(member: Member, serviceId: string, input: unknown): Promise<void> {
  authorise(member, 'joint-service.change');
  const { places: ids } = parseInput(placesSchema, input);
  const { service } = await readJointService(member, serviceId);
  if (service.circleId === null) throw placesNotInCircle();
  const circle = await readInnerCircle(member, service.circleId);
  const working = listWorkingPlaces(circle);
  const chosen = [...new Set([member.placeId, ...ids])];
  const places: ServicePlace[] = working.filter(({ placeId }) => chosen.includes(placeId));
  if (places.length < chosen.length) throw placesNotInCircle();
  if (places.length < MINIMUM_PLACES) throw tooFewPlaces();
  await changeService(member, serviceId, 'places', async (transaction, led) => {
    await queries.replaceServicePlaces(transaction, led, places);
    return {};
  });
}

/** Problem `joint-key-not-possible` (409) where a figure is missing or floor and cap leave no room. */
export async function chooseCostKey(member: Member, serviceId: string, input: unknown): Promise<void> {
  authorise(member, 'joint-service.change');
  const { costKey } = parseInput(keySchema, input);
  const { scenarios } = await readJointService(member, serviceId);
  const result = scenarios.find((one) => one.costKey === costKey)?.result;
  if (result === undefined || 'why' in result) throw keyNotPossible();
  await changeService(member, serviceId, 'cost key', async () => ({ costKey }));
}

/** The words of the agreement over the draft, and what became of the steps of the ladder. */
export async function saveWords(member: Member, serviceId: string, input: unknown): Promise<void> {
  authorise(member, 'joint-service.change');
  const given = parseInput(wordsSchema, input);
  const filled = (entries: readonly (readonly [string, string])[]): Record<string, string> =>
    Object.fromEntries(entries.filter(([, text]) => text !== ''));
  const clauses = filled(CLAUSES.map((clause) => [clause, given[`clause-${clause}`]] as const));
  const steps = filled(STEPS.map((step) => [step, given[`step-${step}`]] as const));
  await changeService(member, serviceId, 'words', async () => ({ clauses, steps }));
}

/** Indicators that the places follow together. */
export async function saveIndicators(member: Member, serviceId: string, input: unknown): Promise<void> {
  authorise(member, 'joint-service.change');
  const { indicators } = parseInput(indicatorsSchema, input);
  await changeService(member, serviceId, 'indicators', async () => ({ indicators }));
}

/** What the service really cost in a year: the base of the true-up. It changes no word of the agreement. */
export async function saveRealCosts(
  member: Member,
  serviceId: string,
  input: unknown,
  language: Language,
): Promise<void> {
  authorise(member, 'joint-service.change');
  const { year, fixed, variable } = parseInput(yearSchema, input);
  await write(member, async (transaction) => {
    const service = await requireLed(transaction, member, serviceId);
    const writing = { language, currency: service.currency };
    await parts.upsertYear(transaction, service, {
      year,
      fixedCents: parseCents(fixed, 'fixed', writing),
      variableCents: parseCents(variable, 'variable', writing),
    });
    await note(transaction, member, service.serviceId, { realCostsOf: year });
  });
}

const note = (
  transaction: OfficeTransaction,
  member: Member,
  objectId: string,
  detail: Readonly<Record<string, string | number>>,
): Promise<void> =>
  recordAudit(transaction, member, {
    action: 'joint-service.change',
    objectKind: 'joint-service',
    objectId,
    detail,
  });
