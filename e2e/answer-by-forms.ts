/**
 * Many people, each with the pages of a personal link: the requests that a browser without scripts sends, without drawing
 * the pages in between. The first and the last page are read, because their forms carry keys.
 */
import { toFormEntries, type Answers, type Instrument, type Question } from '@vicus/questionnaire';

/** The same for the same seed. */
export function drawFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}

/** First choices more often; one question in thirty is left out, and so is what is written. */
export function drawAnswers({ sections }: Instrument, random: () => number): Answers {
  const questions = sections.flatMap((section) => section.questions);
  return Object.fromEntries(
    questions.flatMap((question) => {
      const given = random() < 0.03 ? undefined : drawAnswer(question, random);
      return given === undefined ? [] : [[question.id, given] as const];
    }),
  );
}

function drawAnswer(question: Question, random: () => number): Answers[string] | undefined {
  const pick = (codes: readonly { readonly code: string }[]): string =>
    codes[Math.floor(random() ** 1.4 * codes.length)]?.code ?? '';
  switch (question.kind) {
    case 'one-choice':
      return pick(question.choices);
    case 'scale':
      return pick(question.points);
    case 'district':
      return question.districts.length === 0 ? undefined : pick(question.districts);
    case 'zero-to-ten':
      return Math.floor(random() * 11);
    case 'number':
      return Math.floor(random() * 60);
    case 'matrix':
      return Object.fromEntries(
        question.rows.map(({ id }) => [
          id,
          Object.fromEntries(question.columns.map((column) => [column.id, pick(question.points)])),
        ]),
      );
    default:
      return undefined;
  }
}

interface Reply {
  readonly status: number;
  readonly location: string;
  readonly html: string;
}

/** `fields`: posted as a form of the same origin; left out: the page is opened. */
async function ask(url: URL, fields?: readonly (readonly [string, string])[]): Promise<Reply> {
  const response = await fetch(url, {
    redirect: 'manual',
    headers: { accept: 'text/html', origin: url.origin },
    ...(fields === undefined
      ? {}
      : { method: 'POST', body: new URLSearchParams(fields.map(([name, value]) => [name, value])) }),
  });
  const html = await response.text();
  return { status: response.status, location: response.headers.get('location') ?? '', html };
}

function readHidden(html: string, names: readonly string[]): [string, string][] {
  return names.map((name) => {
    const value = new RegExp(`<input type="hidden" name="${name}" value="([^"]*)"`).exec(html)?.[1];
    if (value === undefined) throw new Error(`no field ${name} on the page: ${html.slice(0, 500)}`);
    return [name, value];
  });
}

function follow(from: URL, { status, location, html }: Reply): URL {
  if (status === 303) return new URL(location, from);
  throw new Error(`${from.pathname} answered ${status}: ${html.slice(0, 500)}`);
}

/** @returns the receipt of somebody who agrees, fills in every page and sends */
export async function answerByForms(start: URL, { sections }: Instrument, answers: Answers): Promise<string> {
  let at = follow(start, await ask(new URL('?/begin', start), [['agree', 'yes']]));
  const first = await ask(at);
  let hidden = readHidden(first.html, ['mark', 'key']);
  while (!at.pathname.endsWith('/review')) {
    const section = sections.find(({ id }) => at.pathname.endsWith(`/q/${id}`));
    if (section === undefined) throw new Error(`led to ${at.pathname}`);
    const fields = [...hidden, ...toFormEntries(section, answers), ['go', 'next'] as const];
    at = follow(at, await ask(at, fields));
    hidden = [];
  }
  const review = await ask(at);
  const sendUrl = new URL(start.pathname.replace(/\/?$/, '/send'), start);
  const sent = await ask(sendUrl, readHidden(review.html, ['key', 'reviewed']));
  const receipt = /\b[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}\b/.exec(sent.html)?.[0];
  if (receipt === undefined) throw new Error(`no receipt: ${sent.status} ${sent.html.slice(0, 500)}`);
  return receipt;
}

/** So many people at once. */
const AT_ONCE = 8;

/** @returns the receipts of all, in the order of the links */
export async function answerAllByForms(
  links: readonly URL[],
  instrument: Instrument,
  seed: number,
): Promise<string[]> {
  const random = drawFrom(seed);
  const people = links.map((link) => ({ link, answers: drawAnswers(instrument, random) }));
  const receipts: string[] = [];
  let next = 0;
  async function goOn(): Promise<void> {
    for (let at = next++; at < people.length; at = next++) {
      const person = people[at];
      if (person !== undefined) receipts[at] = await answerByForms(person.link, instrument, person.answers);
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, goOn));
  return receipts;
}
