/** The example town looks for money: what it can carry, funds it found, an application in preparation and one that was granted. */
import type { Application } from '#features/application/application.types.ts';
import {
  beginApplication,
  changeApplication,
  readApplication,
  settleApplication,
} from '#features/application/server/application.usecases.ts';
import { addItem, changeItem, writeWords } from '#features/application/server/items.usecases.ts';
import { addDuty, listDuties, markDuty } from '#features/application/server/portfolio.usecases.ts';
import { saveNote } from '#features/fund/server/fund.usecases.ts';
import { addOwnFund, publishOwnFund } from '#features/fund/server/own-fund.usecases.ts';
import { saveBasis } from '#features/fund/server/reach.usecases.ts';
import { listStrategies } from '#features/strategy/server/content.usecases.ts';
import type { Strategy } from '#features/strategy/strategy.types.ts';
import type { Member } from '#server/auth/member.ts';
import { addDays, today } from '#server/clock.ts';
import { EXAMPLE_PLAN } from '../example-actions.ts';
import * as example from '../example-funds.ts';
import type { MoneyId } from '../example-strategy.ts';

type FundKeys = ReadonlyMap<example.ExampleFundId, string>;

const ago = (days: number): string => addDays(today(), -days);
const ahead = (days: number): string => addDays(today(), days);

/** After the strategy and the stock-take: an application draws on both. */
export async function runExampleFunds(member: Member): Promise<void> {
  const [strategy] = await listStrategies(member);
  if (strategy === undefined) throw new Error('the example has no strategy to apply with');
  await saveBasis(member, example.EXAMPLE_BASIS);
  const { fundKey, answer } = example.EXAMPLE_INTEREST;
  await saveNote(member, fundKey, { state: 'interested', answer });
  const funds = await findFunds(member);
  await prepare(member, strategy, funds);
  await keepGrant(member, strategy, funds);
}

async function findFunds(member: Member): Promise<FundKeys> {
  const keys = new Map<example.ExampleFundId, string>();
  for (const { id, deadlineIn, checkedAgo, isShared, asked, ...words } of example.EXAMPLE_FUNDS) {
    const deadline = deadlineIn === null ? '' : ahead(deadlineIn);
    const ownFundId = await addOwnFund(member, { ...words, deadline, checkedOn: ago(checkedAgo) });
    const fundKey = `own:${ownFundId}`;
    await saveNote(member, fundKey, {
      state: 'answered',
      askedOn: ago(asked.ago),
      askedWhom: asked.whom,
      answer: asked.answer,
      answeredOn: ago(asked.answeredAgo),
      answeredOutcome: 'yes',
    });
    if (isShared) await publishOwnFund(member, ownFundId);
    keys.set(id, fundKey);
  }
  return keys;
}

/** Part of it is written, part is open; it asks for what the plan costs less what the town brings. */
async function prepare(member: Member, strategy: Strategy, funds: FundKeys): Promise<void> {
  const about = example.EXAMPLE_APPLICATION;
  const id = await begin(member, strategy, funds, about);
  await tickOff(member, id, about.done);
  const { dueIn, ...item } = example.EXAMPLE_OWN_ITEM;
  await addItem(member, id, { ...item, dueOn: ahead(dueIn) });
  for (const [heading, words] of Object.entries(about.words))
    await writeWords(member, id, { heading, words, revision: 1 });
  const fund = example.EXAMPLE_FUNDS.find((one) => one.id === about.fund);
  const euros = (sumCosts(about, null) * (100 - Number(fund?.ownSharePercent))) / 100;
  await settle(member, id, { state: 'preparing', asked: euros.toFixed(2) });
}

/** Euros of the plan for these actions in these years; `source`: only what it pays. */
function sumCosts({ actions, fromYear, toYear }: example.ExampleApplication, source: MoneyId | null): number {
  return EXAMPLE_PLAN.filter(({ title }) => actions.includes(title))
    .flatMap(({ costs }) => costs.filter(([from]) => source === null || from === source))
    .flatMap(([, , euros]) => euros.slice(fromYear, toYear + 1))
    .reduce((sum, euros) => sum + euros, 0);
}

async function begin(
  member: Member,
  { strategyId, fromYear }: Strategy,
  funds: FundKeys,
  about: example.ExampleApplication,
): Promise<string> {
  const dueOn = ahead(about.dueIn);
  const head = { fundKey: funds.get(about.fund), title: about.title, dueOn, strategyId };
  const id = await beginApplication(member, head, 'en');
  const { application, actions } = await readApplication(member, id);
  const chosen = actions.filter(({ title }) => about.actions.includes(title));
  if (chosen.length !== about.actions.length) throw new Error(`the example plans less than ${about.title}`);
  await changeApplication(member, id, {
    ...head,
    ...pickSettings(application),
    actionIds: chosen.map(({ actionId }) => actionId),
    partners: about.partners,
    projectFrom: about.startedAgo === null ? `${fromYear + about.fromYear}-01-01` : ago(about.startedAgo),
    projectUntil: `${fromYear + about.toYear}-12-31`,
  });
  return id;
}

const pickSettings = ({ dueTime, timeZone, outline, language, revision }: Application) => ({
  dueTime,
  timeZone,
  outline,
  language,
  revision,
});

/** Each on the day the calendar had for it; `done`: null all of them. */
async function tickOff(
  member: Member,
  id: string,
  done: example.ExampleApplication['done'] | null,
): Promise<void> {
  const { items } = await readApplication(member, id);
  for (const item of items) {
    const known = done === null ? { who: '', liesAt: '' } : done[item.code];
    if (known === undefined) continue;
    const doneOn = item.dueOn < today() ? item.dueOn : ago(1);
    await changeItem(member, id, { ...item, ...known, doneOn });
  }
}

async function settle(member: Member, id: string, standing: object): Promise<void> {
  const { application } = await readApplication(member, id);
  const { currency, revision } = application;
  await settleApplication(member, id, { currency, revision, ...standing }, 'en');
}

/** Decided and paid; what it still asks for stands among the duties. */
async function keepGrant(member: Member, strategy: Strategy, funds: FundKeys): Promise<void> {
  const about = example.EXAMPLE_GRANT;
  const id = await begin(member, strategy, funds, about);
  await tickOff(member, id, null);
  const amount = sumCosts(about, about.fund).toFixed(2);
  const { submittedAgo, decidedAgo, paidAgo, fundReference } = example.EXAMPLE_GRANTED;
  await settle(member, id, {
    state: 'granted',
    asked: amount,
    granted: amount,
    submittedOn: ago(submittedAgo),
    decidedOn: ago(decidedAgo),
    lastPaymentOn: ago(paidAgo),
    fundReference,
  });
  for (const { kind, what, dueIn } of example.EXAMPLE_DUTIES)
    await addDuty(member, id, { kind, what, dueOn: ahead(dueIn) });
  const done = new Set<string>(example.EXAMPLE_DUTIES.flatMap(({ what, isDone }) => (isDone ? [what] : [])));
  for (const { dutyId, what } of await listDuties(member))
    if (done.has(what)) await markDuty(member, dutyId, true);
}
