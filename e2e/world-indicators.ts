/** A place that measures: the core set, an own indicator, values by form; and a place that does not yet. */
import { expectPage } from './survey-steps.ts';
import { enterUnits } from './world-map.ts';
import type { Visitor } from './visitor.ts';
import type { Visit } from './visits.ts';
import { visitYearsTogether } from './world-one-indicator.ts';

const route = '/(office)/office/[place]/indicators';

interface Typed {
  readonly people: string;
  readonly period: string;
  readonly numerator: string;
  readonly denominator: string;
}

/** Values of one indicator, typed in one after the other. */
export async function enterValues(visitor: Visitor, path: string, values: readonly Typed[]): Promise<void> {
  for (const value of values) {
    const form = await visitor.open(`${path}/enter`);
    const fields = { ...value, source: 'Employment agency, December' };
    const saved = expectPage(await visitor.submit(form, { fields }), 'entering a value');
    if (!saved.url.includes('saved=')) throw new Error(`The value is not saved: ${saved.text.slice(0, 400)}`);
  }
}

/** Ticks a ready-made set, looks at the hours and follows it, besides what is followed already. */
async function followSet(visitor: Visitor, slug: string, set: string): Promise<void> {
  const page = await visitor.open(`/office/${slug}/indicators/choose?set=${set}`);
  const costed = expectPage(await visitor.submit(page, { form: 'form[action="?/cost"]' }), 'the hours');
  expectPage(await visitor.submit(costed, { button: 'Follow these indicators' }), 'following a set');
}

export const followCoreSet = (visitor: Visitor, slug: string): Promise<void> =>
  followSet(visitor, slug, 'core');

export async function visitIndicators(
  visitor: Visitor,
  slug: string,
  without: string,
): Promise<Readonly<Record<string, readonly Visit[]>>> {
  const base = `/office/${slug}/indicators`;
  await followCoreSet(visitor, slug);
  const employment = `${base}/em1`;
  await enterValues(visitor, employment, [
    { people: 'newcomers', period: '2022', numerator: '21', denominator: '60' },
    { people: 'newcomers', period: '2023', numerator: '30', denominator: '66' },
    { people: 'newcomers', period: '2024', numerator: '41', denominator: '70' },
    { people: 'others', period: '2024', numerator: '3105', denominator: '4120' },
    { people: 'newcomers', period: '2025', numerator: '3', denominator: '71' },
  ]);
  const own = expectPage(
    await visitor.submit(await visitor.open(`${base}/own`), {
      fields: {
        name: 'Rides to the course',
        question: 'Does everybody who wants to learn get to the course?',
        definition: 'Rides given to people without a bus',
        kind: 'count',
        unit: 'number',
        heading: 'language-and-culture',
        describes: 'institutions',
        usualSource: 'own-records',
      },
    }),
    'an own indicator',
  );
  const ownPath = new URL(own.url).pathname;
  await followSet(visitor, slug, 'area:education');
  await enterUnits(visitor, slug);
  const together = await visitYearsTogether(visitor, base);
  const see = (path: string): Visit => ({ path, who: 'operator', languages: ['en', 'de'] });
  return {
    [route]: [see(base), see(`/office/${without}/indicators`)],
    [`${route}/[indicator]/neighbours`]: [see(`${base}/la2/neighbours`), see(`${base}/em1/neighbours`)],
    [`${route}/choose`]: [see(`${base}/choose`), see(`${base}/choose?ticked=em1+em2`)],
    [`${route}/missing`]: [see(`${base}/missing`)],
    [`${route}/offers`]: [see(`${base}/offers`), see(`/office/${without}/indicators/offers`)],
    [`${route}/own`]: [see(`${base}/own`)],
    [`${route}/profile`]: [see(`${base}/profile`), see(`/office/${without}/indicators/profile`)],
    [`${route}/[indicator]`]: [
      see(employment),
      see(ownPath),
      see(`${base}/cx1`),
      see(`${base}/ed6`),
      ...together.map(see),
    ],
    [`${route}/[indicator]/map`]: [see(`${base}/cx1/map`), see(`${employment}/map`)],
    [`${route}/[indicator]/enter`]: [see(`${employment}/enter`), see(`${ownPath}/enter`)],
    [`${route}/[indicator]/durations`]: [see(`${base}/ho3/durations`)],
    [`${route}/[indicator]/aim`]: [see(`${employment}/aim`)],
    [`${route}/[indicator]/definition`]: [see(`${ownPath}/definition`)],
  };
}
