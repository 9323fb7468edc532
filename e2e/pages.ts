/** What a person does in the browser, named so. Fields and buttons are found as people find them: by their words. */
import type { Locator, Page } from 'playwright-core';

export interface Account {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export interface Way {
  /** Presses a button or follows a link. */
  press(target: Locator): Promise<void>;
  write(field: Locator, text: string): Promise<void>;
  choose(field: Locator, label: string): Promise<void>;
  mark(field: Locator): Promise<void>;
}

/** With mouse or finger. */
export const byPointer: Way = {
  press: (target) => target.click(),
  write: (field, text) => field.fill(text),
  choose: async (field, label) => void (await field.selectOption({ label })),
  mark: (field) => field.check(),
};

const mostStops = 400;

/** Presses Tab until the target has the focus; a target that cannot be reached fails the journey. */
export async function tabTo(target: Locator): Promise<void> {
  const page = target.page();
  await target.waitFor({ state: 'attached' });
  for (let stops = 0; stops < mostStops; stops += 1) {
    if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The keyboard does not reach ${target.toString()} on ${page.url()}`);
}

/** With Tab, Enter, Space and letters only. */
export const byKeyboard: Way = {
  press: async (target) => {
    await tabTo(target);
    await target.page().keyboard.press('Enter');
  },
  write: async (field, text) => {
    await tabTo(field);
    await field.page().keyboard.press('ControlOrMeta+A');
    await field.page().keyboard.insertText(text);
  },
  choose: async (field, label) => {
    await tabTo(field);
    await field.page().keyboard.type(label.slice(0, 12), { delay: 5 });
  },
  mark: async (field) => {
    if (await field.isChecked()) return;
    // A group of radio buttons is one stop; the arrows choose within it.
    const isRadio = (await field.getAttribute('type')) === 'radio';
    if (isRadio) await chooseByArrows(field);
    else {
      await tabTo(field);
      await field.page().keyboard.press('Space');
    }
  },
};

async function chooseByArrows(radio: Locator): Promise<void> {
  const page = radio.page();
  const name = (await radio.getAttribute('name')) ?? '';
  const group = page.locator(`input[type=radio][name=${JSON.stringify(name)}]`);
  const count = await group.count();
  const chosen = page.locator(`input[type=radio][name=${JSON.stringify(name)}]:checked`);
  await tabTo((await chosen.count()) > 0 ? chosen.first() : group.first());
  await page.keyboard.press('Space');
  for (let step = 0; step <= count && !(await radio.isChecked()); step += 1)
    await page.keyboard.press('ArrowDown');
  if (!(await radio.isChecked())) throw new Error(`The arrows do not reach ${name}`);
}

/** A page that follows a form: waits until it is there. */
export async function pressAndArrive(page: Page, way: Way, target: Locator): Promise<void> {
  // Without a script nothing changes under a person's hands, so the next document is the answer.
  await Promise.all([page.waitForEvent('domcontentloaded'), way.press(target)]);
}

export const button = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('button', { name, exact: typeof name === 'string' });
export const link = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('link', { name, exact: typeof name === 'string' });

export async function followPrintedLink(page: Page, way: Way, signInLink: string): Promise<void> {
  await page.goto(signInLink);
  await pressAndArrive(page, way, page.locator('main form button'));
}

export async function chooseAccount(page: Page, way: Way, account: Account): Promise<void> {
  await way.write(page.getByLabel('Your name'), account.name);
  await way.write(page.getByLabel('E-mail address'), account.email);
  await way.write(page.getByLabel(/password/i).first(), account.password);
  await pressAndArrive(page, way, button(page, 'Save'));
}

export async function signIn(page: Page, way: Way, { email, password }: Account): Promise<void> {
  await way.write(page.getByLabel('E-mail address'), email);
  await way.write(page.getByLabel('Password'), password);
  await pressAndArrive(page, way, button(page, 'Sign in'));
}

export async function signOut(page: Page, way: Way): Promise<void> {
  await pressAndArrive(page, way, link(page, 'Sign out'));
  await pressAndArrive(page, way, page.locator('main form button'));
}
