/** A consultation in the browser, from its question to “you said – we did”: residents without a script, the office both ways. */
import { afterAll, expect, inject, test } from 'vitest';
import { closeBrowser, withWindow, type Person, type WindowChoice } from './browser.ts';
import { operator } from './operator.ts';
import { listAxeViolationsInBothSchemes, listOverflows } from './page-checks.ts';
import { button, byKeyboard, byPointer, pressAndArrive, signIn, type Way } from './pages.ts';

const origin = inject('baseUrl');
const { slug } = inject('world');
const office = `/office/${slug}/participation`;

afterAll(closeBrowser);

type Resident = Omit<WindowChoice, 'origin'> & { readonly lang: string };

interface Course {
  readonly name: string;
  readonly office: Omit<WindowChoice, 'origin'>;
  readonly way: Way;
  readonly resident: Resident;
}

const COURSES: readonly Course[] = [
  {
    name: 'office by keyboard with scripts; residents right to left at 320 px without',
    office: { javaScript: true },
    way: byKeyboard,
    resident: { javaScript: false, widthPx: 320, lang: 'ar' },
  },
  {
    name: 'office at 320 px without scripts; residents with',
    office: { javaScript: false, widthPx: 320 },
    way: byPointer,
    resident: { javaScript: true, lang: 'en' },
  },
];

test.each(COURSES)(
  '$name',
  async ({ name, office: frame, way, resident }) => {
    const question = `What should change at the market? (${name.length})`;
    await withWindow('consultation-office', { origin, ...frame }, async ({ page }) => {
      await page.goto('/sign-in');
      await signIn(page, way, operator);
      await page.goto(`${office}/new`);
      await way.write(page.locator('[name="question.en"]'), question);
      await way.write(page.locator('[name="background.en"]'), 'It will be paved anew next year.');
      await way.write(page.locator('[name=answerable]'), 'The municipal council');
      await page.locator('[name=closesOn]').fill(inDays(30));
      await pressAndArrive(page, way, page.locator('main form button').last());
      await pressAndArrive(page, way, button(page, 'Open to everybody'));
      const path = new URL(page.url()).pathname;
      const publicPath = `/p/${slug}/participation/${path.split('/').at(-1)}`;

      await withWindow('consultation-resident', { origin, ...resident }, (person) =>
        propose(person, way, publicPath, resident),
      );

      await page.goto(`${path}/proposals`);
      await pressAndArrive(page, way, page.locator('button[value=show]').first());
      await withWindow('consultation-support', { origin, ...resident }, (person) =>
        support(person, way, publicPath, resident),
      );

      await page.goto(`${path}/counting`);
      const paper = page.locator('form[action="?/paper"]');
      await way.write(paper.locator('[name=supports]'), '12');
      await way.write(paper.locator('[name=occasion]'), 'Market day');
      await way.write(paper.locator('[name=secondCounter]'), 'registry office');
      await pressAndArrive(page, way, paper.locator('button'));

      await page.goto(`${path}/answers`);
      const answer = page.locator('form[action="?/answer"]');
      await answer.locator('[name=proposalId]').selectOption({ index: 1 });
      await answer.locator('[name=decision]').selectOption('partly');
      await way.write(answer.locator('[name="reasons.en"]'), 'Half of the roof is paid for.');
      await pressAndArrive(page, way, answer.locator('button').last());
      const did = page.locator('form[action="?/followUp"]');
      await did.locator('[name=proposalId]').selectOption({ index: 1 });
      await way.write(did.locator('[name="what.en"]'), 'The roof was built in May.');
      await pressAndArrive(page, way, did.locator('button').last());

      await page.goto(path);
      await pressAndArrive(page, way, page.locator('form[action="?/end"] button'));
      await pressAndArrive(page, way, page.locator('form[action="?/conclude"] button'));

      await withWindow('consultation-feedback', { origin, ...resident }, async (person) => {
        await person.page.goto(`${publicPath}?lang=${resident.lang}`);
        const text = await person.page.locator('main').innerText();
        expect(text).toContain('Half of the roof is paid for.');
        expect(text).toContain('The roof was built in May.');
        expect(text).toMatch(/12|١٢/u);
        await expectSound(person, resident);
      });
    });
  },
  600_000,
);

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** axe is a script itself: where there are none, direction and width are looked at. */
async function expectSound({ page }: Person, { lang, javaScript }: Resident): Promise<void> {
  expect(await page.locator('html').getAttribute('dir')).toBe(lang === 'ar' ? 'rtl' : 'ltr');
  expect(await listOverflows(page)).toEqual([]);
  if (javaScript === true) expect(await listAxeViolationsInBothSchemes(page)).toEqual([]);
}

async function propose(person: Person, way: Way, publicPath: string, resident: Resident): Promise<void> {
  const { page } = person;
  await page.goto(`${publicPath}?lang=${resident.lang}`);
  await pressAndArrive(page, way, page.locator('a[href*="/propose"]'));
  await expectSound(person, resident);
  await way.write(page.locator('[name=title]'), 'A roof over the stalls');
  await way.write(page.locator('[name=body]'), 'Because of the rain');
  await pressAndArrive(page, way, page.locator('main form button'));
  await page.locator('.notice-done').waitFor();
}

/** A code that is none is told beside the field and keeps what was chosen; then without a code. */
async function support(person: Person, way: Way, publicPath: string, resident: Resident): Promise<void> {
  const { page } = person;
  await page.goto(`${publicPath}?lang=${resident.lang}`);
  await pressAndArrive(page, way, page.locator('a[href*="/support"]'));
  await way.mark(page.locator('[name=proposalId]').first());
  await way.write(page.locator('[name=code]'), 'ABCD-EFGH-2345');
  await pressAndArrive(page, way, page.locator('main form button'));
  await page.locator('#code-problem').waitFor();
  await expectSound(person, resident);
  expect(await page.locator('[name=code]').inputValue()).toBe('ABCD-EFGH-2345');
  expect(await page.locator('[name=proposalId]').first().isChecked()).toBe(true);
  await way.mark(page.locator('[name=way][value=expression]'));
  await pressAndArrive(page, way, page.locator('main form button'));
  await page.locator('.notice-done').waitFor();
}
