/** Applications for money: begun from a fund, with a checklist counted backwards from the day it is due. */
import { readPlaceDossier } from '#features/place/server/place.usecases.ts';
import { parseAmount } from '#features/strategy/budget.rules.ts';
import { listStrategies, readStrategyContent } from '#features/strategy/server/content.usecases.ts';
import { authorise, type Member } from '#server/auth/member.ts';
import { readOffice, write, type OfficeTransaction } from '#server/db/doors.ts';
import { parseInput, rowId } from '#server/input.ts';
import { Problem } from '#server/problem.ts';
import type { Language } from '#ui/languages.ts';
import { amountUnreadable, strategyUnknown } from '../application.problems.ts';
import { applicationSchema, beginSchema, revisionSchema, standingSchema } from '../application.schema.ts';
import type {
  Application,
  ApplicationItem,
  ApplicationStanding,
  ApplicationWords,
} from '../application.types.ts';
import { suggestOutline } from '../applied-fund.rules.ts';
import { computeStepDay, toTimeZone } from '../calendar.rules.ts';
import { findStep, listSteps } from '../step.rules.ts';
import * as queries from './application.queries.ts';
import { readAppliedFund } from './applied-fund.ts';
import { selectChanges } from './change.queries.ts';
import { noteApplication, reviseApplicationRow } from './revise.ts';

export async function listApplications(member: Member): Promise<Application[]> {
  authorise(member, 'application.read');
  return readOffice(member, (reader) => queries.selectApplications(reader, member.placeId));
}

export interface ApplicationSheet {
  readonly application: Application;
  readonly items: readonly ApplicationItem[];
  /** who changed the settings last, and what stood there before; newest first */
  readonly changes: Awaited<ReturnType<typeof selectChanges>>;
  /** of the chosen strategy */
  readonly actions: readonly { readonly actionId: string; readonly title: string }[];
}

/** @throws Problem `not-found` (404) */
export async function readApplication(member: Member, applicationId: string): Promise<ApplicationSheet> {
  authorise(member, 'application.read');
  const id = parseInput(rowId, applicationId);
  const { placeId } = member;
  return readOffice(member, async (reader) => {
    const application = await queries.selectApplication(reader, placeId, id);
    if (application === undefined) throw new Problem('not-found', 404);
    const { strategyId } = application;
    const content = strategyId === null ? null : await readStrategyContent(reader, placeId, strategyId);
    return {
      application,
      items: await queries.selectItems(reader, placeId, id),
      changes: await selectChanges(reader, placeId, { applicationId: id, rowKind: 'application', rowId: id }),
      actions: (content?.actions ?? [])
        .filter(({ state }) => state !== 'dropped')
        .map(({ actionId, title }) => ({ actionId, title })),
    };
  });
}

/** @returns id of the new application. Problems `application-fund-unknown`, `input-invalid` (422) */
export async function beginApplication(member: Member, input: unknown, language: Language): Promise<string> {
  authorise(member, 'application.change');
  const { fundKey, title, dueOn, strategyId, outline: chosen } = parseInput(beginSchema, input);
  const fund = await readAppliedFund(member, fundKey, language);
  const { profile } = await readPlaceDossier(member);
  const strategy = await requireStrategy(member, strategyId);
  const outline = chosen ?? suggestOutline(fund);
  const words: ApplicationWords = {
    title,
    dueOn,
    dueTime: '',
    timeZone: toTimeZone(profile.country),
    outline,
    language: strategy?.language ?? language,
    strategyId,
    actionIds: [],
    partners: '',
    projectFrom: null,
    projectUntil: null,
  };
  const begun = { fundKey, fundName: fund.name.slice(0, 300), currency: strategy?.currency ?? 'EUR' };
  return write(member, async (transaction) => {
    const id = await queries.insertApplication(transaction, member.placeId, begun, words);
    await queries.insertItems(transaction, member.placeId, id, toItems(words));
    await noteApplication(transaction, member, id, { begun: title, fund: fundKey });
    return id;
  });
}

/** The known steps of the headings chosen, each on its day, in the language of the application. */
const toItems = ({ outline, dueOn, language }: ApplicationWords) =>
  listSteps(outline).map(({ code, leadDays, what }) => ({
    code,
    what: what[language] ?? what.en,
    who: '',
    dueOn: computeStepDay(dueOn, leadDays),
    doneOn: null,
    liesAt: '',
  }));

async function requireStrategy(member: Member, strategyId: string | null) {
  if (strategyId === null) return null;
  const found = (await listStrategies(member)).find((one) => one.strategyId === strategyId);
  if (found === undefined) throw strategyUnknown();
  return found;
}

/**
 * Title, day, headings, strategy, actions, partners. Where the day moves, open steps that stood on their reckoned day move along.
 * @throws Problem `changed-meanwhile` (409): the page shows both
 */
export async function changeApplication(
  member: Member,
  applicationId: string,
  input: unknown,
): Promise<void> {
  authorise(member, 'application.change');
  const id = parseInput(rowId, applicationId);
  const { revision } = parseInput(revisionSchema, input);
  const given = parseInput(applicationSchema, input);
  const words = { ...given, partners: given.partners.replaceAll('\r\n', '\n') };
  await requireStrategy(member, words.strategyId);
  const { placeId } = member;
  await write(member, async (transaction) => {
    const standing = await queries.lockApplication(transaction, placeId, id);
    await reviseApplicationRow(transaction, member, toRow(id), {
      standing,
      words,
      seenRevision: revision,
      update: async (next, number) => {
        await queries.updateApplication(transaction, placeId, id, next, number);
        if (standing !== undefined) await moveSteps(transaction, placeId, standing, words);
      },
    });
  });
}

const toRow = (id: string) => ({ applicationId: id, rowKind: 'application' as const, rowId: id });

async function moveSteps(
  transaction: OfficeTransaction,
  placeId: string,
  before: Application,
  words: ApplicationWords,
): Promise<void> {
  const { applicationId } = before;
  for (const item of await queries.selectItems(transaction, placeId, applicationId)) {
    const step = findStep(item.code);
    if (step === undefined || item.doneOn !== null) continue;
    if (item.dueOn !== computeStepDay(before.dueOn, step.leadDays)) continue;
    const dueOn = computeStepDay(words.dueOn, step.leadDays);
    await queries.updateItem(transaction, placeId, item.itemId, { ...item, dueOn }, item.revision);
  }
  await queries.insertItems(transaction, placeId, applicationId, toItems(words));
}

/** What became of it. @throws Problem `changed-meanwhile` (409), `application-amount` (422) */
export async function settleApplication(
  member: Member,
  applicationId: string,
  input: unknown,
  language: Language,
): Promise<void> {
  authorise(member, 'application.change');
  const id = parseInput(rowId, applicationId);
  const { revision } = parseInput(revisionSchema, input);
  const { asked, granted, ...given } = parseInput(standingSchema, input);
  const words: ApplicationStanding = {
    ...given,
    askedCents: readAmount(asked, given.currency, language, 'asked'),
    grantedCents: readAmount(granted, given.currency, language, 'granted'),
  };
  await write(member, async (transaction) => {
    await reviseApplicationRow(transaction, member, toRow(id), {
      standing: await queries.lockApplication(transaction, member.placeId, id),
      words,
      seenRevision: revision,
      update: (next, number) => queries.updateApplication(transaction, member.placeId, id, next, number),
    });
  });
}

/** '' is not known. @throws Problem `application-amount` (422) */
export function readAmount(text: string, currency: string, language: Language, field: string): number | null {
  if (text === '') return null;
  const parsed = parseAmount(text, language, currency);
  if ('wrong' in parsed) throw amountUnreadable(text, field);
  return parsed.cents;
}

export async function removeApplication(member: Member, applicationId: string): Promise<void> {
  authorise(member, 'application.change');
  const id = parseInput(rowId, applicationId);
  await write(member, async (transaction) => {
    const found = await queries.lockApplication(transaction, member.placeId, id);
    if (found === undefined) throw new Problem('not-found', 404);
    await queries.deleteApplication(transaction, member.placeId, id);
    await noteApplication(transaction, member, id, { removed: found.title });
  });
}
