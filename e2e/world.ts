/** The world that checks walk through: two towns on one installation, made by forms as people would make them. */
import { operator, signInAs } from './operator.ts';
import { enter } from './visitor.ts';
import type { VisitedPage, Visitor } from './visitor.ts';

export type Who = 'nobody' | 'operator' | 'neighbour';

/** One address of a route, and who looks at it. */
export interface Visit {
  readonly path: string;
  readonly who: Who;
  /** languages in which the page is looked at; otherwise English */
  readonly languages?: readonly string[];
  /** what it answers; otherwise 200 */
  readonly status?: number;
}

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
export async function inviteColleague(visitor: Visitor, slug: string, email: string, role: string) {
  const members = await visitor.open(`/office/${slug}/members`);
  const invited = await visitor.submit(members, { button: 'Make the link', fields: { email, role } });
  const shown = invited.document.querySelector('code')?.textContent;
  if (!shown) throw new Error(`No link for ${email}: ${invited.text.slice(0, 400)}`);
  return shown;
}

async function joinAs(origin: string, address: string, account: typeof neighbour): Promise<Visitor> {
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

export async function buildWorld(origin: string): Promise<World> {
  const visitor = await signInAs(origin, operator);
  const slug = await setUpTown(visitor, 'Bad Tölz');
  const otherSlug = await setUpTown(visitor, 'Freising');
  const joinLink = await inviteColleague(visitor, slug, 'open@example.org', 'officer');
  await joinAs(origin, await inviteColleague(visitor, otherSlug, neighbour.email, 'coordinator'), neighbour);
  const office = (path: string): Visit => ({
    path: `/office/${slug}${path}`,
    who: 'operator',
    languages: officeLanguages,
  });
  return {
    slug,
    otherSlug,
    visits: {
      '/': [
        { path: '/', who: 'nobody', languages: publicLanguages },
        { path: '/', who: 'operator' },
      ],
      '/(office)/sign-in': [{ path: '/sign-in', who: 'nobody', languages: officeLanguages }],
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
      '/(office)/office/[place]': [office('')],
      '/(office)/office/[place]/profile': [office('/profile')],
      '/(office)/office/[place]/members': [office('/members')],
      '/(office)/office/[place]/audit': [office('/audit')],
      '/(respond)/r/[...rest]': [
        { path: '/r/cut', who: 'nobody', languages: ['en', 'ar', 'uk'], status: 400 },
      ],
    },
  };
}
