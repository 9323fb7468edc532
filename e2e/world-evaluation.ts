/** A strategy that is judged, its year, what is lent for it, what meetings decided, and the pack for whoever takes over. */
import { expectPage } from './survey-steps.ts';
import { sendForm } from './world-strategy.ts';
import type { VisitedPage, Visitor } from './visitor.ts';
import type { Visit } from './visits.ts';

const office = '/(office)/office/[place]';
const one = `${office}/strategy/[strategy]`;
const judged = `${one}/evaluation/[evaluation]`;

export const CRITERIA = [
  'relevance',
  'coherence',
  'effectiveness',
  'efficiency',
  'impact',
  'sustainability',
] as const;

const pathOf = (page: VisitedPage): string => new URL(page.url).pathname;

/** Judges one criterion of the whole or of an action; `page` is its address. */
export async function judge(
  visitor: Visitor,
  page: string,
  criterion: (typeof CRITERIA)[number],
  fields: Readonly<Record<string, string>> = {},
): Promise<VisitedPage> {
  const answer = await visitor.submit(await visitor.open(page), {
    form: `form[action="?/judge#${criterion}"]`,
    fields: {
      answer: 'partly',
      judgement: `What can be said about ${criterion}.`,
      answeredBy: 'Social services',
      ...fields,
    },
  });
  return expectPage(answer, `judging ${criterion}`);
}

/** @returns address of the evaluation */
export async function beginEvaluation(visitor: Visitor, strategy: string, title: string): Promise<string> {
  const fresh = await visitor.open(`${strategy}/evaluation`);
  const begun = await visitor.submit(fresh, { form: 'main form', fields: { title, asked: 'Everybody' } });
  return pathOf(expectPage(begun, 'beginning an evaluation'));
}

/** A room that is lent, booked twice, and one booking cancelled. @returns its address */
async function lend(visitor: Visitor, slug: string): Promise<string> {
  const form = await visitor.open(`/office/${slug}/lending/new`);
  const fields = { kind: 'premises', name: 'Kitchen of the primary school', contact: 'School office' };
  const path = pathOf(expectPage(await visitor.submit(form, { fields }), 'offering a room'));
  for (const startsOn of ['2030-03-01', '2030-03-02'])
    await sendForm(visitor, path, 'book', {
      startsOn,
      startsAt: '18:00',
      endsAt: '20:30',
      forWhat: 'Cooking together',
    });
  await sendForm(visitor, path, 'cancel', { reason: 'Moved to another day' });
  return path;
}

/** @returns its address */
async function meet(visitor: Visitor, slug: string): Promise<string> {
  const form = await visitor.open(`/office/${slug}/meetings/new`);
  const fields = { bodyName: 'Round table', heldOn: '2026-02-02', tookPart: 'Town hall\nSports club' };
  const path = pathOf(expectPage(await visitor.submit(form, { fields }), 'noting a meeting'));
  for (const what of ['Ask the county for a bus', 'Look for a second teacher'])
    await sendForm(visitor, path, 'decide', { what, owner: 'Town hall', dueOn: '2026-03-01' });
  return path;
}

/** `strategy`: address of one that runs; `actionId`: of it; `without`: a town that has none of this. */
export async function visitEvaluation(
  visitor: Visitor,
  at: { slug: string; without: string; strategy: string; actionId: string },
): Promise<Record<string, readonly Visit[]>> {
  const { slug, without, strategy, actionId } = at;
  const path = await beginEvaluation(visitor, strategy, 'Review of the first year');
  await judge(visitor, `${path}/whole`, 'relevance');
  const action = `${path}/${actionId}`;
  const judgement = await judge(visitor, action, 'effectiveness', { whatFailed: 'Nobody came at noon.' });
  const judgementId =
    judgement.document.querySelector('input[name="judgementId"]')?.getAttribute('value') ?? '';
  await sendForm(visitor, action, 'prove', { kind: 'document', words: 'List of courses held' });
  await sendForm(visitor, action, 'learn', { kind: 'stop', lesson: 'No courses at noon' });
  const figure = `${action}/figure?judgement=${judgementId}`;
  const thing = await lend(visitor, slug);
  const meeting = await meet(visitor, slug);
  const by = (address: string): Visit => ({ path: address, who: 'operator', languages: ['en', 'de'] });
  const plain = (address: string): Visit => ({ path: address, who: 'operator' });
  const missing = (address: string): Visit => ({ path: address, who: 'operator', status: 404 });
  return {
    [`${one}/evaluation`]: [by(`${strategy}/evaluation`)],
    [judged]: [by(path), missing(`${strategy}/evaluation/${actionId}`)],
    [`${judged}/[subject]`]: [by(`${path}/whole`), by(action), missing(`${path}/moon`)],
    [`${judged}/[subject]/figure`]: [by(figure), plain(`${figure}&pair=yes`)],
    [`${judged}/practice/[action]`]: [by(`${path}/practice/${actionId}`)],
    [`${judged}/report`]: [by(`${path}/report`)],
    [`${one}/cycle`]: [by(`${strategy}/cycle`)],
    [`${office}/lending`]: [
      by(`/office/${slug}/lending`),
      { path: `/office/${slug}/lending`, who: 'partner' },
      { path: `/office/${without}/lending`, who: 'neighbour' },
    ],
    [`${office}/lending/new`]: [
      by(`/office/${slug}/lending/new`),
      { path: `/office/${slug}/lending/new`, who: 'partner' },
    ],
    [`${office}/lending/[thing]`]: [by(thing), { path: thing, who: 'partner' }],
    [`${office}/meetings`]: [
      by(`/office/${slug}/meetings`),
      { path: `/office/${without}/meetings`, who: 'neighbour' },
    ],
    [`${office}/meetings/new`]: [by(`/office/${slug}/meetings/new`)],
    [`${office}/meetings/[meeting]`]: [by(meeting)],
    [`${office}/handover`]: [
      by(`/office/${slug}/handover`),
      { path: `/office/${without}/handover`, who: 'neighbour' },
      { path: `/office/${slug}/handover`, who: 'partner', status: 403 },
    ],
  };
}
