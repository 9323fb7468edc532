/** A place that takes stock: rounds in every state, posts with a vacancy, what is known of the six obstacles. */
import { expectPage } from './survey-steps.ts';
import type { VisitedPage, Visitor } from './visitor.ts';
import type { Visit } from './visits.ts';

const route = '/(office)/office/[place]/stock-take';
const NOWHERE = '00000000-0000-4000-8000-000000000000';
const LONG =
  'Advice on residence, work and housing for all who are new here, in the rooms of the adult education centre';

/** Answers with what they rest on: `'50'` is own knowledge, `'50 Plan'` a document. */
type Answers = Readonly<Record<string, string>>;

async function begin(
  visitor: Visitor,
  slug: string,
  fields: Readonly<Record<string, string>>,
): Promise<string> {
  const page = await visitor.open(`/office/${slug}/stock-take`);
  const begun = expectPage(
    await visitor.submit(page, { button: 'Begin a round', fields }),
    'beginning a round',
  );
  return new URL(begun.url).pathname;
}

function toFields(answers: Answers): Record<string, string> {
  const fields = Object.entries(answers).flatMap(([id, words]) => {
    const [answer = '', ...title] = words.split(' ');
    return [
      [`${id}.answer`, answer],
      title.length === 0 ? [`${id}.ownKnowledge`, 'on'] : [`${id}.documentTitle`, title.join(' ')],
    ];
  });
  return Object.fromEntries(fields) as Record<string, string>;
}

/** Sends one section as it stands, with these answers. */
export async function answerSection(
  visitor: Visitor,
  round: string,
  section: string,
  answers: Answers,
): Promise<VisitedPage> {
  const page = await visitor.open(`${round}/${section}`);
  const button = 'Save and go to the next section';
  return expectPage(
    await visitor.submit(page, { button, fields: toFields(answers) }),
    `answering ${section}`,
  );
}

async function finish(visitor: Visitor, round: string): Promise<VisitedPage> {
  const page = await visitor.open(round);
  const done = { button: 'I am done', fields: { restNotKnown: 'on' } };
  return expectPage(await visitor.submit(page, done), 'being done');
}

async function keepPosts(visitor: Visitor, slug: string): Promise<string> {
  const path = `/office/${slug}/stock-take/posts`;
  const save = async (form: string, fields: Readonly<Record<string, string>>) =>
    visitor.submit(await visitor.open(path), { form: `form[action="?/${form}"]`, fields });
  const named = await save('post', { title: 'Mrs. Huber, advice', hoursAWeek: '10', fromOn: '2024-01-01' });
  if (named.status !== 422) throw new Error(`A name is a post: ${named.text.slice(0, 400)}`);
  const post = { title: LONG, hoursAWeek: '19.5', fromOn: '2024-01-01', vacantSince: '2026-02-01' };
  const saved = expectPage(await save('post', post), 'a post');
  expectPage(await save('post', { title: 'Coordination', hoursAWeek: '8', fromOn: '2025-01-01' }), 'a post');
  const training = { title: 'Plain language', heldOn: '2026-03-01', hours: '4', staff: '6' };
  expectPage(await save('training', training), 'a training');
  const href = saved.document.querySelector('tbody a')?.getAttribute('href') ?? path;
  return href.replace(/#.*/, '');
}

/** `second`: another officer of the place; `without`: a place that has not begun. */
export async function visitStockTake(
  visitor: Visitor,
  second: Visitor,
  { slug, without, example }: { readonly slug: string; readonly without: string; readonly example: string },
): Promise<Readonly<Record<string, readonly Visit[]>>> {
  const list = `/office/${slug}/stock-take`;
  const first = await begin(visitor, slug, { title: 'First round', asOf: '2024-12-31', assessors: 'one' });
  await answerSection(visitor, first, 'stance', {
    'two-way': '50',
    'public-words': '0',
    'more-than-duty': '50',
  });
  await finish(visitor, first);
  const later = await begin(visitor, slug, { title: 'A year later', asOf: '2025-12-31', assessors: 'one' });
  const stance = {
    'two-way': '100 Plan',
    'public-words': '50',
    'more-than-duty': '50',
    'admission-stop': '0 Minutes',
  };
  await answerSection(visitor, later, 'stance', stance);
  await answerSection(visitor, later, 'work-and-learning', { 'school-start': '100', 'school-parents': '50' });
  await finish(visitor, later);

  const talk = await begin(visitor, slug, { title: 'By two', asOf: '2026-06-30', assessors: 'two' });
  await answerSection(visitor, talk, 'stance', {
    'two-way': '100 Plan',
    'public-words': '50',
    'more-than-duty': '50',
  });
  await finish(visitor, talk);
  await answerSection(second, talk, 'stance', {
    'two-way': '0',
    'public-words': '50',
    'more-than-duty': 'not-known',
  });
  await finish(second, talk);

  const open = await begin(visitor, slug, { title: LONG, asOf: '2026-10-31', assessors: 'two' });
  await visitor.submit(await visitor.open(`${open}/plan-and-money`), {
    fields: { 'written-plan.answer': '50' },
  });
  const post = await keepPosts(visitor, slug);
  const office = (path: string, status = 200): Visit => ({
    path,
    who: 'operator',
    ...(status === 200 ? { languages: ['en', 'de'] } : { status }),
  });
  const empty = (page: string): Visit => ({ path: `/office/${without}/stock-take${page}`, who: 'neighbour' });
  return {
    [route]: [office(list), empty('')],
    [`${route}/[round]`]: [office(open), office(later), office(talk), office(`${list}/${NOWHERE}`, 404)],
    [`${route}/[round]/[section]`]: [
      office(`${open}/people-in-charge`),
      office(`${open}/stance`),
      office(`${open}/moon`, 404),
      office(`${later}/stance`, 409),
    ],
    [`${route}/[round]/agree`]: [office(`${talk}/agree`), office(`${open}/agree`, 409)],
    [`${route}/[round]/result`]: [office(`${later}/result`), office(`${open}/result`, 409)],
    [`${route}/posts`]: [office(`${list}/posts`), office(post), empty('/posts')],
    [`${route}/obstacles`]: [
      office(`${list}/obstacles`),
      office(`/office/${example}/stock-take/obstacles`),
      empty('/obstacles'),
    ],
  };
}
