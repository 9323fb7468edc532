/** Groups → sections, one a page; notes → what stands above. */
import { joinTexts, takeTexts } from './form-texts.ts';
import { findGrid, toMatrix, toRoster } from './grids.ts';
import { takeCondition, toQuestions } from './questions.ts';
import { claimId } from './report.ts';
import type { FormNode, GroupNode, RowNode } from './blocks.ts';
import type { Form, Frame } from './form.types.ts';
import type { FormRow } from './sheet.ts';
import type { Condition, Question, Section, Texts } from '../questionnaire.types.ts';

interface Note {
  readonly row: FormRow;
  readonly text: Texts;
  readonly frame: Frame;
}

interface GrowingSection {
  readonly frame: Frame;
  readonly id: string;
  intro: Texts | undefined;
  readonly questions: Question[];
}

interface Building {
  readonly form: Form;
  readonly sections: GrowingSection[];
  readonly sectionIds: Set<string>;
  /** read, and not yet placed above a question */
  notes: Note[];
  /** groups with a label of their own */
  readonly labelled: { readonly row: FormRow; readonly title: Texts }[];
}

/** Puts the notes read so far above what comes next, each after the other. */
function placeNotes(
  building: Building,
  frame: Frame,
  isIntro: boolean,
  own: Texts | undefined,
): Texts | undefined {
  const { form } = building;
  let text: Texts | undefined;
  const join = (first: Texts | undefined, second: Texts): Texts | undefined =>
    first === undefined ? second : joinTexts(first, second);
  for (const note of building.notes) {
    const joined = join(text, note.text);
    const { sheet, number } = note.row;
    if (joined === undefined) form.report(sheet, number, 'note-left-out', {});
    else if (!isIntro) form.report(sheet, number, 'note-became-help', {});
    else if (note.frame !== frame) form.report(sheet, number, 'note-became-intro', {});
    text = joined ?? text;
  }
  const [first] = building.notes;
  building.notes = [];
  if (own === undefined || text === undefined) return text ?? own;
  const whole = joinTexts(text, own);
  if (whole === undefined && first !== undefined)
    form.report(first.row.sheet, first.row.number, 'note-left-out', {});
  return whole ?? own;
}

function addQuestion(building: Building, frame: Frame, question: Question): void {
  const { sections, sectionIds } = building;
  const last = sections.at(-1);
  if (last?.frame === frame) {
    const help = placeNotes(building, frame, false, question.help);
    last.questions.push(help === undefined ? question : { ...question, help });
    return;
  }
  const { id } = claimId(frame.name, 'page', sectionIds);
  const intro = placeNotes(building, frame, true, undefined);
  sections.push({ frame, id, intro, questions: [question] });
}

function addNote(building: Building, frame: Frame, row: FormRow): void {
  const { form } = building;
  row.take('name');
  const text = takeTexts(row, 'label', form);
  const hint = takeTexts(row, 'hint', form);
  const source = row.look('relevant');
  if (source !== '') {
    row.take('relevant');
    const parameters = { expression: source, reason: 'notes-are-shown-to-everybody', at: '' };
    form.report(row.sheet, row.number, 'condition-not-carried-over', parameters, row.headingOf('relevant'));
  }
  const whole = text !== undefined && hint !== undefined ? joinTexts(text, hint) : (text ?? hint);
  if (whole === undefined) return form.report(row.sheet, row.number, 'note-left-out', {});
  building.notes.push({ row, text: whole, frame });
}

function addRow(building: Building, frame: Frame, { row, type }: RowNode): void {
  const { form } = building;
  // The heading of a table that did not become one is words above the next question.
  const isBareHeader = type.kind === 'one-choice' && row.look('appearance') === 'label';
  if (isBareHeader) {
    form.report(row.sheet, row.number, 'table-not-made', { name: row.look('name') });
    row.take('appearance');
  }
  if (type.kind === 'note' || isBareHeader) return addNote(building, frame, row);
  for (const question of toQuestions(row, type, form, frame)) addQuestion(building, frame, question);
}

function joinConditions(outer: Condition | undefined, inner: Condition | undefined): Condition | undefined {
  if (outer === undefined || inner === undefined) return outer ?? inner;
  return { all: [outer, inner] };
}

function openFrame(building: Building, outer: Frame, { row }: GroupNode): Frame {
  const { form } = building;
  const name = row.take('name');
  const { askedWhen, isLost } = takeCondition(row, form);
  const title = takeTexts(row, 'label', form);
  if (title === undefined) form.report(row.sheet, row.number, 'group-without-label', { name });
  else building.labelled.push({ row, title });
  return {
    title: title ?? outer.title,
    name: name === '' ? outer.name : name,
    askedWhen: joinConditions(outer.askedWhen, askedWhen),
    isConditionLost: outer.isConditionLost || isLost,
  };
}

function addGroup(building: Building, outer: Frame, group: GroupNode): void {
  const { form } = building;
  const { row, isRepeat } = group;
  const roster = isRepeat ? toRoster(group, form) : undefined;
  if (roster !== undefined) return addQuestion(building, outer, roster);
  if (isRepeat) form.report(row.sheet, row.number, 'repeat-asked-once', { name: row.look('name') });
  const frame = openFrame(building, outer, group);
  const hint = takeTexts(row, 'hint', form);
  if (hint !== undefined) building.notes.push({ row, text: hint, frame });
  const appearance = row.look('appearance');
  // A section is one page: that is what field-list asks for.
  if (/^(?:field-list|table-list)$/u.test(appearance)) row.take('appearance');
  addNodes(building, frame, group.children, appearance === 'table-list');
}

function addNodes(building: Building, frame: Frame, nodes: readonly FormNode[], isTable: boolean): void {
  for (let at = 0; at < nodes.length; at += 1) {
    const node = nodes[at];
    if (node === undefined) continue;
    if (node.kind === 'group') {
      addGroup(building, frame, node);
      continue;
    }
    const grid = findGrid(nodes, at, isTable);
    const place = { frame, title: frame.title, groupName: frame.name };
    const matrix = grid && toMatrix(grid, building.form, place);
    if (grid === undefined || matrix === undefined) {
      addRow(building, frame, node);
      continue;
    }
    addQuestion(building, frame, matrix);
    at += grid.rows.length - (grid.header === undefined ? 1 : 0);
  }
}

/** Titles of groups that hold groups only: each of those has a title of its own. */
function reportUnusedTitles({ form, sections, labelled }: Building): void {
  const used = new Set(sections.map(({ frame }) => frame.title));
  for (const { row, title } of labelled.filter((one) => !used.has(one.title)))
    for (const heading of row.listHeadings('label'))
      form.report(row.sheet, row.number, 'group-label-not-used', { title: title.en }, heading);
}

/** The pages of the form. Groups with nothing to answer leave no page. */
export function toSections(nodes: readonly FormNode[], form: Form, title: Texts): readonly Section[] {
  const building: Building = { form, sections: [], sectionIds: new Set(), notes: [], labelled: [] };
  addNodes(building, { title, name: 'page', askedWhen: undefined, isConditionLost: false }, nodes, false);
  for (const { row } of building.notes) form.report(row.sheet, row.number, 'note-left-out', {});
  reportUnusedTitles(building);
  return building.sections.map(({ frame, id, intro, questions }) => ({
    id,
    title: frame.title,
    ...(intro === undefined ? {} : { intro }),
    ...(frame.askedWhen === undefined ? {} : { askedWhen: frame.askedWhen }),
    questions,
  }));
}
