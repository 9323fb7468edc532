/** Indicators with too few in one year, and who stays: their pages with years put together. */
import { expectPage } from './survey-steps.ts';
import type { Visitor } from './visitor.ts';

/** One value as the form takes it. */
export interface TypedValue {
  readonly period: string;
  readonly people?: string;
  readonly numerator?: string;
  readonly denominator?: string;
  readonly status?: string;
  readonly reason?: string;
}

/** Values typed in one after the other; a correction says why. */
export async function typeValues(
  visitor: Visitor,
  path: string,
  values: readonly TypedValue[],
): Promise<void> {
  for (const value of values) {
    const form = await visitor.open(`${path}/enter`);
    const fields = { people: 'newcomers', ...value, source: 'Course providers', why: 'Counted again.' };
    const saved = expectPage(await visitor.submit(form, { fields }), 'entering a value');
    if (!saved.url.includes('saved=')) throw new Error(`The value is not saved: ${saved.text.slice(0, 400)}`);
  }
}

const count = (period: string, numerator: number, denominator: number): TypedValue => ({
  period,
  numerator: String(numerator),
  denominator: String(denominator),
});

/** Two counts that a neighbouring place handed over. */
async function addNeighbour(visitor: Visitor, path: string): Promise<void> {
  const fields = { people: 'newcomers', neighbour: 'Altdorf', year: '2024', agreed: 'By mail of 3 March' };
  const counted = { ...fields, numerator: '14', denominator: '40' };
  const saved = expectPage(
    await visitor.submit(await visitor.open(path), { form: 'form[action="?/save"]', fields: counted }),
    'entering counts of a neighbour',
  );
  if (!saved.text.includes('Altdorf'))
    throw new Error(`The counts are not kept: ${saved.text.slice(0, 400)}`);
}

/** Course leavers of three years, each too few, and arrivals with who stayed. @returns the pages to look at */
export async function visitYearsTogether(visitor: Visitor, base: string): Promise<string[]> {
  await typeValues(visitor, `${base}/la2`, [
    count('2022', 12, 31),
    count('2023', 12, 33),
    { ...count('2024', 9, 30), status: 'provisional' },
  ]);
  await typeValues(visitor, `${base}/cx3`, [
    count('2019', 20, 30),
    count('2021', 9, 12),
    count('2022', 41, 55),
  ]);
  await addNeighbour(visitor, `${base}/la2/neighbours`);
  return [
    `${base}/la2`,
    `${base}/la2?pool=3`,
    `${base}/la2?pool=neighbours`,

    `${base}/cx3`,
    `${base}/cx3-5?pool=5`,
  ];
}
