/** What comes out of a spreadsheet is what went in, and what is wrong in one is said with sheet, row and column. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readWorkbookTables } from '#server/spreadsheet/read-xlsx.ts';
import { renderXlsx, type CellOut, type SheetOut } from '#server/spreadsheet/render-table.ts';
import { FILE_LANGUAGES, type FileLanguage } from './file-cells.rules.ts';
import { listRecords, markRecord } from './file-records.rules.ts';
import { listEffects, planFile } from './file-plan.rules.ts';
import { readFile } from './file-read.rules.ts';
import { composeSheets, nameColumn, nameSheet } from './file-sheets.rules.ts';
import type { FilePlan, FileSheet } from './file.types.ts';
import type { StrategyContent } from './strategy.types.ts';
import { arbitraryContent } from './testing/arbitrary-content.ts';
import { row, STRATEGY_CONTENT } from './testing/strategy-content.fixture.ts';

const STRATEGY = STRATEGY_CONTENT.strategy.strategyId;

async function plan(
  sheets: readonly SheetOut[],
  content: StrategyContent = STRATEGY_CONTENT,
  language: FileLanguage = 'en',
): Promise<FilePlan> {
  const tables = await readWorkbookTables(await renderXlsx(sheets));
  const file = readFile(tables, content.strategy.strategyId, { language, currency: 'EUR' });
  return planFile(content, file, (sheet) => nameSheet(sheet, language));
}

/** A sheet with one cell changed, found by the heading of its column and the number of its row (1 the heading). */
function change(
  sheets: readonly SheetOut[],
  sheet: FileSheet,
  at: readonly [row: number, column: string],
  cell: CellOut,
): SheetOut[] {
  return sheets.map((one) => {
    if (one.name !== nameSheet(sheet, 'en')) return one;
    const column = one.heading.indexOf(nameColumn(at[1], 'en'));
    const rows = one.rows.map((cells, n) =>
      cells.map((was, m) => (n === at[0] - 2 && m === column ? cell : was)),
    );
    return { ...one, rows };
  });
}

function add(
  sheets: readonly SheetOut[],
  sheet: FileSheet,
  cells: Readonly<Record<string, CellOut>>,
): SheetOut[] {
  return sheets.map((one) => {
    if (one.name !== nameSheet(sheet, 'en')) return one;
    const filled = one.heading.map(
      (heading) => Object.entries(cells).find(([id]) => nameColumn(id, 'en') === heading)?.[1] ?? null,
    );
    return { ...one, rows: [...one.rows, filled] };
  });
}

const out = composeSheets(STRATEGY_CONTENT, 'en');
const say = ({ findings }: FilePlan) =>
  findings.map(({ sheet, row: at, column, code }) =>
    [sheet, at, column, code].filter((one) => one !== null && one !== '').join(' '),
  );

describe('round trip', () => {
  test.each(FILE_LANGUAGES)('nothing changes and nothing is odd: %s', async (language) => {
    const again = await plan(composeSheets(STRATEGY_CONTENT, language), STRATEGY_CONTENT, language);
    expect(again.findings).toEqual([]);
    expect(listEffects(again)).toEqual([]);
    expect(again.absent).toEqual({});
  });

  test('holds for every content, hostile cells included', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryContent, fc.constantFrom(...FILE_LANGUAGES), async (content, language) => {
        const tables = await readWorkbookTables(await renderXlsx(composeSheets(content, language)));
        const read = readFile(tables, content.strategy.strategyId, { language, currency: 'EUR' });
        expect(read.findings).toEqual([]);
        const filled = (values: Readonly<Record<string, string>>) =>
          Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
        expect(
          read.records.map(({ sheet, id, mark, values }) => ({ sheet, id, mark, ...filled(values) })),
        ).toEqual(
          expect.arrayContaining(
            listRecords(content).map((one) => ({
              sheet: one.sheet,
              id: one.id,
              mark: markRecord(one),
              ...filled(one.values),
            })),
          ),
        );
        const again = planFile(content, read, (sheet) => sheet);
        expect([again.findings, listEffects(again)]).toEqual([[], []]);
      }),
      { seed: 20261122, numRuns: 60 },
    );
  }, 120_000);
});

describe('changes', () => {
  test('are told field by field, and an emptied cell empties', async () => {
    const changed = change(
      change(out, 'actions', [2, 'title'], 'Courses in the evening'),
      'actions',
      [2, 'where'],
      null,
    );
    const [only, ...others] = listEffects(await plan(changed));
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      sheet: 'actions',
      row: 2,
      outcome: 'changed',
      changes: [
        { column: 'title', before: 'Evening courses', after: 'Courses in the evening' },
        { column: 'where', before: 'Library', after: '' },
      ],
    });
  });

  test('new rows name one another by a name of their own, by id or by title', async () => {
    const goal = add(out, 'goals', { id: 'new goal', title: 'Work' });
    const action = add(goal, 'actions', { goal: 'new goal', title: 'Advice on work' });
    const line = (sheets: SheetOut[], target: CellOut, amount: CellOut) =>
      add(sheets, 'budget', {
        action: target,
        year: 2027,
        'cost-kind': 'staff',
        amount,
        money: 'budget of the town',
        secured: 'x',
      });
    const planned = await plan(line(line(action, 'Advice on work', 12.34), row('action', 1), '€ 1,250.50'));
    expect(say(planned)).toEqual([]);
    const effects = listEffects(planned);
    expect(effects.map(({ outcome, sheet, id }) => `${outcome} ${sheet} ${id}`)).toEqual([
      'new goals new goal',
      'new actions actions:4',
      'new budget budget:4',
      'new budget budget:5',
    ]);
    expect(effects[2]?.values).toMatchObject({
      action: 'actions:4',
      amount: '1234',
      money: row('other', 20),
    });
    expect(effects[3]?.values).toMatchObject({ action: row('action', 1), amount: '125050', secured: 'yes' });
  });

  test('rows that are missing stay, and the same new row is not added twice', async () => {
    const fewer = out.map((one) => (one.name === 'Actions' ? { ...one, rows: one.rows.slice(0, 1) } : one));
    expect(await plan(fewer)).toMatchObject({ absent: { actions: 1 } });
    expect(listEffects(await plan(fewer))).toEqual([]);
    const { bodies } = STRATEGY_CONTENT;
    const twin = {
      name: bodies[0]!.name,
      part: 'decides',
      about: bodies[0]!.about,
      meets: 'monthly',
      'has-newcomers': 'no',
    };
    const again = await plan(add(out, 'bodies', twin));
    expect(say(again)).toEqual(['Coordination 4 strategy-row-there']);
    expect(listEffects(again)).toEqual([]);
  });
});

describe('a row that moved on since the file was taken out', () => {
  const moved: StrategyContent = {
    ...STRATEGY_CONTENT,
    goals: STRATEGY_CONTENT.goals.map((goal) => ({ ...goal, title: 'German for all', revision: 2 })),
  };

  test('is a conflict with both texts where the file changed it too', async () => {
    const [only] = listEffects(await plan(change(out, 'goals', [2, 'title'], 'Learn German'), moved));
    expect(only).toMatchObject({
      outcome: 'conflict',
      revision: 2,
      changes: [{ column: 'title', before: 'German for all', after: 'Learn German' }],
    });
  });

  test('stays as it is here where the file left it alone, and lost marks are conflicts', async () => {
    expect(listEffects(await plan(out, moved))).toEqual([]);
    const blind = change(change(out, 'goals', [2, 'title'], 'Learn German'), 'goals', [2, 'mark'], 'lost');
    expect(listEffects(await plan(blind))).toMatchObject([{ outcome: 'conflict' }]);
  });

  test('is none where only another row of the same action moved', async () => {
    const [first, ...rest] = STRATEGY_CONTENT.actions;
    const renamed = { ...first!, what: 'More.', revision: 9 };
    const effects = listEffects(
      await plan(change(out, 'outputs', [2, 'name'], 'Hours'), {
        ...STRATEGY_CONTENT,
        actions: [renamed, ...rest],
      }),
    );
    expect(effects).toMatchObject([{ sheet: 'outputs', outcome: 'changed' }]);
  });
});

describe('spoiled files', () => {
  test.each([
    ['budget', [2, 'amount'], 12.345, 'Budget lines 2 Amount strategy-amount'],
    ['budget', [2, 'amount'], '12,34,56', 'Budget lines 2 Amount strategy-amount'],
    ['budget', [2, 'amount'], -3, 'Budget lines 2 Amount strategy-amount-negative'],
    ['budget', [2, 'amount'], 1e12, 'Budget lines 2 Amount strategy-amount-large'],
    ['budget', [2, 'year'], 'soon', 'Budget lines 2 Year strategy-not-a-number'],
    ['budget', [2, 'action'], 'Nobody', 'Budget lines 2 strategy-row-unknown'],
    ['budget', [2, 'id'], row('goal', 1), 'Budget lines 2 strategy-id-unknown'],
    ['actions', [2, 'starts-on'], '01/02/2027', 'Actions 2 Begins on strategy-day'],
    ['actions', [2, 'stage'], 'hobby', 'Actions 2 Stage strategy-word-unknown'],
    ['actions', [3, 'title'], null, 'Actions 3 strategy-cell-required'],
    ['actions', [3, 'id'], row('action', 1), 'Actions 3 strategy-id-twice'],
    ['outputs', [2, 'y2027'], 1.5, 'Outputs 2 2027 strategy-not-whole'],
    ['risks', [2, 'public-opinion'], 'perhaps', 'Risks 2 About what people think strategy-yes-or-no'],
    ['bodies', [2, 'actor'], 'x', 'Coordination 2 strategy-link-kept'],
  ] as const)('%s %j %j', async (sheet, at, cell, finding) => {
    expect(say(await plan(change(out, sheet, at, cell)))).toContain(finding);
  });

  test('other columns, other sheets, another strategy', async () => {
    const without = out.map((one) =>
      one.name === 'Goals'
        ? { ...one, heading: one.heading.map((head) => (head === 'Why' ? 'Notes' : head)) }
        : one,
    );
    expect(say(await plan(without))).toEqual([
      'Goals 1 Notes strategy-column-unknown',
      'Goals 1 strategy-column-missing',
    ]);
    expect(listEffects(await plan(without))).toEqual([]);
    const headless = out.map((one) => ({
      ...one,
      heading: one.heading.map((head) => (head === 'Id' ? '' : head)),
    }));
    expect(say(await plan(headless))).toContain('Goals 1 strategy-id-column-missing');
    expect(say(await plan([{ name: 'Shopping', heading: ['milk'], rows: [['2']] }]))).toEqual([
      'Shopping strategy-sheet-unknown',
      'strategy-no-sheets',
    ]);
    const other = {
      ...STRATEGY_CONTENT,
      strategy: { ...STRATEGY_CONTENT.strategy, strategyId: row('strategy', 2) },
    };
    expect(say(await plan(out, other))).toContain('Read me first 2 strategy-other-strategy');
  });

  test('whatever stands in the cells is read or told, never thrown', async () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(9), fc.nat(3), fc.nat(12), cell), { maxLength: 12 }),
        async (spoils) => {
          const sheets = out.map((one, n) => ({
            ...one,
            rows: one.rows.map((cells, r) =>
              cells.map(
                (was, c) => spoils.find(([s, at, column]) => s === n && at === r && column === c)?.[3] ?? was,
              ),
            ),
          }));
          const planned = await plan(
            sheets.map((one) => ({
              ...one,
              rows: one.rows.map((cells) =>
                cells.map((each) => (typeof each === 'string' ? each.replaceAll(/\p{C}/gu, '') : each)),
              ),
            })),
          );
          expect(planned.rows.length).toBeGreaterThanOrEqual(0);
        },
      ),
      { seed: 20261122, numRuns: 60 },
    );
  }, 60_000);
});

test('the key of the strategy stands on the sheet that explains', () => {
  expect(out[0]?.rows[0]?.[1]).toBe(STRATEGY);
});
