/** Questionnaires of a town: a copy with a question of its own, its languages, files that came in. */
import { renderXlsx } from '../app/src/server/spreadsheet/render-table.ts';
import type { Visitor } from './visitor.ts';
import type { Visit, Who } from './visits.ts';

const route = '/(office)/office/[place]/instruments';
const own = `${route}/[instrument]`;
const officeLanguages = ['en', 'de'];

const see = (path: string, languages: readonly string[] = officeLanguages, who: Who = 'operator'): Visit => ({
  path,
  who,
  languages,
});

const toPath = (url: string): string => decodeURIComponent(new URL(url).pathname);

/** A copy of the residents' questionnaire with a question that depends on another. @returns its path */
async function copyAndChange(visitor: Visitor, list: string): Promise<string> {
  const copied = await visitor.submit(await visitor.open(list), {
    form: 'form[action="?/copy"]',
    fields: { from: 'shipped:residents', title: 'Our residents', language: 'en' },
  });
  const path = toPath(copied.url);
  if (!/\/instruments\/[0-9a-f-]{36}$/.test(path)) throw new Error(`No copy: ${copied.text.slice(0, 400)}`);
  const form = await visitor.open(`${path}/question/new?section=living-here&kind=one-choice`);
  await visitor.submit(form, {
    form: 'form[action^="?/save"]',
    fields: { label: 'What keeps you here?', 'choice.new': 'Work\nFamily\nThe place' },
  });
  const when = await visitor.open(`${path}/when/what-keeps-you-here?of=belonging`);
  const code = when.document.querySelector('input[name^="code."]')?.getAttribute('name') ?? '';
  await visitor.submit(when, { form: 'form[action^="?/add"]', fields: { [code]: 'on' } });
  return path;
}

async function upload(visitor: Visitor, page: string, file: File): Promise<string> {
  const preview = await visitor.submit(await visitor.open(page), { fields: { file } });
  const path = toPath(preview.url);
  if (!/\/[0-9a-f-]{36}$/.test(path)) throw new Error(`No preview: ${preview.text.slice(0, 400)}`);
  return path;
}

/** An XLSForm with things that do not come in as they stand. */
async function makeForm(): Promise<File> {
  const heading = ['type', 'name', 'label::English (en)', 'label::Deutsch (de)', 'relevant', 'appearance'];
  const rows = [
    ['select_one yesno', 'works', 'Do you work?', 'Arbeiten Sie?', '', 'minimal'],
    ['integer', 'hours', 'How many hours?', 'Wie viele Stunden?', "${works} = 'yes'", ''],
    ['geopoint', 'where', 'Where?', 'Wo?', '', ''],
  ];
  const choices = [
    ['yesno', 'yes', 'Yes', 'Ja'],
    ['yesno', 'no', 'No', 'Nein'],
  ];
  const bytes = await renderXlsx([
    { name: 'survey', heading, rows },
    {
      name: 'choices',
      heading: ['list_name', 'name', 'label::English (en)', 'label::Deutsch (de)'],
      rows: choices,
    },
  ]);
  return new File([bytes], 'form.xlsx');
}

/** `other`: a town without questionnaires of its own. */
export async function visitInstruments(
  visitor: Visitor,
  slug: string,
  other: string,
): Promise<Record<string, readonly Visit[]>> {
  const list = `/office/${slug}/instruments`;
  const path = await copyAndChange(visitor, list);
  const form = await upload(visitor, `${list}/import`, await makeForm());
  const bad = await upload(visitor, `${list}/import`, new File(['{}'], 'empty.json'));
  const rows = ['key;source;translation', 'title;Older;Unsere Leute', 'gone;x;y', 'purpose;x;'];
  const sheet = `${path}/translate/de/sheet`;
  const translated = await upload(visitor, sheet, new File([rows.join('\n')], 'de.csv'));
  const shipped = `${list}/shipped:newcomers`;
  return {
    [route]: [
      see(list),
      see(`/office/${other}/instruments`, ['en'], 'neighbour'),
      { path: list, who: 'partner', status: 403 },
    ],
    [`${route}/new`]: [see(`${list}/new`)],
    [`${route}/import`]: [see(`${list}/import`)],
    [`${route}/import/[upload]`]: [see(form), see(bad)],
    [own]: [see(path), see(shipped)],
    [`${own}/words`]: [see(`${path}/words`)],
    [`${own}/section/[section]`]: [see(`${path}/section/new`), see(`${path}/section/living-here`, ['en'])],
    [`${own}/question/[question]`]: [
      see(`${path}/question/what-keeps-you-here`),
      ...['matrix', 'scale', 'zero-to-ten', 'number', 'month', 'long-text', 'district', 'roster'].map(
        (kind) => see(`${path}/question/new?section=living-here&kind=${kind}`, ['en']),
      ),
    ],
    [`${own}/when/[target]`]: [
      see(`${path}/when/what-keeps-you-here`),
      see(`${path}/when/what-keeps-you-here?of=belonging`, ['en']),
      see(`${path}/when/section.trust`, ['en']),
    ],
    [`${own}/preview`]: [
      see(`${path}/preview`),
      ...['de', 'ar', 'uk'].map((language) =>
        see(`${path}/preview?language=${language}&section=living-here`, ['en']),
      ),
    ],
    [`${own}/try`]: [see(`${path}/try`), see(`${shipped}/try?language=ar`, ['en'])],
    [`${own}/languages`]: [see(`${path}/languages`), see(`${shipped}/languages`, ['en'])],
    [`${own}/translate/[language]`]: [
      see(`${path}/translate/de`),
      see(`${path}/translate/ar?section=living-here`, ['en']),
      see(`${shipped}/translate/uk`, ['en']),
    ],
    [`${own}/translate/[language]/sheet`]: [see(sheet)],
    [`${own}/translate/[language]/sheet/[upload]`]: [see(translated)],
  };
}
