/** Journey: three departments and one partner deliver their quarter; the office looks, asks, and approves. */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { readTable } from '../app/src/server/spreadsheet/read-table.ts';
import { renderXlsx } from '../app/src/server/spreadsheet/render-table.ts';
import { closeBrowser, withWindow } from './browser.ts';
import type { WindowChoice } from './browser.ts';
import { addRows, askForNumbers, fillDelivery, findDelivery, nameLastQuarter } from './delivery-steps.ts';
import { operator, signInAs } from './operator.ts';
import { button, byPointer, link, pressAndArrive, signIn } from './pages.ts';
import type { Account } from './pages.ts';
import { expectPage } from './survey-steps.ts';
import { enter } from './visitor.ts';
import type { Visitor } from './visitor.ts';
import { inviteColleague, setUpTown } from './world.ts';

const origin = inject('baseUrl');
const quarter = nameLastQuarter();

const ways: readonly (Omit<WindowChoice, 'origin'> & { name: string; town: string })[] = [
  { name: 'with JavaScript', town: 'Dachau' },
  { name: 'without JavaScript at 320 px', town: 'Starnberg', javaScript: false, widthPx: 320 },
];

async function join(address: string, account: Account): Promise<Visitor> {
  const visitor = enter(origin);
  const page = await visitor.open(address);
  expectPage(
    await visitor.submit(page, { button: 'Create account and join', fields: { ...account } }),
    'joining',
  );
  return visitor;
}

interface Asked {
  readonly slug: string;
  readonly officer: Account;
  readonly partner: Account;
  /** paths of the deliveries of the newest quarter that is over */
  readonly counter: string;
  readonly library: string;
  readonly housing: string;
  readonly courses: string;
}

/** A town with an officer and a partner, and four data sets that are due within two weeks. */
async function askEverybody(town: string): Promise<Asked> {
  const office = await signInAs(origin, operator);
  const slug = await setUpTown(office, town);
  const account = (name: string) => ({
    name: `${name} of ${town}`,
    email: `${name}-${slug}@example.org`.toLowerCase(),
    password: 'four words in a row',
  });
  const [officer, partner] = [account('Otto'), account('Petra')];
  const form = await office.open(`/office/${slug}/actors/new?kind=civil-society`);
  const kind =
    form.document.querySelector('select[name="kind"] option[value]:not([value=""])')?.getAttribute('value') ??
    '';
  expectPage(await office.submit(form, { fields: { name: 'Diakonie', kind } }), 'adding the organisation');
  await join(await inviteColleague(office, slug, officer.email, 'officer'), officer);
  await join(await inviteColleague(office, slug, partner.email, 'partner', 'Diakonie'), partner);
  const ask = async (title: string, rows: Readonly<Record<string, string>>, rest: object) => {
    const set = await askForNumbers(office, slug, {
      title,
      answering: officer.name,
      daysUntilDue: '5',
      ...rest,
    });
    return findDelivery(await addRows(office, set, rows), quarter);
  };
  return {
    slug,
    officer,
    partner,
    counter: await ask('Counter', { services: 'Registration' }, { department: 'Town hall', kind: 'service' }),
    library: await ask('Library', { services: 'Library card' }, { department: 'Library', kind: 'service' }),
    housing: await ask('Homes', { indicatorId: 'ho4' }, { department: 'Housing office' }),
    courses: await ask(
      'Courses',
      { indicatorId: 'la1' },
      { organisation: 'Diakonie', answering: 'Diakonie' },
    ),
  };
}

const toMonthFile = (name: string, buffer: Uint8Array) => ({
  name,
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: Buffer.from(buffer),
});

/** The spreadsheet that was downloaded, with the numbers in. */
async function fillTemplate(template: Uint8Array, amount: string): Promise<Uint8Array> {
  const table = await readTable(template);
  const [amountAt, baseAt] = [table.columns.indexOf('number'), table.columns.indexOf('of how many')];
  const rows = table.rows.map(({ cells }) =>
    cells.map((cell, at) => (at === amountAt ? amount : at === baseAt ? '20' : cell)),
  );
  return renderXlsx([{ name: 'Delivery', heading: table.columns, rows }]);
}

afterAll(closeBrowser);

describe.for(ways)(
  'a quarter delivered by three departments and one partner, $name',
  ({ name, town, ...choice }) => {
    let asked: Asked;
    beforeAll(async () => {
      asked = await askEverybody(town);
    });
    const inWindow = (who: Account, run: Parameters<typeof withWindow>[2]) =>
      withWindow(`deliveries-${name}-${who.name}`, { ...choice, origin }, async (person) => {
        await person.page.goto('/sign-in');
        await signIn(person.page, byPointer, who);
        await person.page.goto(`/office/${asked.slug}`);
        return run(person);
      });

    test('a department is led from the desk, told what is missing, and submits', async () => {
      await inWindow(asked.officer, async ({ page }) => {
        await pressAndArrive(page, byPointer, link(page, 'Fill in what is due'));
        await page.goto(asked.counter);
        await page.getByLabel('Number: Use of services, Newcomers, Registration').fill('6');
        await pressAndArrive(page, byPointer, button(page, 'Submit to the office'));
        await page.getByText('It is not said of how many.').first().waitFor();
        await page.getByLabel('Of how many: Use of services, Newcomers, Registration').fill('sixty');
        await pressAndArrive(page, byPointer, button(page, 'Submit to the office'));
        await page.getByText('Nothing was saved yet').waitFor();
        expect(
          await page.getByLabel('Of how many: Use of services, Newcomers, Registration').inputValue(),
        ).toBe('sixty');
        await page.getByLabel('Of how many: Use of services, Newcomers, Registration').fill('60');
        await page.getByLabel('Number: Use of services, Others, Registration').fill('0');
        await page.getByLabel('Of how many: Use of services, Others, Registration').fill('300');
        await pressAndArrive(page, byPointer, button(page, 'Submit to the office'));
        await page.getByText('Submitted. The office looks at it').waitFor();
      });
      const officer = await signInAs(origin, asked.officer);
      for (const path of [asked.library, asked.housing])
        expectPage(await fillDelivery(officer, path, () => ({ amount: 3, base: 30 })), `submitting ${path}`);
    });

    test('the partner sees its own only and brings a spreadsheet', async () => {
      await inWindow(asked.partner, async ({ page }) => {
        await page.getByText('One delivery of numbers is due from your organisation').waitFor();
        await pressAndArrive(page, byPointer, link(page, 'Deliver numbers'));
        expect(await page.locator('main').innerText()).not.toMatch(/Counter|Library|Homes/);
        expect((await page.request.get(asked.counter)).status()).toBe(404);
        await pressAndArrive(page, byPointer, link(page, quarter));
        await page.getByText('Fill in a spreadsheet instead').click();
        const address = `${new URL(page.url()).pathname}/template`;
        const template = new Uint8Array(await (await page.request.get(address)).body());
        await pressAndArrive(page, byPointer, link(page, 'Bring it back filled in'));
        const bring = async (file: ReturnType<typeof toMonthFile>) => {
          await page.locator('input[type=file]').setInputFiles(file);
          await pressAndArrive(page, byPointer, button(page, 'Read the file'));
        };
        const people = await renderXlsx([
          {
            name: 'x',
            heading: ['Name', 'Date of birth', 'Case number'],
            rows: [
              ['Ada Muster', '1980-02-01', 'A-1'],
              ['Omar Beispiel', '1990-04-03', 'A-2'],
            ],
          },
        ]);
        await bring(toMonthFile('people.xlsx', people));
        await page.getByText('looks like a list of people').first().waitFor();
        await bring(toMonthFile('wrong.xlsx', await fillTemplate(template, 'many')));
        await page.getByText('Nothing was taken over').waitFor();
        expect(await page.locator('table.findings tbody tr').first().innerText()).toMatch(
          /2[\s\S]*number[\s\S]*“many”/,
        );
        await bring(toMonthFile('right.xlsx', await fillTemplate(template, '5')));
        await pressAndArrive(page, byPointer, button(page, 'Take all of it over as a draft'));
        await page.getByText('The draft is saved').waitFor();
        await pressAndArrive(page, byPointer, button(page, 'Submit to the office'));
        await page.getByText('Submitted. The office looks at it').waitFor();
      });
    });

    test('the office asks one of them, approves all, and reads them together', async () => {
      await inWindow(operator, async ({ page }) => {
        await page.goto(asked.housing);
        await page.getByLabel('What should be mended').fill('Are the containers in?');
        await pressAndArrive(page, byPointer, button(page, 'Send back'));
      });
      const officer = await signInAs(origin, asked.officer);
      const back = await officer.open(asked.housing);
      expect(back.text).toContain('Are the containers in?');
      expectPage(
        await fillDelivery(officer, asked.housing, () => ({ amount: 4, base: 30 })),
        'sending it again',
      );
      await inWindow(operator, async ({ page }) => {
        await pressAndArrive(page, byPointer, link(page, 'Look at deliveries'));
        for (const path of [asked.counter, asked.library, asked.housing, asked.courses]) {
          await page.goto(path);
          await pressAndArrive(page, byPointer, button(page, 'Approve'));
          await page.getByText(/Approved: (one value|\d+ values) new/).waitFor();
        }
        await page.goto(`/office/${asked.slug}/deliveries`);
        await page.getByText('Approved: 4').waitFor();
        await pressAndArrive(page, byPointer, link(page, 'Use of services'));
        const row = page.locator('tr', { hasText: 'Library card' });
        expect(await row.innerText()).toMatch(/Library[\s\S]*10% \(3 of 30\)[\s\S]*1\.00/);
        expect(await page.locator('tr', { hasText: 'Registration' }).innerText()).toContain('cannot be told');
      });
    });
  },
);
