/** The page of one indicator in every state: without a value, with one, with years put together, withheld, forbidden. */
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { operator, signInAs } from './operator.ts';
import { enter, type Visitor } from './visitor.ts';
import { inviteColleague, setUpTown } from './world.ts';
import { typeValues } from './world-one-indicator.ts';

const origin = inject('baseUrl');
const councillor = {
  name: 'Conrad Councillor',
  email: 'conrad-one@example.org',
  password: 'a bench in front of the town hall',
};
const neighbour = {
  name: 'Nora Next',
  email: 'nora-one@example.org',
  password: 'the house beyond the river',
};

let staff: Visitor;
let reader: Visitor;
let base = '';
const read = async (visitor: Visitor, path: string): Promise<string> =>
  (await visitor.open(`${base}/${path}`)).text;

async function join(visitor: Visitor, slug: string, account: typeof councillor): Promise<Visitor> {
  const address = await inviteColleague(visitor, slug, account.email, 'reader');
  const joining = enter(origin);
  await joining.submit(await joining.open(address), { button: 'Create account and join', fields: account });
  return signInAs(origin, account);
}

beforeAll(async () => {
  staff = await signInAs(origin, operator);
  const slug = await setUpTown(staff, 'Landshut');
  base = `/office/${slug}/indicators`;
  reader = await join(staff, slug, councillor);
});

describe('what stands on the page', () => {
  test('without a value: how to get one, what stands beside it and how to bring that in', async () => {
    const text = await read(staff, 'em1');
    expect(text).toContain('There is no value yet. This is how to collect it:');
    expect(text).toContain('Similar, not the same definition. Ages 15 to 64 instead of 20 to 64');
    expect(text).toContain('vicus import eurostat-integration FOLDER');
    expect(text).toContain('The place has no entry in the register of places');
    expect(text).toContain('Version of the definition Version 1');
    expect(await read(reader, 'em1')).toContain('There is no value yet that can be shown.');
  });

  test('with one value: level, parts, interval, period, source, status, version, whom it counts', async () => {
    await typeValues(staff, `${base}/la2`, [
      { period: '2024', numerator: '9', denominator: '30', status: 'estimated' },
    ]);
    const text = await read(staff, 'la2');
    for (const part of [
      'Newcomers, 2024',
      '30.0 % (estimated)',
      '9 of 30 · by chance alone 16.7 to 47.9 %',
      'Fewer than 20 are counted: never read it alone.',
      'Newcomers: 9 counted in 2024',
      'There is one year only.',
      'Source Course providers',
      'Some numbers are estimates.',
      'Whom each year counts other people or events than the year before',
      'Version 1',
    ])
      expect(text).toContain(part);
    expect(await read(staff, 'la2?pool=3')).not.toContain('What this takes for granted');
  });

  test('without a number: the reason in words, never a zero', async () => {
    await typeValues(staff, `${base}/ed2`, [{ period: '2024', reason: 'not-applicable' }]);
    const text = await read(staff, 'ed2');
    expect(text).toMatch(/Newcomers, 2024 not applicable/);
    expect(text).not.toMatch(/\b0(\.0)? %/);
  });
});

test('a long series has its trend, and newcomers beside the others a gap, each with interval and what may be said', async () => {
  const years = [2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024];
  await typeValues(
    staff,
    `${base}/ed1`,
    years.map((year, at) => ({ period: String(year), numerator: String(30 + 5 * at), denominator: '100' })),
  );
  await typeValues(staff, `${base}/ed1`, [
    { period: '2024', people: 'others', numerator: '910', denominator: '1000' },
  ]);
  const text = await read(staff, 'ed1');
  expect(text).toMatch(
    /Trend, 10 periods \+[\d.]+ \(\+[\d.]+ … \+[\d.]+\) percentage points a year Rises, by more than chance explains\./,
  );
  expect(text).toMatch(
    /Gap: everybody else minus newcomers, in percentage points, 2024 \+16\.0 \(\+8\.\d … \+25\.\d\)/,
  );
  expect(text).toContain('Everybody else lies higher, by more than chance explains.');
  expect(text).toContain('change from 2015 to 2024');
  expect(text).not.toContain('Too few in one year');
  // One row for each year in the table that stands beside the picture.
  const rows = (await staff.open(`${base}/ed1`)).document.querySelectorAll('figure table tbody tr');
  expect(rows.length).toBeGreaterThanOrEqual(years.length);
});

test('a changed definition breaks the series: two pictures, and nothing computed across', async () => {
  const own = {
    name: 'Rides taken',
    question: 'Do people get to the course?',
    definition: 'Rides to the course',
    kind: 'count',
    unit: 'persons',
    heading: 'language-and-culture',
    describes: 'newcomers',
    usualSource: 'own-records',
    countedEachYear: 'new',
  };
  const made = await staff.submit(await staff.open(`${base}/own`), { fields: own });
  const path = new URL(made.url).pathname;
  const type = async (period: string, value: string) => {
    const fields = { people: 'newcomers', period, value, source: 'Bus company', why: 'Counted again.' };
    expect((await staff.submit(await staff.open(`${path}/enter`), { fields })).url).toContain('saved=');
  };
  await type('2023', '8');
  await type('2024', '9');
  await staff.submit(await staff.open(`${path}/definition`), {
    fields: { ...own, definition: 'People with a ticket for the course', since: '2025' },
  });
  await type('2025', '11');
  const page = await staff.open(`${path}?pool=3`);
  expect(page.text).toContain('Version 2');
  expect(page.text).toContain('By an earlier definition: not to be compared with the values above.');
  expect(page.document.querySelectorAll('figure')).toHaveLength(2);
  expect(page.text).toContain('Newcomers: 11 counted in 2025');
  // Nothing is put together across the break, and no change is read across it.
  expect(page.text).toContain('There is one year only.');
  expect(page.text).not.toContain('change from');
  expect(page.text).not.toMatch(/28 (in|counted)/);
});

describe('years put together', () => {
  beforeAll(async () => {
    await typeValues(staff, `${base}/la2`, [
      { period: '2022', numerator: '12', denominator: '31' },
      { period: '2023', numerator: '12', denominator: '33' },
    ]);
  });

  test('are offered, never done in silence', async () => {
    const page = await staff.open(`${base}/la2`);
    expect(page.text).toContain(
      '3 years, 2022 to 2024: 33 counted · enough to be read · what the rule would take',
    );
    expect(page.text).not.toContain('35.1 %');
    const chosen = await staff.follow(page, '3 years, 2022 to 2024');
    for (const part of [
      'Newcomers: 2022, 2023 and 2024 put together 35.1 % (estimated)',
      '33 of 94 · by chance alone 26.2 to 45.2 %',
      'Version 1 of the definition only. Internal, before protection: not for publication.',
      'The circumstances were alike in these years.',
      'Add counts of a neighbouring place: ask neighbours for the two counts of the same year.',
    ])
      expect(chosen.text).toContain(part);
    expect(chosen.html).toContain('/methods/pooling');
    expect(await read(staff, 'la2?pool=3&lang=de')).toContain('2022, 2023 und 2024 zusammengefasst 35,1 %');
  });

  test('of mostly the same people are refused with the reason', async () => {
    await typeValues(staff, `${base}/em1`, [
      { period: '2023', numerator: '18', denominator: '66' },
      { period: '2024', numerator: '15', denominator: '70' },
    ]);
    const text = await read(staff, 'em1?pool=3');
    expect(text).toContain('Each year counts mostly the same people.');
    expect(text).not.toContain('33 of 136');
  });

  test('tell a councillor no year that is withheld, whatever is asked of the address', async () => {
    await typeValues(staff, `${base}/em6`, [
      { period: '2022', numerator: '12', denominator: '31' },
      { period: '2023', numerator: '3', denominator: '33' },
      { period: '2024', numerator: '9', denominator: '30' },
    ]);
    for (const path of ['em6', 'em6?pool=3', 'em6?pool=5', 'em6?pool=1', 'em6?pool=%00&pool=3']) {
      const page = await reader.open(`${base}/${path}`);
      expect(page.status, path).toBe(200);
      expect(page.text, path).toContain('not offered here, for 2023 is withheld and a sum would tell it.');
      expect(page.html, path).not.toMatch(/\b24 (of|counted)\b|\b3 of 33\b|25\.5|No span reaches 20/);
    }
    expect(await read(reader, 'la2?pool=3')).toContain('33 of 94');
  });
});

test('who stays is read beside the wish to stay', async () => {
  await typeValues(staff, `${base}/cx3`, [
    { period: '2019', numerator: '20', denominator: '30' },
    { period: '2021', numerator: '9', denominator: '12' },
    { period: '2022', numerator: '41', denominator: '55' },
  ]);
  const text = await read(staff, 'cx3');
  for (const part of [
    'Still here after 2 years 72 % 70 of 97 · by chance alone 63 to 80 % who came in 2019, 2021 and 2022',
    'Still here after 5 years Not known yet.',
    'Beside it: the wish to stay',
    'No closed survey of newcomers asked for the wish to stay.',
    'The survey asks those who are still here.',
  ])
    expect(text).toContain(part);
});

test('nobody from elsewhere sees any of it', async () => {
  const elsewhere = await setUpTown(staff, 'Dingolfing');
  const stranger = await join(staff, elsewhere, neighbour);
  for (const path of ['la2', 'la2?pool=3', 'cx3'])
    expect((await stranger.open(`${base}/${path}`)).status).toBeGreaterThanOrEqual(403);
  const signedOut = await enter(origin).open(`${base}/la2?pool=3`);
  expect(signedOut.url).toContain('/sign-in');
});
