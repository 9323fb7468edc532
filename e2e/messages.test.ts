/** A card made by an officer and opened by everybody; a pack nobody has before its moment; a message and its second look. */
import { beforeAll, expect, inject, test } from 'vitest';
import { operator, signInAs } from './operator.ts';
import { enter, type Visitor } from './visitor.ts';
import { makeCard, makeMessage, makePack, takeFact } from './world-messages.ts';
import { findExampleSlug } from './world-surveys.ts';

const origin = inject('baseUrl');
const everybody = enter(origin);
let officer: Visitor;
let slug: string;

beforeAll(async () => {
  officer = await signInAs(origin, operator);
  slug = await findExampleSlug(officer);
});

test('a card is made, published, opened as page and picture by everybody, and withdrawn', async () => {
  const office = await makeCard(officer, slug);
  const path = office.replace(`/office/${slug}/messages/`, `/p/${slug}/`);
  for (const language of ['en', 'de', 'es', 'it']) {
    const page = await everybody.open(`${path}?lang=${language}`);
    expect(page.status).toBe(200);
    const picture = page.document.querySelector('figure img');
    expect(picture?.getAttribute('alt')).toMatch(/\d/);
    const svg = await fetch(`${origin}${picture?.getAttribute('src') ?? ''}`);
    expect(svg.headers.get('content-type')).toContain('image/svg+xml');
    expect(await svg.text()).toContain('<desc');
  }
  for (const [shape, widthPx, heightPx] of [
    ['wide', 1200, 630],
    ['square', 1080, 1080],
    ['print', 1240, 1748],
  ] as const) {
    const png = Buffer.from(await (await fetch(`${origin}${path}.png?shape=${shape}&lang=de`)).arrayBuffer());
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([widthPx, heightPx]);
  }
  expect((await everybody.open(`/p/${slug}/cards`)).html).toContain(path);
  const withdrawn = await officer.submit(await officer.open(office), {
    form: 'form[action="?/withdraw"]',
    fields: { reason: 'Told twice.' },
  });
  expect(withdrawn.text).toContain('Told twice.');
  expect((await everybody.open(path)).text).toContain('Told twice.');
  expect((await fetch(`${origin}${path}.png`)).status).toBe(410);
});

test('another number in the sentence of a card is refused, and nothing typed is lost', async () => {
  const begun = await takeFact(officer, `/office/${slug}/messages/facts?for=card`);
  const refused = await officer.submit(begun, {
    form: 'form[action="?/change"]',
    fields: { 'sentence-en': 'It is 98765 now.' },
  });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('The figure does not say 98765');
  expect(refused.html).toContain('It is 98765 now.');
});

test('nobody sees a pack before its moment, and it can be called back', async () => {
  const office = await makePack(officer, slug);
  const path = office.replace(`/office/${slug}/messages/`, `/p/${slug}/`);
  expect((await everybody.open(path)).status).toBe(404);
  expect((await fetch(`${origin}${path}.pdf`)).status).toBe(404);
  // also for the office: the public page is the public page
  expect((await officer.open(path)).status).toBe(404);
  const paper = await officer.open(`${office}/document`);
  expect(paper.headers.get('content-type')).toBe('application/pdf');
  const recalled = await officer.submit(await officer.open(office), { form: 'form[action="?/recall"]' });
  expect(recalled.text).toContain('A draft');
});

test('a message is looked through, not graded, and copied with its sources', async () => {
  const office = await makeMessage(officer, slug);
  const page = await officer.open(office);
  expect(page.text).toContain('What is repeated is remembered');
  expect(page.text).toContain('no figure chosen says 4711');
  const text = await officer.open(`${office}/text`);
  expect(text.headers.get('content-type')).toContain('text/plain');
  expect(text.html).toContain('Source:');
  const restored = await officer.submit(page, {
    form: 'form[action="?/restore"]',
    fields: { revision: '1' },
  });
  expect(restored.text).not.toContain('4711 neighbours help. Everybody');
});
