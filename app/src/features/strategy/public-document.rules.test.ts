/** The document that everybody takes says what the public page says: all of it, and nothing that was kept back. */
import { describe, expect, test } from 'vitest';
import type { DocumentContent, DocumentTable } from '#server/documents/document.types.ts';
import type { Language } from '#ui/messages.ts';
import { formatAmount, sumCents } from './budget.rules.ts';
import { composePublicStrategyDocument } from './public-document.rules.ts';
import type { PublicDocumentRequest } from './public-document.types.ts';
import { composePublicContent } from './public.rules.ts';
import type { PublicStrategy } from './public.types.ts';
import { row, STRATEGY_CONTENT } from './testing/strategy-content.fixture.ts';

const FROZEN = {
  placedFactId: row('fact', 1),
  address: STRATEGY_CONTENT.facts[0]!.address,
  question: 'How often do people meet?',
  about: 'daily',
  period: '2026',
  headline: '12 %',
  footings: ['40 people answered.'],
  cautions: ['Few answered.'],
  source: 'Survey of residents',
  releaseTitle: 'How we live together',
  releaseVersion: 2,
  contentHash: 'c'.repeat(64),
};
const composing = {
  content: STRATEGY_CONTENT,
  frozenFacts: [FROZEN],
  baselines: new Map(),
  toKey: (id: string): string => `key of ${id.slice(-1)}${id.slice(0, 1)}`,
};
const WHOLE = composePublicContent(composing, { keptParts: [], keptActions: [], moneyDetail: 'by-action' });

const DRAFT: PublicStrategy = {
  key: 'abcdef012345',
  state: 'draft',
  version: 3,
  language: 'en',
  title: 'Living together in Vico',
  fromYear: 2027,
  toYear: 2028,
  words: {},
  content: WHOLE,
  contentHash: 'f'.repeat(64),
  decision: null,
  amends: '',
  commentsFrom: '2026-11-01',
  commentsUntil: '2026-11-30',
  notShown: {},
  publishedOn: '2026-11-01',
  withdrawnOn: null,
  withdrawal: '',
};
const request = (changes: Partial<PublicStrategy> = {}): PublicDocumentRequest => ({
  strategy: { ...DRAFT, ...changes },
  edition: 'draft',
  phase: 'open',
  progressAsOf: null,
  place: { slug: 'vico', name: 'Vico', contactEmail: 'office@vico.example', isExample: false },
  look: { colour: '', arms: null },
  origin: 'https://vicus.example',
});
const compose = (asked: PublicDocumentRequest): DocumentContent => composePublicStrategyDocument(asked)!;
const listHeadings = ({ parts }: DocumentContent): string[] =>
  parts.flatMap((part) => (part.kind === 'heading' && part.level === 1 ? [part.text] : []));
const listTables = ({ parts }: DocumentContent): DocumentTable[] =>
  parts.filter((part) => part.kind === 'table');

describe('a public draft', () => {
  test('is told whole and in order, with its figures, their cautions and where to comment', () => {
    const document = compose(request());
    expect(listHeadings(document)).toEqual([
      'Summary',
      'The place and its people',
      'Where we stand',
      'What people said',
      'Who said what, and what follows',
      'Why we do it this way',
      'Goal 1: Everybody who wants to can learn German here',
      'Who decides and who takes part',
      'What can go wrong',
      'How we look back',
      'Money',
      'Use and contact',
    ]);
    expect(document.notices.join(' ')).toContain('This is a draft.');
    expect(document.notices.join(' ')).toContain('until 30 November 2026');
    expect(document.mark).toBe('Public draft 3 of 1 November 2026');
    const text = JSON.stringify(document);
    for (const said of [
      '12 %',
      'Few answered',
      'Before the courses began',
      'How we live together, version 2',
      '1.1 Evening courses',
      'Adult education centre',
      'First course begins',
      '2027: 120 · 2028: 120',
      'from 0 places to 40 places by 31 December 2028',
      'Names are nobody else’s business',
      'Round table',
      'People feel that others get more',
      '/p/vico/strategy/abcdef012345/comment',
      'office@vico.example',
    ])
      expect(text).toContain(said);
    expect(text).not.toContain('Not shown yet');
    expect(text).not.toMatch(/[0-9a-f]{8}-0000-4000-8000/);
  });

  test('is without what was kept back, and says so', () => {
    const content = composePublicContent(composing, {
      keptParts: ['diagnosis', 'coordination'],
      keptActions: [row('action', 2)],
      moneyDetail: 'by-year-and-source',
    });
    const document = compose(request({ content }));
    expect(document.notices).toContain(
      'Not shown yet: Where we stand · Who decides and who takes part · one action',
    );
    const told = JSON.stringify({ ...document, notices: [] });
    for (const kept of ['Call bus', 'Few people meet', '12 %', 'Round table advises', 'Town council'])
      expect(told).not.toContain(kept);
    expect(told).toContain('Evening courses');
    expect(told).not.toContain('No money is planned');
    expect(told).not.toContain(', secured');
    expect(listHeadings(document)).not.toContain('Where we stand');
  });
});

test('money by year and by source comes to the total of the office, to the cent', () => {
  const tables = listTables(compose(request()));
  const total = formatAmount(sumCents(STRATEGY_CONTENT.budget), 'EUR', 'en');
  expect(total).toContain('24,001.00');
  expect(tables.map(({ rows }) => (rows.at(-1) as readonly string[]).slice(-2))).toEqual([
    [total, formatAmount(1_200_050, 'EUR', 'en')],
    [total, formatAmount(1_200_050, 'EUR', 'en')],
  ]);
  expect(tables.map(({ rows }) => rows.length)).toEqual([3, 3]);
});

test.for<[Language, string, string]>([
  ['es', 'Resumen', 'Dinero'],
  ['de', 'Zusammenfassung', 'Geld'],
  ['uk', 'Summary', 'Money'],
])(
  'headings are in the language of the strategy where the public pages have it: %s',
  ([language, ...words]) => {
    const document = compose(request({ language }));
    expect(document.language).toBe(language);
    for (const word of words) expect(listHeadings(document)).toContain(word);
  },
);

test('an adopted version names its decision and takes no comments', () => {
  const decision = { body: 'Council', decidedOn: '2026-12-01', reference: 'No 7', link: '' };
  const actions = WHOLE.actions.map((one) => ({ ...one, state: 'dropped' as const, stateReason: 'No room' }));
  const adopted = request({ state: 'adopted', version: 2, decision, content: { ...WHOLE, actions } });
  const document = compose({
    ...adopted,
    edition: 'adopted',
    phase: 'none',
    progressAsOf: '2027-03-31',
  });
  expect(document.facts).toContainEqual(['The decision', 'Council, 1 December 2026, No 7']);
  expect(document.facts).toContainEqual(['How far we are', 'As of 31 March 2027']);
  expect(document).toMatchObject({ notices: [], mark: '', footer: 'Adopted version 2' });
  expect(document.parts).toContainEqual({
    kind: 'bullets',
    items: ['Evening courses: No room', 'Call bus to the course: No room'],
  });
  expect(JSON.stringify(document)).not.toContain('/comment?');
});

test('a withdrawn edition has no document', () => {
  expect(composePublicStrategyDocument(request({ state: 'withdrawn', content: null }))).toBeNull();
});
