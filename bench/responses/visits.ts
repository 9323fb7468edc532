/** People with half-filled forms who open pages at a steady pace, whatever the server does; every fifth saves one. */
import { Agent } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Instrument } from '../../packages/questionnaire/src/index.ts';
import { toFormEntries } from '../../packages/questionnaire/src/index.ts';
import { summarise, type Timings } from '../measure.ts';
import type { Product } from '../product.ts';
import type { BenchPlace } from '../places.ts';
import { fillForms, listFieldLinks, openFieldWave, type FieldWave, type Ready } from './fieldwork.ts';
import { answerForm } from './forms.ts';
import { ask, post } from './http.ts';
import { watchMemory, type Memory } from './memory.ts';

const PER_SECOND = 50;
const SAVES_EVERY = 5;
const PEOPLE = 40;
/** Browsers keep connections open; so many people are between two pages. */
const CONNECTIONS = 100;
/** The first seconds compile code and fill caches. */
const WARM_SECONDS = 5;

export interface Visits {
  readonly questions: number;
  readonly seconds: number;
  /** first byte of pages that were opened, from the moment they were due */
  readonly opened: Timings;
  /** first byte of the answer to a saved page */
  readonly saved: Timings;
  readonly memory: Memory;
  /** of the largest page, and of everything it loads, as sent */
  readonly pageBytes: number;
  readonly styleBytes: number;
  readonly hasScript: boolean;
}

export async function measureVisits(
  product: Product,
  place: BenchPlace,
  instrument: Instrument,
  seconds: number,
): Promise<Visits> {
  const plan = { approach: 'open', mode: 'anonymous' } as const;
  const wave = await openFieldWave(place, instrument, plan);
  const links = await listFieldLinks(wave, PEOPLE, plan);
  const half = Math.ceil(instrument.sections.length / 2);
  const people = await fillForms(wave, links, (at) => answerForm(instrument, at, 'half.'), half);
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  try {
    await keepPace(product.origin, wave, people, { seconds: WARM_SECONDS, agent });
    const memory = watchMemory(product);
    const { opened, saved, wholeMs } = await keepPace(product.origin, wave, people, { seconds, agent });
    const questions = instrument.sections.reduce((sum, section) => sum + section.questions.length, 0);
    return {
      questions,
      seconds,
      opened: summarise(opened, wholeMs),
      saved: summarise(saved, wholeMs),
      memory: memory.end(),
      ...(await weighPages(product.origin, wave, people)),
    };
  } finally {
    agent.destroy();
  }
}

function renderPageUrl(origin: string, { address }: Ready, sectionId: string): string {
  const { slug, waveId, token } = address;
  return `${origin}/r/${slug}/${waveId}/${token}/q/${sectionId}?lang=en`;
}

interface Pace {
  readonly seconds: number;
  readonly agent: Agent;
}

async function keepPace(
  origin: string,
  { instrument }: FieldWave,
  people: readonly Ready[],
  { seconds, agent }: Pace,
) {
  const opened: number[] = [];
  const saved: number[] = [];
  const visits: Promise<void>[] = [];
  const begunMs = performance.now();
  for (let visit = 0; visit < seconds * PER_SECOND; visit += 1) {
    const dueMs = begunMs + (visit * 1000) / PER_SECOND;
    const earlyMs = dueMs - performance.now();
    if (earlyMs > 0) await wait(earlyMs);
    const person = people[visit % people.length];
    const section = instrument.sections[(visit * 7) % instrument.sections.length];
    if (person === undefined || section === undefined) throw new Error('nobody visits');
    const url = renderPageUrl(origin, person, section.id);
    const isSaving = visit % SAVES_EVERY === 0;
    const answers = answerForm(instrument, visit, 'half.');
    const fields = { ...Object.fromEntries(toFormEntries(section, answers)), go: 'next' };
    const lateMs = performance.now() - dueMs;
    const reply = isSaving ? post(url, fields, agent) : ask(url, { agent, headers: BROWSER });
    visits.push(
      reply.then(({ status, firstByteMs }) => {
        if (status !== (isSaving ? 303 : 200)) throw new Error(`${url} answered ${status}`);
        (isSaving ? saved : opened).push(firstByteMs + Math.max(0, lateMs));
      }),
    );
  }
  await Promise.all(visits);
  return { opened, saved, wholeMs: performance.now() - begunMs };
}

const BROWSER = { 'accept-encoding': 'br, gzip' };

async function weighPages(origin: string, { instrument }: FieldWave, [person]: readonly Ready[]) {
  if (person === undefined) throw new Error('nobody visits');
  let pageBytes = 0;
  let hasScript = false;
  const styles = new Set<string>();
  for (const { id } of instrument.sections) {
    const url = renderPageUrl(origin, person, id);
    pageBytes = Math.max(pageBytes, (await ask(url, { headers: BROWSER })).bytes);
    const { body } = await ask(url);
    hasScript ||= /<script/i.test(body);
    for (const [tag] of body.matchAll(/<link[^>]+rel="stylesheet"[^>]*>/g)) {
      const href = /href="([^"]+)"/.exec(tag)?.[1];
      if (href !== undefined) styles.add(new URL(href, url).href);
    }
  }
  let styleBytes = 0;
  for (const style of styles) styleBytes += (await ask(style, { headers: BROWSER })).bytes;
  return { pageBytes, styleBytes, hasScript };
}
