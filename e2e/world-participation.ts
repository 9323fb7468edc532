/** A consultation from its opening to “you said, we did”, by forms as people would, without a script. */
import { enter } from './visitor.ts';
import type { VisitedPage, Visitor } from './visitor.ts';
import type { Visit } from './visits.ts';

const officeRoute = '/(office)/office/[place]/participation';
const publicRoute = '/(respond)/p/[place]/participation';
const officeLanguages = ['en', 'de'];
const residentLanguages = ['en', 'de', 'es', 'it', 'ar', 'uk'];

export interface Participation {
  readonly consultationId: string;
  readonly visits: Record<string, readonly Visit[]>;
}

function expectText(page: VisitedPage, text: RegExp, what: string): VisitedPage {
  if (page.status >= 400 || !text.test(page.text))
    throw new Error(`${what}: ${page.status} ${page.url} lacks ${String(text)}: ${page.text.slice(0, 1500)}`);
  return page;
}

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

async function openConsultation(
  office: Visitor,
  base: string,
  fields: Record<string, string>,
): Promise<string> {
  const form = await office.open(`${base}/new`);
  const draft = await office.submit(form, { button: 'Save', fields });
  expectText(draft, /Nobody sees it yet/, 'preparing');
  const open = await office.submit(draft, { button: 'Open to everybody' });
  expectText(open, /Look at proposals|Everybody sees it/, 'opening');
  return new URL(open.url).pathname;
}

/** @returns id of the proposal */
async function proposeAndShow(office: Visitor, resident: Visitor, path: string, page: string, title: string) {
  const form = await resident.open(`${page}/propose?lang=en`);
  const fields = { title, body: 'Because of the rain', language: 'en' };
  expectText(await resident.submit(form, { fields }), /has arrived/, 'proposing');
  const waiting = await office.open(`${path}/proposals`);
  const item = waiting.document.querySelector('form input[name="proposalId"]');
  const id = item?.getAttribute('value') ?? '';
  expectText(await office.submit(waiting, { button: 'verdict=show' }), /Shown \(\d+\)/, 'showing');
  return id;
}

/** Everything that can go wrong with a ballot, then one without a code. */
async function tryBallots(resident: Visitor, page: string, proposalId: string): Promise<void> {
  const form = await resident.open(`${page}/support?lang=en`);
  const send = (fields: Record<string, string>) => resident.submit(form, { fields });
  const wrong = await send({ proposalId, way: 'code', code: 'ABCD-EFGH-2345' });
  if (wrong.status !== 422 || !wrong.html.includes('ABCD-EFGH-2345'))
    throw new Error(`a wrong code: ${wrong.status}`);
  if (!/none of our codes/.test(wrong.text)) throw new Error(wrong.text);
  const empty = await send({ proposalId, way: 'code', code: '' });
  if (empty.status !== 422) throw new Error(`no code: ${empty.status}`);
  const done = await send({ proposalId, way: 'expression', code: '' });
  expectText(done, /shown apart from support/, 'an expression');
}

export async function visitParticipation(
  office: Visitor,
  origin: string,
  slug: string,
): Promise<Participation> {
  const base = `/office/${slug}/participation`;
  const resident = enter(origin);
  const path = await openConsultation(office, base, {
    'question.en': 'What should change at the station?',
    'question.ar': 'ما الذي ينبغي أن يتغيّر في المحطة؟',
    'background.en': 'It will be rebuilt next year.',
    answerable: 'The municipal council',
    closesOn: inDays(30),
  });
  const consultationId = path.split('/').at(-1) ?? '';
  const page = `/p/${slug}/participation/${consultationId}`;
  const proposalId = await proposeAndShow(office, resident, path, page, 'A roof for bicycles');
  await tryBallots(resident, page, proposalId);
  const counting = await office.open(`${path}/counting`);
  const paper = { proposalId, supports: '12', occasion: 'Market day', secondCounter: 'registry office' };
  expectText(await office.submit(counting, { button: 'Add the count', fields: paper }), /12/, 'paper');
  expectText(await resident.open(`${page}?lang=en`), /with code 0 \+ on paper 12/, 'the public page');
  const answers = await office.open(`${path}/answers`);
  const reasons = { proposalId, decision: 'partly', 'reasons.en': 'One half of the roof is paid for.' };
  const answered = await office.submit(answers, { button: 'Save the answer', fields: reasons });
  const did = { proposalId, 'what.en': 'The roof was built in May.' };
  await office.submit(answered, { button: 'Add', fields: did });
  expectText(
    await resident.open(`${page}?lang=en`),
    /Accepted in part.*One half.*You said – we did.*built in May/,
    'feedback',
  );
  const draft = await office.submit(await office.open(`${base}/new`), {
    button: 'Save',
    fields: { 'question.en': 'A draft', answerable: 'The council' },
  });
  const meeting = await office.submit(await office.open(`${base}/meetings/new`), {
    button: 'Save',
    fields: {
      'title.en': 'At the station',
      'themes.en': 'Two asked for a bus in the evening.',
      isPublic: 'yes',
      languages: 'German, Arabic',
    },
  });
  const body = await office.submit(await office.open(`${base}/bodies/new`), {
    button: 'Save',
    fields: {
      'name.en': 'Integration council',
      seats: '9',
      seatsFilled: '8',
      seatsNewcomers: '3',
      isPublic: 'yes',
    },
  });
  return {
    consultationId,
    visits: listVisits(
      slug,
      page,
      path,
      [draft, meeting, body].map(({ url }) => new URL(url).pathname),
    ),
  };
}

function listVisits(slug: string, page: string, path: string, made: readonly string[]) {
  const [draft = '', meeting = '', body = ''] = made;
  const base = `/office/${slug}/participation`;
  const inOffice = (...paths: string[]): Visit[] =>
    paths.map((one) => ({ path: one, who: 'operator', languages: officeLanguages }));
  const inPublic = (...paths: string[]): Visit[] =>
    paths.map((one) => ({ path: one, who: 'nobody', languages: residentLanguages }));
  return {
    [officeRoute]: inOffice(base),
    [`${officeRoute}/new`]: inOffice(`${base}/new`),
    [`${officeRoute}/[consultation]`]: inOffice(path, draft),
    [`${officeRoute}/[consultation]/proposals`]: inOffice(`${path}/proposals`),
    [`${officeRoute}/[consultation]/counting`]: inOffice(`${path}/counting`),
    [`${officeRoute}/[consultation]/answers`]: inOffice(`${path}/answers`),
    [`${officeRoute}/meetings`]: inOffice(`${base}/meetings`),
    [`${officeRoute}/meetings/[meeting]`]: inOffice(`${base}/meetings/new`, meeting),
    [`${officeRoute}/bodies`]: inOffice(`${base}/bodies`),
    [`${officeRoute}/bodies/[body]`]: inOffice(`${base}/bodies/new`, body),
    [`${officeRoute}/counts`]: inOffice(`${base}/counts`),
    [publicRoute]: inPublic(`/p/${slug}/participation`),
    [`${publicRoute}/[consultation]`]: inPublic(page, `${page}?done=coded`),
    [`${publicRoute}/[consultation]/propose`]: inPublic(`${page}/propose`),
    [`${publicRoute}/[consultation]/support`]: inPublic(`${page}/support`),
    [`${publicRoute}/meetings`]: inPublic(`/p/${slug}/participation/meetings`),
    [`${publicRoute}/bodies`]: inPublic(`/p/${slug}/participation/bodies`),
    [`${publicRoute}/notice/[token]`]: [
      { path: `/p/${slug}/participation/notice/cut`, who: 'nobody', status: 404, languages: ['en', 'ar'] },
    ],
  } satisfies Record<string, readonly Visit[]>;
}
