/** The world that checks walk through: two towns on one installation, made by forms as people would make them. */
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { root } from '../tools/processes.mjs';
import { operator, signInAs } from './operator.ts';
import { enter } from './visitor.ts';
import type { Product } from './product.ts';
import { importRegister, visitContext } from './world-register.ts';
import { visitActivities } from './world-activities.ts';
import { visitPolicy } from './world-policy.ts';
import { visitGeneralSurveys } from './world-general.ts';
import { visitPaper } from './world-paper.ts';
import { visitIndicators } from './world-indicators.ts';
import { visitData } from './world-data.ts';
import { visitTablets } from './world-tablets.ts';
import { visitReports } from './world-reports.ts';
import { visitResearch } from './world-research.ts';
import { visitMessages } from './world-messages.ts';
import { visitSite } from './world-site.ts';
import { visitCircles } from './world-circles.ts';
import { visitStockTake } from './world-stock-take.ts';
import { visitApplications } from './world-applications.ts';
import { visitFunds } from './world-funds.ts';
import { visitPractices } from './world-practices.ts';
import { visitStrategy } from './world-strategy.ts';
import { visitStrategyPublic } from './world-strategy-public.ts';
import { visitReleaseAudit } from './world-release-audit.ts';
import { visitThemes } from './world-themes.ts';
import { visitDeliveries } from './world-deliveries.ts';
import { visitListening } from './world-listening.ts';
import { visitImplementation } from './world-implementation.ts';
import { visitEvaluation } from './world-evaluation.ts';
import { visitNeighbours } from './world-neighbours.ts';
import { visitInstruments } from './world-instruments.ts';
import { visitAsks } from './world-asks.ts';
import { visitObserver } from './world-observer.ts';
import { visitParticipation } from './world-participation.ts';
import { visitReleases } from './world-release.ts';
import { findExampleSlug, joinVisits, visitExampleTown, visitOwnSurveys } from './world-surveys.ts';
import type { VisitedPage, Visitor } from './visitor.ts';
import type { Visit } from './visits.ts';

export interface World {
  readonly slug: string;
  readonly otherSlug: string;
  /** by route id */
  readonly visits: Readonly<Record<string, readonly Visit[]>>;
}

export const neighbour = {
  name: 'Nadia Neighbour',
  email: 'nadia@example.org',
  password: 'the bridge behind the mill',
} as const;

/** Speaks for one organisation only. */
export const partner = {
  name: 'Paula Partner',
  email: 'paula@example.org',
  password: 'bread and salt and soup',
} as const;

/** Takes stock beside the operator in the first town, then leaves. */
const colleague = {
  name: 'Olaf Officer',
  email: 'olaf@example.org',
  password: 'a lamp in every window',
} as const;

/** Everybody who signs in. */
export const accounts = { operator, neighbour, partner } as const;

function expectStatus(page: VisitedPage, what: string): VisitedPage {
  if (page.status >= 400) throw new Error(`${what}: ${page.status} ${page.text.slice(0, 400)}`);
  return page;
}

/** Finds a town of the gazetteer by name and sets it up. @returns its slug */
export async function setUpTown(visitor: Visitor, name: string): Promise<string> {
  const found = await visitor.submit(await visitor.open('/set-up'), {
    button: 'Search',
    fields: { q: name },
  });
  const form = await visitor.follow(found, name);
  const desk = await visitor.submit(form, { button: 'Set up this place' });
  expectStatus(desk, `setting up ${name}`);
  return new URL(desk.url).pathname.split('/')[2] ?? '';
}

/** Invites by link. @returns the link, as it is shown once */
export async function inviteColleague(
  visitor: Visitor,
  slug: string,
  email: string,
  role: string,
  organisation = '–',
): Promise<string> {
  const members = await visitor.open(`/office/${slug}/members`);
  const actorId = findOption(members, 'actorId', organisation);
  const fields = { email, role, actorId };
  const invited = await visitor.submit(members, { button: 'Make the link', fields });
  const shown = invited.document.querySelector('code')?.textContent;
  if (!shown) throw new Error(`No link for ${email}: ${invited.text.slice(0, 400)}`);
  return shown;
}

/** The value behind a choice in a list. */
function findOption(page: VisitedPage, name: string, label: string): string {
  const options = [...page.document.querySelectorAll(`select[name="${name}"] option`)];
  const found = options.find((option) => option.textContent?.trim() === label);
  if (found === undefined) throw new Error(`No choice "${label}" in ${name} on ${page.url}`);
  return found.getAttribute('value') ?? label;
}

/** @returns the path of the actor's page */
async function addActor(visitor: Visitor, slug: string, name: string, contactEmail: string): Promise<string> {
  const form = await visitor.open(`/office/${slug}/actors/new?kind=civil-society`);
  const kinds = [...form.document.querySelectorAll('select[name="kind"] option')];
  const kind = kinds.map((option) => option.getAttribute('value') ?? '').find((value) => value !== '') ?? '';
  const fields = { name, contactEmail, kind };
  const page = expectStatus(await visitor.submit(form, { fields }), `adding ${name}`);
  return new URL(page.url).pathname;
}

/** A spreadsheet with all that can be odd about one. @returns the path of the preview */
async function uploadActors(visitor: Visitor, slug: string): Promise<string> {
  const rows = ['Name;Kind;E-mail', 'Jobcenter;;jobcenter@example.org', 'Tafel;;no address', ';;', '=1+1;;'];
  const file = new File([rows.join('\r\n')], 'actors.csv', { type: 'text/csv' });
  const form = await visitor.open(`/office/${slug}/actors/import`);
  const preview = expectStatus(await visitor.submit(form, { fields: { file } }), 'uploading actors');
  return new URL(preview.url).pathname;
}

type Account = (typeof accounts)[keyof typeof accounts] | typeof colleague;

async function joinAs(origin: string, address: string, account: Account): Promise<Visitor> {
  const visitor = enter(origin);
  const page = await visitor.open(address);
  expectStatus(
    await visitor.submit(page, { button: 'Create account and join', fields: account }),
    `joining as ${account.email}`,
  );
  return visitor;
}

const publicLanguages = ['en', 'de', 'es', 'it'];
const officeLanguages = ['en', 'de'];

/** Imports a small register of places, sets up two towns and fills the pages of the first. */
export async function buildWorld({ origin, dataDirectory }: Product): Promise<World> {
  await importRegister(dataDirectory);
  const visitor = await signInAs(origin, operator);
  const slug = await setUpTown(visitor, 'Bad Tölz');
  const otherSlug = await setUpTown(visitor, 'Freising');
  const joinLink = await inviteColleague(visitor, slug, 'open@example.org', 'officer');
  await joinAs(origin, await inviteColleague(visitor, otherSlug, neighbour.email, 'coordinator'), neighbour);
  const actorPath = await addActor(visitor, slug, 'Caritas Bad Tölz', 'caritas@example.org');
  const uploadPath = await uploadActors(visitor, slug);
  const partnerLink = await inviteColleague(visitor, slug, partner.email, 'partner', 'Caritas Bad Tölz');
  const speaker = await joinAs(origin, partnerLink, partner);
  const deliveries = await visitDeliveries(visitor, speaker, {
    slug,
    without: otherSlug,
    member: operator.name,
    organisation: 'Caritas Bad Tölz',
  });
  const office = (path: string): Visit => ({
    path: `/office/${slug}${path}`,
    who: 'operator',
    languages: officeLanguages,
  });
  const running = await visitImplementation(visitor, speaker, {
    origin,
    slug,
    organisation: 'Caritas Bad Tölz',
  });
  const ran = running[`/(office)/office/[place]/strategy/[strategy]/board/[action]`]?.[0]?.path ?? '';
  const [strategy = '', actionId = ''] = ran.split('/board/');
  const judged = await visitEvaluation(visitor, { slug, without: otherSlug, strategy, actionId });
  const applied = await visitApplications(visitor, {
    slug,
    without: otherSlug,
    strategyId: strategy.split('/').at(-1) ?? '',
  });
  const funds = await visitFunds(visitor, dataDirectory, slug, otherSlug);
  const own = await visitOwnSurveys(visitor, origin, slug);
  const general = await visitGeneralSurveys(visitor, slug);
  const participation = await visitParticipation(visitor, origin, slug);
  const example = await visitExampleTown(visitor);
  const context = await visitContext(visitor, slug, otherSlug);
  const release = example['/(public)/p/[place]/[release]']?.[0]?.path ?? '';
  const research = await visitResearch(visitor, { slug, without: otherSlug, release });
  const paper = await visitPaper(visitor, slug);
  const tablets = await visitTablets(visitor, slug);
  const indicators = await visitIndicators(visitor, slug, otherSlug);
  const data = await visitData(visitor, slug, otherSlug);
  const policy = await visitPolicy(visitor, slug, otherSlug);
  const themes = await visitThemes(visitor, slug, otherSlug);
  const reports = await visitReports(visitor, await findExampleSlug(visitor), otherSlug);
  const messages = await visitMessages(visitor, await findExampleSlug(visitor));
  const site = await visitSite(visitor, slug, otherSlug);
  const exampleSlug = await findExampleSlug(visitor);
  const second = await joinAs(
    origin,
    await inviteColleague(visitor, slug, colleague.email, 'officer'),
    colleague,
  );
  const stockTake = await visitStockTake(visitor, second, {
    slug,
    without: otherSlug,
    example: exampleSlug,
  });
  const circles = await visitCircles(visitor, { slug, other: otherSlug, example: exampleSlug });
  // Elsewhere this town has one officer, who publishes without a second person.
  const members = await visitor.open(`/office/${slug}/members`);
  await visitor.submit(members, { button: `Remove ${colleague.name}` });
  const practices = await visitPractices(visitor, { slug, without: otherSlug, example: exampleSlug });
  const plan = await visitStrategy(visitor, exampleSlug, otherSlug);
  const publicPlan = await visitStrategyPublic(visitor, slug, otherSlug);
  const audit = await visitReleaseAudit(visitor, { slug, example: exampleSlug, without: otherSlug });
  const instruments = await visitInstruments(visitor, slug, otherSlug);
  const activities = await visitActivities(visitor, slug, otherSlug);
  const releases = await visitReleases(visitor, slug, otherSlug);
  const neighbours = await visitNeighbours(
    { lead: visitor, leadSlug: slug, other: visitor, otherSlug, otherName: 'Freising' },
    { example: exampleSlug },
  );
  const observed = await visitObserver(visitor, { slug, without: otherSlug });
  const asked = await visitAsks(visitor, dataDirectory, { slug, without: otherSlug });
  const listening = await visitListening(visitor, dataDirectory, slug, otherSlug);
  return {
    slug,
    otherSlug,
    visits: joinVisits(
      own,
      participation.visits,
      general,
      example,
      context,
      research,
      themes,
      site,
      stockTake,
      circles,
      audit,
      reports,
      messages,
      plan,
      publicPlan,
      policy,
      indicators,
      data,
      paper,
      tablets,
      instruments,
      activities,
      releases,
      listening.visits,
      deliveries,
      running,
      judged,
      practices,
      observed,
      asked,
      neighbours,
      applied,
      funds,
      {
        '/': [
          { path: '/', who: 'nobody', languages: publicLanguages },
          { path: '/', who: 'operator' },
        ],
        '/(office)/sign-in': [{ path: '/sign-in', who: 'nobody', languages: officeLanguages }],
        '/(office)/sign-in/code': [{ path: '/sign-in/code', who: 'nobody', languages: officeLanguages }],
        '/(office)/sign-in/link/[token]': [{ path: '/sign-in/link/notalink', who: 'nobody' }],
        '/(office)/sign-out': [{ path: '/sign-out', who: 'operator' }],
        '/(office)/join/[token]': [
          { path: new URL(joinLink).pathname, who: 'nobody', languages: officeLanguages },
          { path: new URL(joinLink).pathname, who: 'neighbour' },
          { path: '/join/notalink', who: 'nobody', status: 410 },
        ],
        '/(office)/set-up': [
          { path: '/set-up', who: 'operator', languages: officeLanguages },
          { path: '/set-up?q=Miesbach', who: 'operator' },
          { path: '/set-up?by-hand', who: 'operator' },
          { path: '/set-up', who: 'neighbour', status: 403 },
        ],
        '/(office)/office': [{ path: '/office', who: 'operator', languages: officeLanguages }],
        '/(office)/office/account': [
          { path: '/office/account', who: 'operator', languages: officeLanguages },
          { path: '/office/account?first', who: 'operator' },
        ],
        '/(office)/office/account/second-factor': [
          { path: '/office/account/second-factor', who: 'operator', languages: officeLanguages },
        ],
        '/(office)/office/account/passkeys': [
          { path: '/office/account/passkeys', who: 'operator', languages: officeLanguages },
        ],
        '/(office)/office/account/sessions': [
          { path: '/office/account/sessions', who: 'operator', languages: officeLanguages },
        ],
        '/(office)/office/[place]': [office('')],
        '/(office)/office/[place]/profile': [office('/profile')],
        '/(office)/office/[place]/members': [office('/members')],
        '/(office)/office/[place]/comparison': [
          office('/comparison'),
          { path: `/office/${otherSlug}/comparison`, who: 'neighbour' },
        ],
        '/(office)/office/[place]/playground': [office('/playground')],
        '/(office)/office/[place]/instruments/guide': [
          office('/instruments/guide'),
          office('/instruments/guide?audience=residents&purpose=perception&newcomers=40-to-149'),
          office('/instruments/guide?audience=newcomers&purpose=know&newcomers=under-40'),
          office('/instruments/guide?audience=together&purpose=decide&newcomers=unknown'),
        ],
        '/(office)/office/[place]/audit': [office('/audit')],
        '/(office)/office/[place]/actors': [
          office('/actors'),
          { path: `/office/${otherSlug}/actors`, who: 'neighbour' },
        ],
        '/(office)/office/[place]/actors/new': [office('/actors/new')],
        '/(office)/office/[place]/actors/[actor]': [
          { path: actorPath, who: 'operator', languages: officeLanguages },
        ],
        '/(office)/office/[place]/actors/import': [office('/actors/import')],
        '/(office)/office/[place]/actors/import/[upload]': [
          { path: uploadPath, who: 'operator', languages: officeLanguages },
        ],
        '/(office)/office/[place]/own-organisation': [
          { path: `/office/${slug}/own-organisation`, who: 'partner', languages: officeLanguages },
        ],
        '/(public)/evidence': [{ path: '/evidence', who: 'nobody', languages: publicLanguages }],
        '/(public)/evidence/[grouping]': [
          { path: '/evidence/size', who: 'nobody', languages: publicLanguages },
          { path: '/evidence/type', who: 'nobody', languages: publicLanguages },
          { path: '/evidence/politics', who: 'nobody', languages: publicLanguages },
          { path: '/evidence/rank', who: 'nobody', status: 404 },
        ],
        '/(public)/data': [{ path: '/data', who: 'nobody', languages: publicLanguages }],
        '/(public)/evidence/conditions': [
          { path: '/evidence/conditions', who: 'nobody', languages: publicLanguages },
        ],
        '/(public)/evidence/context': [
          { path: '/evidence/context', who: 'nobody', languages: publicLanguages },
        ],
        '/(public)/evidence/europe': [
          { path: '/evidence/europe', who: 'nobody', languages: publicLanguages },
        ],
        '/(public)/evidence/inconsistencies': [
          { path: '/evidence/inconsistencies', who: 'nobody', languages: publicLanguages },
        ],
        '/(public)/methods': [{ path: '/methods', who: 'nobody', languages: publicLanguages }],
        '/(public)/methods/[id]': readdirSync(resolve(root, 'docs', 'methods')).map((file) => ({
          path: `/methods/${file.replace(/\.md$/, '')}`,
          who: 'nobody',
        })),
        '/(public)/p/[place]': [
          { path: `/p/${otherSlug}`, who: 'nobody', languages: publicLanguages },
          { path: '/p/nowhere', who: 'nobody', status: 404 },
        ],
        '/(respond)/r/[...rest]': [
          { path: '/r/cut', who: 'nobody', languages: ['en', 'ar', 'uk'], status: 400 },
        ],
      },
    ),
  };
}
