import { checkInstrument } from '../instrument-json.ts';
import { readBlocks } from './blocks.ts';
import { readLists } from './choices.ts';
import { reportLanguages, toNameText } from './form-texts.ts';
import { toLanguageTag } from './languages.ts';
import { collectFindings, quote, toSlug, type Report } from './report.ts';
import { toSections } from './sections.ts';
import { readRows, type FormRow } from './sheet.ts';
import type { Form } from './form.types.ts';
import type { Instrument, Section, Texts, TranslationState } from '../questionnaire.types.ts';
import type { XlsFormFinding, XlsFormPlan, XlsSheet } from './xlsform.types.ts';

/** By settings as forms name them. */
interface Settings {
  readonly title: string;
  readonly id: string;
  readonly version: number;
  readonly defaultLanguage: string | undefined;
}

const MAXIMUM_VERSION = 1_000_000;

/** One heading and one value a setting; those that nothing is made of are findings. */
function readSettings(sheet: XlsSheet | undefined, report: Report): Settings {
  const [headings = [], values = []] = sheet?.rows ?? [];
  const cells = headings.flatMap((heading, index) => {
    const value = (values[index] ?? '').trim();
    return heading.trim() === '' || value === '' ? [] : [{ heading: heading.trim(), value }];
  });
  const used = new Set<string>();
  const take = (...names: readonly string[]): string => {
    const cell = cells.find(({ heading }) => names.includes(heading.toLowerCase()));
    if (cell !== undefined) used.add(cell.heading);
    return cell?.value ?? '';
  };
  const title = take('form_title', 'title');
  const id = take('form_id', 'id_string');
  const version = take('version');
  const number = /^\d{1,7}$/u.test(version) ? Number(version) : 0;
  const isVersion = number >= 1 && number <= MAXIMUM_VERSION;
  if (!isVersion) used.delete('version');
  const languageName = take('default_language');
  const defaultLanguage = languageName === '' ? undefined : toLanguageTag(languageName);
  if (defaultLanguage === undefined) used.delete('default_language');
  for (const { heading, value } of cells.filter((cell) => !used.has(cell.heading)))
    report(
      sheet?.name ?? 'settings',
      2,
      'setting-not-used',
      { setting: heading, value: quote(value) },
      heading,
    );
  return { title, id, version: isVersion ? number : 1, defaultLanguage };
}

/** Tags of the words in labels and hints; `''` for columns that name no language. */
function listLanguages(rows: readonly FormRow[]): ReadonlySet<string> {
  const kinds = ['label', 'hint'];
  const cells = rows.flatMap((row) => row.listLeft().filter(({ kind }) => kinds.includes(kind)));
  return new Set(cells.map(({ language }) => language ?? ''));
}

interface Languages {
  readonly defaultLanguage: string;
  readonly isAssumed: boolean;
  readonly hasEnglish: boolean;
  readonly tags: readonly string[];
}

/** Columns without a language are in the form's own; where it names none, in English. */
function decideLanguages(settings: Settings, found: ReadonlySet<string>): Languages {
  const named = [...found].filter((tag) => tag !== '');
  const own = settings.defaultLanguage ?? (named.includes('en') || found.has('') ? 'en' : named[0]);
  const defaultLanguage = own ?? 'en';
  const tags = [...new Set([defaultLanguage, ...named])];
  return {
    defaultLanguage,
    isAssumed: settings.defaultLanguage === undefined && found.has(''),
    hasEnglish: tags.includes('en'),
    tags,
  };
}

/** The form's own language is the source; what was translated, or lent to English, nobody here has read. */
function toStates({ tags, defaultLanguage }: Languages): Instrument['languages'] {
  const states = [...new Set(['en', ...tags])].map((tag): readonly [string, TranslationState] => [
    tag,
    { state: tag === defaultLanguage ? 'source' : 'draft' },
  ]);
  return Object.fromEntries(states);
}

function toInstrument(settings: Settings, languages: Languages, sections: readonly Section[]): Instrument {
  const name = settings.title === '' ? 'Imported form' : toNameText(settings.title);
  const title: Texts = { [languages.defaultLanguage]: name, en: name };
  const slug = toSlug(settings.id === '' ? name : settings.id);
  const origin = settings.id === '' ? name : toNameText(settings.id);
  return {
    id: slug === '' ? 'imported-form' : slug,
    version: settings.version,
    title,
    purpose: title,
    source: { en: `Imported from the XLSForm “${quote(origin)}”.` },
    languages: toStates(languages),
    sections,
  };
}

/** Cells that no step has used. */
function reportLeft(rows: readonly FormRow[], report: Report): void {
  for (const row of rows) {
    for (const { heading, kind, text } of row.listLeft()) {
      const code = kind === 'appearance' ? 'appearance-not-used' : 'cell-not-used';
      report(row.sheet, row.number, code, { value: quote(text) }, heading);
    }
  }
}

function sortFindings(findings: readonly XlsFormFinding[], sheets: readonly XlsSheet[]) {
  const order = sheets.map(({ name }) => name);
  return findings.toSorted((a, b) => order.indexOf(a.sheet) - order.indexOf(b.sheet) || a.row - b.row);
}

function findSheet(sheets: readonly XlsSheet[], name: string): XlsSheet | undefined {
  return sheets.find((sheet) => sheet.name.trim().toLowerCase() === name);
}

function refuseInvalid(instrument: Instrument, sheet: string, report: Report): boolean {
  const wrong = checkInstrument(instrument);
  for (const { path, message } of wrong.slice(0, 20))
    report(sheet, 1, 'instrument-invalid', { path, message });
  return wrong.length > 0;
}

/**
 * An XLSForm (sheets survey, choices, settings) as an instrument. Nothing is dropped in silence: every row and every
 * filled cell is either in the instrument or named in a finding with what was done instead. Which parts of the form
 * standard are known: docs/xlsform.md.
 *
 * @param sheets texts of all cells by sheet, the headings in the first row
 * @returns the instrument, where anything could be asked, and the findings in the order of the file
 * @example
 * planXlsForm([{ name: 'survey', rows: [['type', 'name', 'label'], ['integer', 'age', 'Age?']] }]).instrument.sections[0].questions[0].kind // => "number"
 * planXlsForm([{ name: 'survey', rows: [['type', 'name', 'label'], ['geopoint', 'where', 'Where?']] }]).findings.map(({ row, code }) => [row, code]) // => [[1,"language-assumed"],[1,"no-questions"],[2,"type-not-supported"]]
 */
export function planXlsForm(sheets: readonly XlsSheet[]): XlsFormPlan {
  const { findings, report } = collectFindings();
  const survey = findSheet(sheets, 'survey');
  const choices = findSheet(sheets, 'choices');
  const settingsSheet = findSheet(sheets, 'settings');
  for (const sheet of sheets.filter((one) => ![survey, choices, settingsSheet].includes(one)))
    report(sheet.name, 1, 'sheet-not-read', { rows: sheet.rows.length });
  if (survey === undefined) {
    report(sheets[0]?.name ?? 'survey', 1, 'no-survey-sheet');
    return { findings: sortFindings(findings, sheets) };
  }
  const settings = readSettings(settingsSheet, report);
  const rows = readRows(survey, 'survey', report);
  const choiceRows = choices === undefined ? [] : readRows(choices, 'choices', report);
  const languages = decideLanguages(settings, listLanguages([...rows, ...choiceRows]));
  reportLanguages(report, survey.name, languages);
  const instrument = planInstrument({ settings, languages, rows, choiceRows, report });
  reportLeft([...rows, ...choiceRows], report);
  const isWhole = instrument.sections.length > 0;
  if (!isWhole) report(survey.name, 1, 'no-questions');
  const isKept = isWhole && !refuseInvalid(instrument, survey.name, report);
  return { ...(isKept ? { instrument } : {}), findings: sortFindings(findings, sheets) };
}

interface ReadForm {
  readonly settings: Settings;
  readonly languages: Languages;
  readonly rows: readonly FormRow[];
  readonly choiceRows: readonly FormRow[];
  readonly report: Report;
}

function planInstrument({ settings, languages, rows, choiceRows, report }: ReadForm): Instrument {
  const { defaultLanguage, hasEnglish } = languages;
  const empty: Form = {
    report,
    lists: new Map(),
    usedLists: new Set(),
    references: new Map(),
    questionIds: new Set(),
    missedReferences: new Set(),
    defaultLanguage,
    hasEnglish,
  };
  const form: Form = { ...empty, lists: readLists(choiceRows, empty) };
  const nodes = readBlocks(rows, report);
  const { title } = toInstrument(settings, languages, []);
  const sections = toSections(nodes, form, title);
  reportUnusedLists(form, choiceRows);
  return toInstrument(settings, languages, sections);
}

function reportUnusedLists({ lists, usedLists, report }: Form, rows: readonly FormRow[]): void {
  for (const list of [...lists.keys()].filter((name) => !usedLists.has(name))) {
    const row = rows.find((one) => one.look('list_name') === list);
    if (row !== undefined) report(row.sheet, row.number, 'list-not-used', { list });
  }
}
