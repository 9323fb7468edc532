/** From the core set to a first gap; the same indicator read by a councillor on a phone, with what is withheld. */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { closeBrowser, withWindow, type WindowChoice } from './browser.ts';
import { operator, signInAs } from './operator.ts';
import { button, byKeyboard, byPointer, link, pressAndArrive, signIn } from './pages.ts';
import { enter, type Visitor } from './visitor.ts';
import { inviteColleague, setUpTown } from './world.ts';
import { enterValues } from './world-indicators.ts';

const origin = inject('baseUrl');
const ways: readonly (Omit<WindowChoice, 'origin'> & { name: string; town: string })[] = [
  { name: 'with JavaScript', town: 'Erding' },
  { name: 'without JavaScript at 320 px', town: 'Dachau', javaScript: false, widthPx: 320 },
];

afterAll(closeBrowser);

describe.for(ways)('indicators, $name', ({ name, town, ...choice }) => {
  let slug = '';
  let visitor: Visitor;
  const councillor = {
    name: 'Carla Councillor',
    email: `carla-${town.toLowerCase()}@example.org`,
    password: 'a bench in front of the town hall',
  };

  beforeAll(async () => {
    visitor = await signInAs(origin, operator);
    slug = await setUpTown(visitor, town);
  });

  test('an officer sees the hours before the set is followed, and enters values by keyboard', async () => {
    await withWindow(`indicators-${name}`, { ...choice, origin }, async ({ page }) => {
      await page.goto('/sign-in');
      await signIn(page, byPointer, operator);
      await page.goto(`/office/${slug}/indicators`);
      await pressAndArrive(page, byPointer, link(page, /^Begin with the core set/));
      expect(await button(page, 'Follow these indicators').count()).toBe(0);
      await pressAndArrive(page, byKeyboard, button(page, 'Work out the hours'));
      expect(await page.locator('#cost').textContent()).toMatch(
        /20 indicators: about [\d.]+ hours of work a year/,
      );
      await pressAndArrive(page, byKeyboard, button(page, 'Follow these indicators'));
      await page.goto(`/office/${slug}/indicators/em1/enter`);
      await page.getByLabel('Year or part of a year').fill('2024');
      await page.getByLabel('Newcomers aged 20 to 64 in work').fill('80');
      await page.getByLabel('Newcomers aged 20 to 64', { exact: false }).nth(1).fill('70');
      await page.getByLabel('Where it comes from').fill('Employment agency');
      await pressAndArrive(page, byKeyboard, button(page, 'Save'));
      await page.getByText('More are counted than there are.').first().waitFor();
      await page.getByLabel('Newcomers aged 20 to 64 in work').fill('3');
      await pressAndArrive(page, byKeyboard, button(page, 'Save'));
      await page.getByText('The value is saved.').waitFor();
    });
  });

  test('a councillor reads on a phone what the gate lets through', async () => {
    await enterValues(visitor, `/office/${slug}/indicators/em1`, [
      { people: 'newcomers', period: '2023', numerator: '41', denominator: '66' },
      { people: 'others', period: '2023', numerator: '3105', denominator: '4120' },
    ]);
    const address = await inviteColleague(visitor, slug, councillor.email, 'reader');
    const joining = enter(origin);
    await joining.submit(await joining.open(address), {
      button: 'Create account and join',
      fields: councillor,
    });
    await withWindow(`councillor-${name}`, { ...choice, origin, widthPx: 320 }, async ({ page }) => {
      await page.goto('/sign-in');
      await signIn(page, byPointer, councillor);
      await page.goto(`/office/${slug}/indicators`);
      await pressAndArrive(page, byPointer, link(page, 'In work, 20 to 64'));
      const text = (await page.locator('main').textContent()) ?? '';
      expect(text).toContain('Numbers that could tell about single people are withheld here');
      expect(text).toContain('withheld');
      await page.getByText('The numbers as a table').click();
      expect(await page.getByRole('row', { name: '2023 62.1' }).innerText()).toMatch(/41\s+66$/);
      expect(text).not.toMatch(/\b3 of 70\b|4\.3\s%/);
      expect(await link(page, 'Enter a value').count()).toBe(0);
    });
    const refused = await (await signInAs(origin, councillor)).open(`/office/${slug}/indicators/em1/enter`);
    expect(refused.status).toBe(403);
  });
});
