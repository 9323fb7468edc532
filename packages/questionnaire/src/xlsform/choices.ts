/** The choices sheet → lists of choices. */
import { takeTexts, toNameText } from './form-texts.ts';
import { claimId, toSlug } from './report.ts';
import type { ChoiceList, Form } from './form.types.ts';
import type { FormRow } from './sheet.ts';
import { SPECIAL_CODES, type Choice, type SpecialCode } from '../questionnaire.types.ts';

interface GrowingList {
  readonly choices: Choice[];
  readonly specials: SpecialCode[];
  readonly codes: Map<string, string>;
  readonly taken: Set<string>;
}

function addChoice(list: GrowingList, row: FormRow, form: Form, listName: string): void {
  const name = row.take('name');
  const { sheet, number } = row;
  if (name === '' || list.codes.has(name)) {
    row.takeAll();
    return form.report(sheet, number, 'choice-left-out', { list: listName, name });
  }
  const special = SPECIAL_CODES.find((code) => code === toSlug(name));
  if (special !== undefined && !list.specials.includes(special)) {
    row.takeAll();
    list.specials.push(special);
    list.codes.set(name, special);
    return form.report(sheet, number, 'choice-became-special', { list: listName, name, code: special });
  }
  const { id: code, isSame } = claimId(name, 'choice', list.taken);
  if (!isSame) form.report(sheet, number, 'choice-code-changed', { name, code }, row.headingOf('name'));
  const label = takeTexts(row, 'label', form);
  if (label === undefined) form.report(sheet, number, 'label-missing', { name });
  list.choices.push({ code, label: label ?? { en: toNameText(name) } });
  list.codes.set(name, code);
}

/** Lists by name. Rows without a list are findings. */
export function readLists(rows: readonly FormRow[], form: Form): ReadonlyMap<string, ChoiceList> {
  const lists = new Map<string, GrowingList>();
  for (const row of rows) {
    const listName = row.take('list_name');
    if (listName === '') {
      row.takeAll();
      form.report(row.sheet, row.number, 'choice-left-out', { list: '', name: row.look('name') });
      continue;
    }
    const list = lists.get(listName) ?? {
      choices: [],
      specials: [],
      codes: new Map<string, string>(),
      // Codes of their own meaning, never those of a choice.
      taken: new Set<string>(SPECIAL_CODES),
    };
    lists.set(listName, list);
    addChoice(list, row, form, listName);
  }
  return lists;
}
