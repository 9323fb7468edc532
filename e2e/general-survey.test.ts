/** A survey of residents from its plan to its end by forms alone, as in a browser without JavaScript. */
import { beforeAll, describe, expect, inject, test } from 'vitest';
import {
  answerPlainly,
  closeGeneralWave,
  listResidents,
  openGeneralWave,
  planGeneralWave,
} from './general-steps.ts';
import { operator, signInAs } from './operator.ts';
import { enter } from './visitor.ts';
import type { Visitor } from './visitor.ts';

const origin = inject('baseUrl');
const { slug } = inject('world');
const INVITED = 6;

describe('plan, list, opening, answers, closing', () => {
  let office: Visitor;
  let wave: string;
  const links: string[] = [];

  beforeAll(async () => {
    office = await signInAs(origin, operator);
    wave = await planGeneralWave(office, slug, {
      instrument: 'shipped:residents',
      title: 'Journey',
      approach: 'list',
      mode: 'anonymous',
    });
  });

  test('it cannot be opened before anybody is on the list', async () => {
    const page = await office.open(`${wave}/start`);
    expect(page.text).toContain('Nobody is on the list yet.');
    expect(page.document.querySelector('main form')).toBeNull();
  });

  test('draft languages have to be confirmed', async () => {
    await listResidents(office, wave, INVITED);
    const page = await office.open(`${wave}/start`);
    const refused = await office.submit(page, { form: 'main form', fields: { confirmed: 'on' } });
    expect(refused.text).toContain('Please confirm that draft languages may be used');
    await openGeneralWave(office, wave);
  });

  test('letters come as PDF, with the codes that the public page takes', async () => {
    const response = await office.open(`${wave}/invitations/letters/file?batch=1`);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    const refused = await enter(origin).submit(await enter(origin).open(`/o/${slug}`), {
      form: 'main form',
      fields: { code: 'K7M2-QX4T-9B3D' },
    });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Please compare it with the letter');
    const list = await office.open(`${wave}/invitations/list?all`);
    const shown = [...list.document.querySelectorAll('td.url')];
    links.push(...shown.map((cell) => new URL(cell.textContent?.trim() ?? '').pathname));
    expect(links).toHaveLength(INVITED);
  });

  test('everybody answers by their link, once', async () => {
    const receipts = [];
    for (const link of links) receipts.push(await answerPlainly(origin, link));
    expect(new Set(receipts).size).toBe(INVITED);
    const again = await enter(origin).open(links[0] ?? '');
    expect(again.status).toBe(410);
  });

  test('closing ends it, deletes the list and keeps the notice readable', async () => {
    const closed = await closeGeneralWave(office, wave);
    expect(closed.text).toContain('Results');
    const list = await office.open(`${wave}/invitations`);
    expect(list.text).toContain('The list was deleted');
    const notice = await enter(origin).open(`/o/${slug}/${wave.split('/').at(-1) ?? ''}/privacy`);
    expect(notice.status).toBe(200);
    expect(notice.text).toContain('nobody can tell whose they are');
  });
});

test('an open link is answered by whoever comes, and the plan leads back from pages of governance waves', async () => {
  const office = await signInAs(origin, operator);
  const wave = await planGeneralWave(office, slug, {
    instrument: 'shipped:service-feedback',
    title: 'Counter',
    approach: 'open',
    mode: 'anonymous',
  });
  expect(new URL((await office.open(`${wave}/design`)).url).pathname).toBe(`${wave}/plan`);
  await openGeneralWave(office, wave);
  const start = `/o/${slug}/${wave.split('/').at(-1) ?? ''}`;
  const first = await answerPlainly(origin, start);
  expect(await answerPlainly(origin, start)).not.toBe(first);
  expect((await enter(origin).open(`${start}?lang=ar`)).html).toContain('dir="rtl"');
  await closeGeneralWave(office, wave);
  expect((await enter(origin).open(start)).status).toBe(410);
});
