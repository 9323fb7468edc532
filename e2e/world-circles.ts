/** A circle of two towns with everything in it, one that waits for an answer, and networks with what they cost and brought back. */
import { expectPage } from './survey-steps.ts';
import type { VisitedPage, Visitor } from './visitor.ts';
import type { Visit } from './visits.ts';

const office = '/(office)/office/[place]';
const NOWHERE = '00000000-0000-4000-8000-000000000000';

type Fields = Readonly<Record<string, string>>;

/** Sends one form of a page, found by its action. */
async function send(visitor: Visitor, path: string, action: string, fields: Fields): Promise<VisitedPage> {
  const page = await visitor.open(path);
  const sent = await visitor.submit(page, { form: `form[action="?/${action}"]`, fields });
  return expectPage(sent, `${action} on ${path}`);
}

/** @returns the path of the new circle */
export async function beginCircle(visitor: Visitor, slug: string, fields: Fields): Promise<string> {
  const begun = await send(visitor, `/office/${slug}/circles`, 'begin', fields);
  return new URL(begun.url).pathname;
}

/** The value behind the place offered first whose words hold this name. */
function findPlace(page: VisitedPage, name: string): string {
  const labels = [...page.document.querySelectorAll('form[action="?/invite"] label')];
  const found = labels.find((label) => label.textContent?.includes(name));
  const value = found?.querySelector('input')?.getAttribute('value');
  if (!value) throw new Error(`${name} is not offered on ${page.url}: ${page.text.slice(0, 400)}`);
  return value;
}

export async function askIntoCircle(visitor: Visitor, circle: string, name: string): Promise<void> {
  const placeId = findPlace(await visitor.open(circle), name);
  await send(visitor, circle, 'invite', { placeId, words: 'Let us work together.' });
}

async function fillCircle(visitor: Visitor, circle: string, other: string): Promise<void> {
  await send(visitor, circle, 'topic', { title: 'Interpreters at the doctor', area: 'healthcare' });
  await send(visitor, circle, 'meeting', {
    heldOn: '2026-09-01',
    heldAt: 'Town hall',
    decided: 'One list for both',
  });
  await send(visitor, circle, 'money', {
    kind: 'share',
    what: 'Interpreters',
    amount: '1,234.05',
    year: '2026',
  });
  await send(visitor, other, 'money', { kind: 'expense', what: 'Training', amount: '99.95', year: '2026' });
  await send(visitor, circle, 'training', { title: 'Plain language', heldOn: '2026-09-10', hours: '3.5' });
  await send(visitor, other, 'trained', { people: '4' });
  await send(visitor, other, 'outcome', {
    language: 'de',
    title: 'Zwei Städte, eine Dolmetscherliste',
    words: 'Eine Liste für beide Orte.',
    learned: 'Früh nach dem Datenschutz fragen.',
  });
  await send(visitor, circle, 'publish', {});
}

async function keepNetworks(visitor: Visitor, slug: string): Promise<string> {
  const list = `/office/${slug}/networks`;
  const eccar = `${list}/reference:eccar`;
  await send(visitor, eccar, 'member', { sinceYear: '2023', euros: '500', hoursAMonth: '2' });
  await send(visitor, eccar, 'return', { cameOn: '2026-03-01', kind: 'training', words: 'A day on rumours' });
  await send(visitor, eccar, 'note', { language: 'en', words: 'Two good trainings a year.' });
  const own = await send(visitor, list, 'add', {
    name: 'Round table of the Oberland',
    purpose: 'Towns of the county meet every quarter.',
    checkedOn: '2026-10-01',
    cost: '0',
  });
  const path = new URL(own.url).pathname;
  await send(visitor, path, 'publish', {});
  return path;
}

/** `visitor` coordinates both towns; `example` leads a circle that was loaded with it. */
export async function visitCircles(
  visitor: Visitor,
  { slug, other, example }: { readonly slug: string; readonly other: string; readonly example: string },
): Promise<Readonly<Record<string, readonly Visit[]>>> {
  const circle = await beginCircle(visitor, slug, { name: 'Upper valley', purpose: 'Interpreters together' });
  await askIntoCircle(visitor, circle, 'Freising');
  const otherSide = circle.replace(slug, other);
  await send(visitor, otherSide, 'yes', { mayBeNamed: 'yes' });
  await fillCircle(visitor, circle, otherSide);
  const waiting = await beginCircle(visitor, slug, { name: 'Line of the bus' });
  await askIntoCircle(visitor, waiting, 'Freising');
  const own = await keepNetworks(visitor, slug);
  const both = ['en', 'de'];
  const seen = (path: string, status?: number): Visit => ({
    path,
    who: 'operator',
    ...(status === undefined ? { languages: both } : { status }),
  });
  const list = `/office/${slug}/networks`;
  return {
    [`${office}/circles`]: [seen(`/office/${slug}/circles`), seen(`/office/${example}/circles`)],
    [`${office}/circles/[circle]`]: [
      seen(circle),
      { path: waiting.replace(slug, other), who: 'neighbour' },
      seen(`/office/${slug}/circles/${NOWHERE}`, 404),
    ],
    [`${office}/networks`]: [
      seen(`${list}?wish=voice&wish=practices`),
      { path: `/office/${other}/networks`, who: 'neighbour' },
    ],
    [`${office}/networks/[network]`]: [
      seen(`${list}/reference:eccar`),
      seen(own),
      seen(`${list}/reference:none`, 404),
    ],
    [`${office}/networks/post`]: [seen(`${list}/post`)],
    '/(public)/networks': [{ path: '/networks', who: 'nobody', languages: ['en', 'de', 'es', 'it'] }],
  };
}
