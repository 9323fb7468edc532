/** Whoever is refused finds the page as they left it: in their language, with everything they ticked. */
import { expect, inject, test } from 'vitest';
import { operator, signInAs } from './operator.ts';
import { enter } from './visitor.ts';
import type { VisitedPage } from './visitor.ts';

const origin = inject('baseUrl');
const { visits } = inject('world');

const readLanguage = (page: VisitedPage): string => /<html lang="([a-z]{2})"/.exec(page.html)?.[1] ?? '';

test('in the language of the address, and on the way to where they wanted to go', async () => {
  const visitor = enter(origin, 'en');
  const fields = { email: 'nobody@example.org', password: 'not the one at all' };
  let page = await visitor.open('/sign-in?lang=de&to=/office/account');
  for (const time of ['first', 'second']) {
    page = await visitor.submit(page, { fields });
    expect(page.status, time).toBeGreaterThanOrEqual(400);
    expect(readLanguage(page), time).toBe('de');
    expect(page.document.querySelector('input[name=to]')?.getAttribute('value'), time).toBe(
      '/office/account',
    );
  }
});

test.for(['/surveys/new/governance', '/surveys/[wave]/design', '/surveys/[wave]/plan'])(
  'with what they ticked: %s',
  async (route) => {
    const [visit] = visits[`/(office)/office/[place]${route}`] ?? [];
    const office = await signInAs(origin, operator);
    const page = await office.open(visit?.path ?? '');
    const form = 'form:has(input[name=languages])';
    const refused = await office.submit(page, { form, fields: { title: '', languages: ['en', 'it'] } });
    expect(refused.status).toBe(422);
    const ticked = [...refused.document.querySelectorAll('input[name=languages][checked]')];
    expect(ticked.map((box) => box.getAttribute('value'))).toEqual(['en', 'it']);
  },
);
