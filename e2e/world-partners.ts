/** A town whose adopted strategy two organisations carry out, each with somebody who signs in for it; and a partner elsewhere. */
import { operator, signInAs } from './operator.ts';
import type { Account } from './pages.ts';
import { expectPage } from './survey-steps.ts';
import { enter, type VisitedPage, type Visitor } from './visitor.ts';
import { addGoal, adoptStrategy, beginStrategy, sendForm } from './world-strategy.ts';
import { inviteColleague, setUpTown } from './world.ts';

export interface Partner extends Account {
  readonly organisation: string;
}

const toPartner = (name: string, organisation: string): Partner => ({
  name,
  organisation,
  email: `${name.replaceAll(' ', '.').toLowerCase()}@example.org`,
  password: 'eleven loaves and a kettle',
});

export const HOUSE = toPartner('Hilde House', 'Neighbourhood house');
export const WHEELS = toPartner('Willi Wheels', 'Bicycle workshop');
export const CHOIR = toPartner('Carlo Choir', 'Choir of another town');

export interface PartnerTown {
  readonly office: Visitor;
  readonly slug: string;
  readonly otherSlug: string;
  /** of the strategy in the office */
  readonly path: string;
  /** path in the office of every action, by its title */
  readonly actions: ReadonlyMap<string, string>;
}

export const ACTIONS = {
  repair: 'Repair evening',
  lessons: 'Cycling lessons',
  feast: 'Street feast',
  newsletter: 'Newsletter of the town hall',
} as const;

async function addOrganisation(office: Visitor, slug: string, name: string): Promise<void> {
  const form = await office.open(`/office/${slug}/actors/new?kind=civil-society`);
  const kind = form.document.querySelector('select[name="kind"] option[value]:not([value=""])');
  const fields = { name, kind: kind?.getAttribute('value') ?? '' };
  expectPage(await office.submit(form, { fields }), `adding ${name}`);
}

async function joinAs(origin: string, office: Visitor, slug: string, partner: Partner): Promise<void> {
  await addOrganisation(office, slug, partner.organisation);
  const { email, organisation } = partner;
  const address = await inviteColleague(office, slug, email, 'partner', organisation);
  const person = enter(origin);
  const joined = await person.submit(await person.open(address), {
    button: 'Create account and join',
    fields: { name: partner.name, email, password: partner.password },
  });
  expectPage(joined, `joining as ${email}`);
}

async function addAction(
  office: Visitor,
  path: string,
  title: string,
  fields: Readonly<Record<string, string>>,
): Promise<[string, string]> {
  const form = await office.open(`${path}/actions/new`);
  const added = await office.submit(form, {
    fields: { title, 'outputs.0.name': `Evenings of ${title}`, ...fields },
  });
  return [title, new URL(expectPage(added, `adding ${title}`).url).pathname];
}

/** Organisations, their accounts, four actions, a strategy the council adopted; owners are asked about last month. */
export async function buildPartnerTown(
  origin: string,
  towns: readonly [string, string],
): Promise<PartnerTown> {
  const office = await signInAs(origin, operator);
  const slug = await setUpTown(office, towns[0]);
  const otherSlug = await setUpTown(office, towns[1]);
  for (const partner of [HOUSE, WHEELS]) await joinAs(origin, office, slug, partner);
  await joinAs(origin, office, otherSlug, CHOIR);
  const path = await beginStrategy(office, slug, 'Doing things side by side');
  await addGoal(office, path, 'People who live here do things together');
  const owner = HOUSE.organisation;
  const added = [
    await addAction(office, path, ACTIONS.repair, { owner }),
    await addAction(office, path, ACTIONS.lessons, { owner: WHEELS.organisation }),
    await addAction(office, path, ACTIONS.feast, { owner, 'coOwners.0': WHEELS.organisation }),
    await addAction(office, path, ACTIONS.newsletter, { owner: 'Press office' }),
  ];
  await adoptStrategy(office, path);
  await sendForm(office, `${path}/board/reports`, 'ask');
  return { office, slug, otherSlug, path, actions: new Map(added) };
}

/** The address of the newest month that an organisation is asked about. */
export async function findOwnReport(partner: Visitor, slug: string): Promise<string> {
  const list = await partner.open(`/office/${slug}/own-reports`);
  const [link, ...others] = [...list.document.querySelectorAll('main li a')];
  if (link === undefined || others.length > 0) throw new Error(`Not asked once: ${list.text.slice(0, 800)}`);
  return link.getAttribute('href') ?? '';
}

/** Names of the fields of one action's report, by what they ask. */
export function findReportFields(page: VisitedPage, title: string) {
  const group = [...page.document.querySelectorAll('fieldset.report')].find(
    (one) => one.querySelector('legend')?.textContent?.trim() === title,
  );
  const name = (kind: string): string =>
    group?.querySelector(`[name^="${kind}."]`)?.getAttribute('name') ?? `${kind}.missing`;
  return {
    state: name('state'),
    output: name('output'),
    spent: name('spent'),
    hinders: name('hinders'),
    evidence: name('evidence'),
    link: name('link'),
  };
}

/** Sends what a page would send, from a page that this visitor may not have. */
export function forge(
  visitor: Visitor,
  address: string,
  fields: Readonly<Record<string, string>>,
  origin: string,
): Promise<VisitedPage> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', origin };
  return visitor.open(address, {
    method: 'POST',
    body: new URLSearchParams(fields).toString(),
    headers,
  });
}
