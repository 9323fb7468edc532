/** Organisations that carry out actions: they see theirs, report on them, and reach nothing of anybody else. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { closeBrowser, withWindow, type WindowChoice } from './browser.ts';
import { signInAs } from './operator.ts';
import { listAxeViolationsInBothSchemes, listOverflows } from './page-checks.ts';
import { button, byKeyboard, byPointer, link, pressAndArrive, signIn, type Way } from './pages.ts';
import type { VisitedPage, Visitor } from './visitor.ts';
import { findLastMonth } from './world-implementation.ts';
import {
  ACTIONS,
  buildPartnerTown,
  CHOIR,
  findOwnReport,
  findReportFields,
  forge,
  HOUSE,
  WHEELS,
  type Partner,
  type PartnerTown,
} from './world-partners.ts';
import { sendForm } from './world-strategy.ts';

const origin = inject('baseUrl');
const NOWHERE = '00000000-0000-4000-8000-000000000000';
/** What the button "nothing to report" sends. */
const NOTHING = { sending: NOWHERE, nothing: 'all' };

let town: PartnerTown;
let house: Visitor;
let wheels: Visitor;
let choir: Visitor;
/** the page of the month each is asked about */
const own = { house: '', wheels: '' };
beforeAll(async () => {
  town = await buildPartnerTown(origin, ['Dorfen', 'Tutzing']);
  [house, wheels, choir] = [
    await signInAs(origin, HOUSE),
    await signInAs(origin, WHEELS),
    await signInAs(origin, CHOIR),
  ];
  own.house = await findOwnReport(house, town.slug);
  own.wheels = await findOwnReport(wheels, town.slug);
}, 180_000);
afterAll(closeBrowser);

const toAction = (title: string): string => town.actions.get(title) ?? '';
const listDead = async (visitor: Visitor, page: VisitedPage): Promise<string[]> => {
  const links = [...page.document.querySelectorAll('a[href^="/"]')];
  const dead: string[] = [];
  for (const href of new Set(links.map((one) => one.getAttribute('href') ?? ''))) {
    const { status } = await visitor.open(href);
    if (status >= 400) dead.push(`${status} ${href}`);
  }
  return dead;
};

interface Walk extends Omit<WindowChoice, 'origin'> {
  readonly name: string;
  readonly partner: Partner;
  readonly way: Way;
  readonly seen: readonly string[];
  readonly unseen: readonly string[];
  /** the action of which only this organisation is asked */
  readonly asked: string;
}

const { repair, lessons, feast, newsletter } = ACTIONS;
const walks: readonly Walk[] = [
  {
    name: 'with JavaScript, by keyboard',
    partner: HOUSE,
    way: byKeyboard,
    seen: [repair, feast],
    unseen: [lessons, newsletter],
    asked: repair,
  },
  {
    name: 'without JavaScript at 320 px',
    partner: WHEELS,
    way: byPointer,
    javaScript: false,
    widthPx: 320,
    seen: [lessons, feast],
    unseen: [repair, newsletter],
    asked: lessons,
  },
];

/** What is wrong, and what the page says beside the field. */
const wrongs: readonly (readonly [keyof ReturnType<typeof findReportFields>, string, RegExp])[] = [
  ['spent', '-5', /1234\.50.*without a minus/],
  ['spent', 'about fifty', /1234\.50/],
  ['spent', '9'.repeat(30), /at most 100,000,000,000/],
  ['output', '-3', /whole number from 0 to 10,?000,?000/],
  ['output', '2.5', /whole number/],
  ['output', '99999999999999999999', /whole number/],
  ['hinders', 'x'.repeat(1001), /Too long: at most 1,000/],
  ['evidence', 'y'.repeat(5000), /Too long: at most 1,000/],
  ['link', 'http://example.org/list', /begins with https/],
];

/** Every field of the page as a person sees it. */
const readFilled = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll('main input:not([type=hidden]), main select, main textarea')].map(
        (field) => {
          const { name, value } = field as HTMLInputElement;
          return [name, value];
        },
      ),
    ),
  );

const field = (page: Page, name: string) => page.locator(`main [name="${name}"]`);

async function openOwnReport(page: Page, way: Way, { partner, seen, unseen }: Walk): Promise<void> {
  await page.goto('/sign-in');
  await signIn(page, way, partner);
  await page.goto(`/office/${town.slug}`);
  for (const name of ['Our actions', 'Our reports']) {
    if (!(await link(page, name).first().isVisible())) await page.getByText('Working with others').click();
    await pressAndArrive(page, way, page.locator('nav').getByRole('link', { name, exact: true }));
    if (name === 'Our reports') break;
    const text = await page.locator('main').innerText();
    for (const title of seen) expect(text).toContain(title);
    for (const title of unseen) expect(text).not.toContain(title);
  }
  expect(await page.locator('main').innerText()).toContain('Reported: 0 of');
  await pressAndArrive(page, way, page.locator('main li a').first());
}

describe('a partner', () => {
  test.each(walks)('sees its own actions and reports a month $name', async (walk) => {
    const { partner, way, asked, ...choice } = walk;
    const visitor = partner === HOUSE ? house : wheels;
    const names = findReportFields(await visitor.open(partner === HOUSE ? own.house : own.wheels), asked);
    await withWindow(`partner ${choice.name}`, { origin, ...choice }, async ({ page }) => {
      await openOwnReport(page, way, walk);
      await field(page, names.evidence).evaluate((one) => one.closest('details')?.setAttribute('open', ''));
      const typed: Record<keyof typeof names, string> = {
        state: 'blocked',
        output: '4',
        spent: '50.50',
        hinders: 'The hall is closed.\nNobody has the key.',
        evidence: 'See the list at the door',
        link: 'https://example.org/list',
      };
      const send = () => pressAndArrive(page, way, button(page, 'Send the report'));
      for (const [key, wrong, message] of wrongs) {
        // A field that does not limit what is typed, as in an old browser.
        await page.evaluate(() => {
          for (const limited of document.querySelectorAll('main [maxlength]'))
            limited.removeAttribute('maxlength');
        });
        await field(page, names.state).selectOption(typed.state);
        for (const [one, text] of Object.entries({ ...typed, [key]: wrong }))
          if (one !== 'state') await field(page, names[one as keyof typeof names]).fill(text);
        const before = await readFilled(page);
        expect(before[names[key]], key).toBe(wrong);
        await send();
        expect(await page.locator('[role=alert]').innerText(), key).toMatch(message);
        const beside = page.locator('.field-problem');
        expect(await beside.innerText(), key).toMatch(message);
        const described = await field(page, names[key]).getAttribute('aria-describedby');
        expect(described?.split(' '), key).toContain(await beside.getAttribute('id'));
        expect(await beside.isVisible(), key).toBe(true);
        expect(await readFilled(page), key).toEqual(before);
      }
      await field(page, names.link).fill(typed.link);
      expect(await listOverflows(page)).toEqual([]);
      if (choice.javaScript !== false) expect(await listAxeViolationsInBothSchemes(page)).toEqual([]);
      // Enter in a field sends what was typed, never "nothing to report".
      await field(page, names.spent).focus();
      await Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press('Enter')]);
      expect(await page.locator('[role=status]').innerText()).toContain('it has come in');
      const kept = await readFilled(page);
      for (const [one, text] of Object.entries(typed))
        expect(kept[names[one as keyof typeof names]], one).toBe(text);
      await way.write(field(page, names.spent), '60.75');
      await pressAndArrive(page, way, button(page, 'Send the correction'));
      expect(await field(page, names.spent).inputValue()).toBe('60.75');
      expect(await listOverflows(page)).toEqual([]);
    });
    const list = await visitor.open(`/office/${town.slug}/own-reports`);
    expect(list.text).toMatch(/Reported: (\d) of \1 action/);
  });

  test('finds no link that leads to a refusal', async () => {
    for (const address of ['own-actions', 'own-reports', 'own-organisation'])
      expect(await listDead(house, await house.open(`/office/${town.slug}/${address}`))).toEqual([]);
    const action = await house.open(toAction(repair));
    expect(action.status).toBe(200);
    expect(await listDead(house, action)).toEqual([]);
  });

  test('plans its action; what is wrong is said beside the field and nothing typed is lost', async () => {
    const page = await house.open(toAction(repair));
    const form = 'form[action^="?/save"]';
    const typed = { what: 'Lamps, bicycles\nand coats', where: 'Old school' };
    const tries: readonly (readonly [Record<string, string>, string, RegExp])[] = [
      [{ title: ' ' }, 'title', /fill in this field/],
      [{ title: 'x'.repeat(301) }, 'title', /at most 300/],
      [{ startsOn: '2027-05-01', endsOn: '2027-04-30' }, 'endsOn', /ends|before/i],
      [{ 'milestones.0.title': 'First lamp' }, 'milestones.0.dueOn', /day/],
      [{ 'milestones.0.dueOn': '2027-05-01' }, 'milestones.0.title', /Say what is reached/],
      [{ 'outputs.0.planned.0.amount': '-1' }, 'outputs.0.planned.0.amount', /at least 0/],
      [
        { 'outputs.0.planned.0.amount': '10000000000' },
        'outputs.0.planned.0.amount',
        /at most 1,000,000,000/,
      ],
      [{ volunteerHours: 'many' }, 'volunteerHours', /number in digits/],
    ];
    for (const [wrong, name, message] of tries) {
      const refused = await house.submit(page, { form, fields: { ...typed, ...wrong } });
      expect(refused.status, name).toBe(422);
      const problem = refused.document.querySelector('.field-problem');
      expect(problem?.textContent, name).toMatch(message);
      expect(problem?.parentElement?.querySelector('input, textarea')?.getAttribute('name')).toBe(name);
      for (const [other, text] of Object.entries({ ...typed, ...wrong })) {
        const standing = refused.document.querySelector(`${form} [name="${other}"]`);
        const shown = standing?.getAttribute('value') ?? standing?.textContent;
        expect(shown?.replaceAll('\r\n', '\n'), other).toBe(text);
      }
    }
    const saved = await house.submit(page, { form, fields: typed });
    expect(saved.text).toContain('Saved.');
    expect((await town.office.open(toAction(repair))).text).toContain('bicycles');
  });
});

describe('the coordinator', () => {
  test('reads who told what, and who is missing', async () => {
    const board = (title: string) => toAction(title).replace('/actions/', '/board/');
    const { text } = await town.office.open(board(repair));
    expect(text).toContain('€60.75 spent');
    expect(text).toContain('Evenings of Repair evening: 4');
    expect(text).toContain('The hall is closed.');
    expect(text).toContain(HOUSE.organisation);
    expect((await town.office.open(board(lessons))).text).toContain(WHEELS.organisation);
    const desk = await town.office.open(`${town.path}/board/reports`);
    const rows = [...desk.document.querySelectorAll('tbody tr')].map((row) => row.textContent ?? '');
    expect(rows.find((row) => row.includes(HOUSE.organisation))).toContain('2 of 2 actions');
    expect(rows.find((row) => row.includes('Press office'))).toContain('0 of 1 action');
  });
});

describe('as an attacker', () => {
  test('a partner reaches no report of another organisation, of another town, or of nobody', async () => {
    const other = (address: string) => address.replace(`/${town.slug}/`, `/${town.otherSlug}/`);
    const tries: readonly (readonly [Visitor, string])[] = [
      [wheels, own.house],
      [choir, own.house],
      [choir, other(own.house)],
      [house, other(own.house)],
      [house, own.house.replace(/[^/]+$/, NOWHERE)],
      [house, own.house.replace(/[^/]+$/, "1'%20or%20'1")],
    ];
    for (const [visitor, address] of tries) {
      expect((await visitor.open(address)).status, address).toBe(404);
      const forged = await forge(visitor, address, NOTHING, origin);
      expect(forged.status, address).toBe(404);
      expect(forged.text).not.toContain('The hall is closed');
    }
    expect((await house.open(own.house)).html).toContain('60.75');
  });

  test('fields of others in a report of one’s own are left alone', async () => {
    const page = await house.open(own.house);
    const theirs = findReportFields(await wheels.open(own.wheels), lessons);
    const fields = { [theirs.state]: 'done', [theirs.spent]: '7777', [theirs.output]: '7777' };
    const sent = await house.submit(page, { button: 'Send the correction', fields });
    expect(sent.status).toBe(200);
    expect((await wheels.open(own.wheels)).html).not.toContain('7777');
    const foreign = toAction(lessons).replace('/actions/', '/board/');
    expect((await town.office.open(foreign)).text).not.toContain('7,777');
  });

  test('a partner changes, moves and removes no action of another', async () => {
    const taken = {
      title: 'Taken over',
      revision: '1',
      state: 'dropped',
      stateReason: 'Mine now',
      kind: 'plain',
    };
    const deeds: readonly (readonly [Visitor, string, string, number])[] = [
      [wheels, toAction(repair), 'save', 404],
      [wheels, toAction(repair), 'state', 404],
      [wheels, toAction(repair), 'remove', 404],
      [house, toAction(repair), 'remove', 403],
      [house, toAction(newsletter), 'save', 404],
      [choir, toAction(repair), 'save', 404],
      [choir, toAction(repair).replace(`/${town.slug}/`, `/${town.otherSlug}/`), 'state', 404],
      [house, `${town.path}/board/reports`, 'close', 403],
      [house, `${town.path}/board/reports`, 'hand', 403],
      [house, `${town.path}/adopt`, 'adopt', 403],
    ];
    for (const [visitor, address, deed, status] of deeds) {
      const forged = await forge(
        visitor,
        `${address}?/${deed}`,
        { ...taken, month: findLastMonth() },
        origin,
      );
      expect(forged.status, `${deed} ${address}`).toBe(status);
    }
    const board = await house.open(`${town.path}/board`);
    expect(board.status).toBe(403);
    expect(board.text).toContain('ask the coordinator');
    const all = await town.office.open(`${town.path}/actions`);
    expect(all.text).not.toContain('Taken over');
    for (const title of Object.values(ACTIONS)) expect(all.text).toContain(title);
  });
});

describe('what ends', () => {
  test('an action that went to another organisation is asked there, not here', async () => {
    const page = await town.office.open(toAction(feast));
    const form = 'form[action^="?/save"]';
    const fields = { owner: WHEELS.organisation, 'coOwners.0': '' };
    expect((await town.office.submit(page, { form, fields })).text).toContain('Saved.');
    const before = await house.open(own.house);
    expect(before.text).toContain(repair);
    expect(before.text).not.toContain(feast);
    const sent = await house.submit(before, { button: 'Send the correction' });
    expect(sent.text).toContain('it has come in');
    expect((await house.open(toAction(feast))).status).toBe(404);
    expect((await house.open(`/office/${town.slug}/own-actions`)).text).not.toContain(feast);
  });

  test('a month: what was sent can be read, nothing more is taken in, nothing typed is lost', async () => {
    const open = await house.open(own.house);
    await sendForm(town.office, `${town.path}/board/reports`, 'close', { month: findLastMonth() });
    const late = await house.submit(open, {
      button: 'Send the correction',
      fields: { [findReportFields(open, repair).hinders]: 'Found the key' },
    });
    expect(late.status).toBe(409);
    expect(late.text).toMatch(/is closed.*The coordinator can still correct it/);
    expect(late.text).toContain('Found the key');
    const closed = await house.open(own.house);
    expect(closed.status).toBe(200);
    expect(closed.text).toContain('is closed');
    expect(closed.html).toContain('60.75');
    expect([...closed.document.querySelectorAll('main button')]).toEqual([]);
    expect((await house.open(`/office/${town.slug}/own-reports`)).text).toContain('closed');
  });

  test('a membership: its pages are gone, what was reported stays', async () => {
    const members = await town.office.open(`/office/${town.slug}/members`);
    await town.office.submit(members, { button: `Remove ${HOUSE.name}` });
    for (const address of [own.house, toAction(repair), `/office/${town.slug}/own-actions`]) {
      const gone = await house.open(address);
      expect(gone.status, address).toBe(404);
      expect(gone.text).not.toContain(repair);
    }
    const save = `${toAction(repair)}?/save`;
    for (const address of [own.house, save])
      expect(
        (await forge(house, address, { ...NOTHING, title: 'Still here', revision: '9' }, origin)).status,
      ).toBe(404);
    expect((await house.open('/office')).text).not.toContain('Dorfen');
    const kept = await town.office.open(toAction(repair).replace('/actions/', '/board/'));
    expect(kept.text).toContain('€60.75 spent');
    expect(kept.text).not.toContain('Still here');
    expect((await wheels.open(own.wheels)).status).toBe(200);
  });
});
