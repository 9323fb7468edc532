import { expect, test } from 'vitest';
import { drawRespondents, FACTS } from '#features/governance/governance.fixture.ts';
import { protectWave } from '#features/governance/protection.ts';
import { openHighsSolver } from '#server/solver/highs.ts';
import { readOfficeFigures } from './office-figures.ts';

const respondents = drawRespondents({
  seed: 5,
  roles: Array<'official'>(14).fill('official'),
  missing: 0.02,
});
const setting = { ledger: [], codeVersion: '0.1.0', solver: await openHighsSolver() };
const { tables } = protectWave(FACTS, respondents, setting);
const settings = { language: 'en', warnings: [] } as const;

test('a page that comes too early has every table and says that pictures are being drawn', async () => {
  const early = await readOfficeFigures(tables, 'first', settings, 0);
  expect(early.isDrawing).toBe(true);
  expect(early.figures.every(({ chart }) => chart === null)).toBe(true);
  const whole = await readOfficeFigures(tables, 'first', settings, 60_000);
  expect(whole.isDrawing).toBe(false);
  expect(whole.figures.some(({ chart }) => chart !== null)).toBe(true);
  const tablesOf = ({ figures }: typeof whole) =>
    figures.flatMap((figure) => (figure.cubeId === null ? [] : [[figure.id, figure.tables]]));
  expect(tablesOf(early)).toEqual(tablesOf(whole));
});

test('other work goes on while pictures are drawn, and they are drawn once', async () => {
  let turns = 0;
  const counting = setInterval(() => (turns += 1), 0);
  const [one, other] = await Promise.all([
    readOfficeFigures(tables, 'second', settings, 60_000),
    readOfficeFigures(tables, 'second', settings, 60_000),
  ]);
  clearInterval(counting);
  expect(turns).toBeGreaterThan(2);
  expect(one.figures).toBe(other.figures);
});
