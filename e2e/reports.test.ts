/** A report edited and issued by an officer, found and read by everybody on the public site. */
import { beforeAll, expect, inject, test } from 'vitest';
import { operator, signInAs } from './operator.ts';
import { readDocxStructure } from '../app/src/server/documents/testing/read-docx.ts';
import { readPdfStructure } from '../app/src/server/documents/testing/read-pdf.ts';
import { enter, type Visitor } from './visitor.ts';
import { beginReport } from './world-reports.ts';
import { findExampleSlug, listHrefs } from './world-surveys.ts';

const origin = inject('baseUrl');
const everybody = enter(origin);
let officer: Visitor;
let slug: string;

beforeAll(async () => {
  officer = await signInAs(origin, operator);
  slug = await findExampleSlug(officer);
});

test('a report is edited, issued, found on the site, corrected and withdrawn', async () => {
  const begun = await beginReport(officer, slug, { kind: 'council', language: 'de', title: 'Bericht 2026' });
  const { pathname } = new URL(begun.url);
  const added = await officer.submit(begun, {
    form: 'form[action="?/add"]',
    fields: { heading: 'Vom Bürgermeister', text: 'Wir danken allen.\n\n- #let x = *1*' },
  });
  expect(added.text).toContain('Vom Bürgermeister');
  const preview = await officer.open(`${pathname}/preview`);
  expect(preview.text).toContain('#let x = *1*');
  const issued = await officer.submit(await officer.open(pathname), {
    form: 'form[action="?/issue"]',
    fields: { isPublic: 'on' },
  });
  expect(issued.text).toContain('Issued.');

  const site = await everybody.open(`/p/${slug}/reports`);
  expect(site.text).toContain('Bericht 2026');
  const [inOffice = ''] = listHrefs(issued, /\/issues\/[0-9a-f-]{36}\/report\.pdf$/);
  const issueId = inOffice.split('/').at(-2) ?? '';
  const files = listHrefs(site, new RegExp(`^/p/${slug}/reports/${issueId}/report\\.(pdf|docx)$`));
  expect(files).toHaveLength(2);
  const fetchFile = async (kind: 'pdf' | 'docx') => {
    const href = files.find((path) => path.endsWith(kind)) ?? '';
    return new Uint8Array(await (await fetch(`${origin}${href}`)).arrayBuffer());
  };
  const pdf = await readPdfStructure(await fetchFile('pdf'));
  expect(pdf).toMatchObject({ title: 'Bericht 2026', isTagged: true });
  expect(pdf.language.toLowerCase()).toMatch(/^de/);
  expect(pdf.headings.join('\n')).toContain('Vom Bürgermeister');
  expect(pdf.alternatives).toHaveLength(pdf.figures);
  const docx = readDocxStructure(await fetchFile('docx'));
  expect(docx.headings.join('\n')).toContain('Vom Bürgermeister');
  expect(docx.tables).toBe(docx.headerRows);

  const again = await officer.submit(await officer.open(pathname), {
    form: 'form[action="?/issue"]',
    fields: { isPublic: 'on', correction: 'Ein Name war falsch.' },
  });
  expect(again.text).toContain('Ein Name war falsch.');
  const both = await everybody.open(`/p/${slug}/reports?lang=en`);
  const [newer, older] = [...both.document.querySelectorAll('article')].filter((one) =>
    (one.textContent ?? '').includes('Bericht 2026'),
  );
  expect(older?.getAttribute('id')).toBe(`report-${issueId}`);
  expect(newer?.textContent).toMatch(
    /This version replaces an earlier one:\s+Version 1.*Correction:\s+Ein Name war falsch\./s,
  );
  expect(newer?.querySelector(`a[href="#report-${issueId}"]`)?.textContent).toContain('Version 1');
  expect(older?.textContent).toContain('There is a newer version of this publication.');
  expect(older?.querySelector(`a[href="#${newer?.getAttribute('id')}"]`)?.textContent).toContain(
    'Go to version 2',
  );
  // Whoever kept the old address still gets the file.
  for (const file of files) expect((await everybody.open(file)).status, file).toBe(200);
  const withdrawn = await officer.submit(again, {
    form: 'form[action="?/withdraw"]',
    fields: { reason: 'Bitte nicht mehr verwenden.' },
  });
  expect(withdrawn.text).toContain('Bitte nicht mehr verwenden.');
  expect((await everybody.open(`/p/${slug}/reports`)).text).toContain('Bitte nicht mehr verwenden.');
}, 120_000);

test('a changed number has to be confirmed before the report is issued', async () => {
  const begun = await beginReport(officer, slug, { kind: 'survey', language: 'en' });
  const { pathname } = new URL(begun.url);
  const form = [...begun.document.querySelectorAll('form[action="?/words"]')].find((one) =>
    (one.querySelector('[name="block"]')?.getAttribute('value') ?? '').startsWith('key.'),
  );
  const block = form?.querySelector('[name="block"]')?.getAttribute('value') ?? '';
  const changed = await officer.submit(begun, {
    form: `form[action="?/words"]:has([value="${block}"])`,
    fields: { text: '- 4711 people answered.' },
  });
  expect(changed.text).toContain('Numbers differ from the published figures.');
  const issue = async (fields: Readonly<Record<string, string>>) =>
    officer.submit(await officer.open(pathname), { form: 'form[action="?/issue"]', fields });
  const refused = await issue({});
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Compare them, then say that you have.');
  expect((await issue({ checked: 'on' })).text).toContain('Issued.');
  expect((await everybody.open(`/p/${slug}/reports`)).text).not.toContain('4711');
}, 120_000);

test('an annex is taken out by the office only, marked as internal', async () => {
  const begun = await beginReport(officer, slug, { kind: 'fund-annex', language: 'en', fund: 'AMIF' });
  const { pathname } = new URL(begun.url);
  expect(begun.document.querySelector('form[action="?/issue"]')).toBeNull();
  expect((await everybody.open(`${pathname}/draft.pdf`)).url).toContain('/sign-in');
  const logged = await officer.open(`/office/${slug}/audit`);
  expect(logged.status).toBe(200);
}, 60_000);
