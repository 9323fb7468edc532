/** A document says what the strategy says: every text, every sum, in order, and what is missing. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DocumentPart, DocumentTable } from '#server/documents/document.types.ts';
import { composeBudgetGrid, formatAmount, sumCents, sumLines } from './budget.rules.ts';
import { answerList } from './export-lists.rules.ts';
import { REQUIRED_LISTS } from './export-requirements.rules.ts';
import { composeStrategyDocument } from './export.rules.ts';
import type { ExportRequest } from './export.types.ts';
import { composeSheets } from './file-sheets.rules.ts';
import { arbitraryContent } from './testing/arbitrary-content.ts';
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

const request: ExportRequest = {
  content: STRATEGY_CONTENT,
  figures: [{ placedFactId: row('fact', 1), told: FROZEN }],
  version: null,
  place: {
    placeId: row('other', 99),
    slug: 'vico',
    name: 'Vico',
    contactName: 'Office',
    contactEmail: '',
    isExample: false,
  },
  look: { colour: '', arms: null },
  on: '2026-11-22',
  createdAt: new Date('2026-11-22T12:00:00Z'),
  origin: 'https://vico.example',
};

const listTexts = (parts: readonly DocumentPart[]): string[] =>
  parts.flatMap((part) => {
    if (part.kind === 'bullets') return [...part.items];
    if (part.kind === 'facts') return part.facts.flat();
    if (part.kind === 'table')
      return [part.caption, ...part.rows.flatMap((line) => ('heading' in line ? [line.heading] : line))];
    return part.kind === 'figure' ? [part.title] : [part.text];
  });

const tables = (parts: readonly DocumentPart[]): DocumentTable[] =>
  parts.filter((part) => part.kind === 'table');
const findTable = (parts: readonly DocumentPart[], caption: string): DocumentTable =>
  tables(parts).find((one) => one.caption.startsWith(caption))!;
const lastCell = (table: DocumentTable): string => {
  const last = table.rows.at(-1)!;
  return 'heading' in last ? '' : (last.at(-1) ?? '');
};

test('a draft says that it is one, a version by whom and when it was decided, with its check sum', () => {
  const draft = composeStrategyDocument(request);
  expect(draft).toMatchObject({ mark: 'Draft', title: 'Living together in Vico', language: 'en' });
  expect(draft.notices).toHaveLength(1);
  const decision = { body: 'Town council', decidedOn: '2026-12-01', reference: '12/2026', link: '' };
  const version = {
    version: 2,
    decision,
    amends: 'More money.',
    contentHash: 'a'.repeat(64),
    adoptedOn: '2026-12-02',
  };
  const adopted = composeStrategyDocument({ ...request, version });
  expect(adopted).toMatchObject({ mark: '', footer: 'Version 2', notices: [] });
  expect(adopted.facts.flat().join('\n')).toContain('Town council, 1 December 2026, 12/2026');
  expect(adopted.facts.flat()).toContain('More money.');
  expect(listTexts(adopted.parts)).toContain('a'.repeat(64));
});

test('the order is that of a council, and a part without words says so', () => {
  const { parts } = composeStrategyDocument(request);
  const headings = parts.flatMap((part) => (part.kind === 'heading' && part.level === 1 ? [part.text] : []));
  expect(headings).toEqual([
    'Summary',
    'The place and its people',
    'Where we stand',
    'What people said',
    'Why we do this',
    'Goal 1: Everybody who wants to can learn German here',
    'Budget',
    'Who works together',
    'Risks',
    'How we will know whether it works',
    'What is not secured',
    'About this document',
  ]);
  expect(listTexts(parts)).toContain('Nothing is written here yet.');
  expect(listTexts(parts)).toContain('“Call bus to the course” has no costs planned.');
});

test('figures stand with what belongs to them, and a lost one is said', () => {
  const { parts } = composeStrategyDocument(request);
  expect(findTable(parts, 'Published figures').rows).toEqual([
    [
      'How often do people meet? · daily',
      '12 %',
      '2026',
      'Survey of residents. How we live together, version 2',
    ],
  ]);
  expect(listTexts(parts)).toContain('daily: 40 people answered; Few answered; Before the courses began.');
  const lost = composeStrategyDocument({ ...request, figures: [] });
  expect(lost.notices.join(' ')).toContain('One figure is left out');
});

test('statements say what follows: actions, or why nothing does', () => {
  const { rows } = findTable(composeStrategyDocument(request).parts, 'Statements');
  expect(rows).toEqual([
    [
      'newcomers',
      'We work in the day; courses are in the morning.',
      'Round table of October, 12 October 2026',
      'Evening courses',
    ],
    [
      'residents',
      'Nobody tells us who is new here.',
      'Village evening',
      'Names are nobody else’s business; the welcome evening is open to all.',
    ],
  ]);
});

describe('sums', () => {
  test('of the document are those of the pages', () => {
    const { parts } = composeStrategyDocument(request);
    expect(findTable(parts, 'Costs by year').rows).toEqual([
      ['2027', '€12,000.50', '€12,000.50', '€0.00'],
      ['2028', '€12,000.50', '€0.00', '€12,000.50'],
      ['Total', '€24,001.00', '€12,000.50', '€12,000.50'],
    ]);
    expect(lastCell(findTable(parts, 'Costs by action'))).toBe('€24,001.00');
  });

  test('agree with budget rules and with the spreadsheet for every content', () => {
    fc.assert(
      fc.property(arbitraryContent, (content) => {
        const { parts } = composeStrategyDocument({ ...request, content });
        const { cents, securedCents, openCents } = sumLines(content.budget, 'all');
        const sheet = composeSheets(content, 'en').find(({ name }) => name === 'Budget lines')!;
        const column = sheet.heading.indexOf('Amount');
        const written = sheet.rows.reduce(
          (sum, cells) => sum + BigInt(Math.round(Number(cells[column]) * 100)),
          0n,
        );
        expect(written).toBe(BigInt(sumCents(content.budget)));
        if (content.budget.length === 0) return;
        const [total, secured, open] = [cents, securedCents, openCents].map((one) =>
          formatAmount(one, 'EUR', 'en'),
        );
        for (const caption of ['Costs by year', 'Costs by source', 'Costs by kind'])
          expect(findTable(parts, caption).rows.at(-1)).toEqual(['Total', total, secured, open]);
        const pieces = tables(parts).filter((one) => one.caption.startsWith('Costs by action'));
        expect(lastCell(pieces.at(-1)!)).toBe(total);
        const grid = composeBudgetGrid(content.actions, content.budget, content.strategy);
        expect(pieces.flatMap((one) => one.columns.slice(1).map(({ label }) => label))).toEqual([
          ...grid.years.map(String),
          'Sum',
        ]);
      }),
      { seed: 20261122, numRuns: 60 },
    );
  });
});

test('every text of every content stands in the document', () => {
  fc.assert(
    fc.property(arbitraryContent, (content) => {
      const all = listTexts(composeStrategyDocument({ ...request, content }).parts).join('\n');
      for (const { title } of content.goals) expect(all).toContain(title);
      for (const { title, outputs, milestones } of content.actions) {
        if (content.goals.length > 0) expect(all).toContain(title);
        for (const { name } of outputs) expect(all).toContain(name);
        for (const one of milestones) expect(all).toContain(one.title);
      }
      for (const { statement } of content.perspectives) expect(all).toContain(statement);
      for (const { text } of content.risks) expect(all).toContain(text);
    }),
    { seed: 20261122, numRuns: 60 },
  );
});

describe('lists of the funds', () => {
  test.each(['en', 'de'] as const)('each point has its answer or says where to write it: %s', (language) => {
    for (const list of REQUIRED_LISTS) {
      expect(list.article[language]).toMatch(/2021\/1060/);
      const answers = answerList(list, STRATEGY_CONTENT, language);
      expect(answers.map(({ missing }) => missing)).toEqual(list.items.map(() => []));
      const empty = answerList(list, { ...STRATEGY_CONTENT, parts: [], goals: [], budget: [] }, language);
      expect(empty.find(({ point }) => point === 'a')).toMatchObject({
        parts: [],
        missing: ['area-and-people'],
      });
    }
  });

  test('the financial plan names each source with its programme, exactly', () => {
    const [clld] = REQUIRED_LISTS;
    const plan = answerList(clld!, STRATEGY_CONTENT, 'en').find(({ point }) => point === 'f');
    expect(listTexts(plan!.parts)).toEqual([
      'Budget of the town: €12,000.50, of which €12,000.50 is secured',
      'Integration fund, AMIF: €12,000.50, of which €0.00 is secured',
      'Total: €24,001.00',
    ]);
  });
});
