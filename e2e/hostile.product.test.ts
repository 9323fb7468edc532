/** Bad input into every form of office and respondents, found on the pages: never a 500, nothing unescaped. */
import type { HTMLElement, HTMLFormElement } from 'happy-dom';
import { afterAll, describe, expect, test } from 'vitest';
import { listControls, listSentFields, readForm, toBody } from './forms.ts';
import { openAccount, operator, signInAs } from './operator.ts';
import { listBugs, startProduct } from './product.ts';
import type { VisitedPage } from './visitor.ts';
import { buildWorld } from './world.ts';
import type { Visit } from './visits.ts';

const script = '<script>alert("vicus")</script>';
const notText = ['hidden', 'checkbox', 'radio', 'file', 'submit', 'button'];

type Entries = readonly (readonly [string, string | Blob])[];

/** A way of filling a form badly; null where it has nothing to spoil. */
type Spoil = (form: HTMLFormElement) => Entries | null;

function isWritten(control: HTMLElement): boolean {
  const type = control.getAttribute('type') ?? 'text';
  return control.tagName === 'TEXTAREA' || (control.tagName === 'INPUT' && !notText.includes(type));
}

/** The same text in every field that is written by hand; the rest as the page came. */
function writeEverywhere(text: string): Spoil {
  return (form) => {
    const names = new Set(
      listControls(form)
        .filter(isWritten)
        .map((control) => control.getAttribute('name')),
    );
    if (names.size === 0) return null;
    return listSentFields(form).map(([name, value]) => [name, names.has(name) ? text : value] as const);
  };
}

const spoils: Readonly<Record<string, Spoil>> = {
  '10,000 letters': writeEverywhere('ä'.repeat(10_000)),
  'a script': writeEverywhere(script),
  'control characters': writeEverywhere('a\u0000b\u001b[31m\u202Ec\uFFFF\u0007'),
  'half of a pair': writeEverywhere('x\u{1F600}'.slice(0, 2)),
  'words of a database': writeEverywhere(`'; drop table office.place; --`),
  'numbers beyond all measure': writeEverywhere('1e308'),
  'a day that does not exist': writeEverywhere('2026-02-31'),
  'nothing at all': () => [],
  'names without values': (form) => listSentFields(form).map(([name]) => [name, ''] as const),
  'every value twice': (form) => {
    const fields = listSentFields(form);
    // A button's form would do what it is for.
    return writeEverywhere('1')(form) === null
      ? null
      : [...fields, ...fields].map(([name]) => [name, '1'] as const);
  },
  'values that are no ids': (form) =>
    listSentFields(form).map(([name]) => [name, '00000000-0000-4000-8000-000000000000'] as const),
  'files instead of words': (form) =>
    listSentFields(form).map(([name]) => [name, new File(['x'], 'x.txt')] as const),
};

function listForms(page: VisitedPage): readonly HTMLFormElement[] {
  return ([...page.document.querySelectorAll('form')] as HTMLFormElement[]).filter(
    // A form of one button and nothing else can only be used for what it is for.
    (form) => form.getAttribute('method')?.toLowerCase() === 'post' && listControls(form).length > 0,
  );
}

/** Pages with forms: the office, and what a respondent fills in by their link. */
const mayHold = (route: string, { who, status, path }: Visit): boolean =>
  status === undefined && (route.startsWith('/(respond)/') || (who === 'operator' && path !== '/sign-out'));
/** The same world as elsewhere, in a product of its own: bad input may leave odd names behind. */
const product = await startProduct();
const { visits: allVisits } = await openAccount(product.origin, product.signInLink)
  .then(() => buildWorld(product))
  .catch(async (error: unknown) => {
    await product.stop();
    throw error;
  });
const visitor = await signInAs(product.origin, operator);
const pages = Object.entries(allVisits).flatMap(([route, visits]) =>
  visits.flatMap((visit) => (mayHold(route, visit) ? [{ route, path: visit.path }] : [])),
);

describe('bad input', () => {
  afterAll(async () => {
    await product.stop();
    expect(listBugs(product.readLog())).toEqual([]);
  });

  async function send(page: VisitedPage, element: HTMLFormElement, entries: Entries): Promise<VisitedPage> {
    const form = readForm(element, undefined, page.url);
    const isMultipart = form.isMultipart || entries.some(([, value]) => typeof value !== 'string');
    const name = form.button?.getAttribute('name') ?? '';
    const pressed = name === '' ? [] : [[name, form.button?.getAttribute('value') ?? ''] as const];
    const body = toBody([...entries, ...pressed], isMultipart);
    return visitor.open(form.target.href, { method: 'POST', body, headers: { origin: product.origin } });
  }

  describe.for(pages)('$route $path', ({ path }) => {
    let opened: VisitedPage | undefined;
    test.for(Object.entries(spoils))('%s', async ([what, spoil]) => {
      const page = (opened ??= await visitor.open(path));
      expect(page.status).toBe(200);
      for (const form of listForms(page)) {
        const entries = spoil(form);
        if (entries === null) continue;
        const answer = await send(page, form, entries);
        const where = `${form.getAttribute('action') ?? ''} with ${what}`;
        expect(answer.status, where).toBeLessThan(500);
        expect(answer.html, where).not.toContain(script);
        expect(answer.html, where).not.toMatch(/\n\s+at .+:\d+:\d+/);
      }
    });
  });

  test('what was saved on the way is shown as text, never as markup', async () => {
    for (const { path } of pages) {
      expect((await visitor.open(path)).html, path).not.toContain(script);
    }
  });
});
