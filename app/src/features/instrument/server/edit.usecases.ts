/** Building a questionnaire: words, sections, questions, order, conditions. */
import { QUESTION_KINDS } from '../kinds.rules.ts';
import { z } from 'zod';
import type { Condition, District, Instrument, Question, Section } from '@vicus/questionnaire';
import { authorise, type Member } from '#server/auth/member.ts';
import { parseInput, requiredText } from '#server/input.ts';
import { makeCode } from '../codes.rules.ts';
import { parseConditionPart } from '../condition-form.rules.ts';
import { putTogether, readCondition, takeApart, writeCondition } from '../condition.rules.ts';
import {
  countQuestions,
  findQuestion,
  findSection,
  listQuestionIds,
  moveQuestion,
  moveQuestionToSection,
  moveSection,
  removeQuestion,
  removeSection,
  saveQuestion,
  saveSection,
} from '../edit.rules.ts';
import type { Fields } from '../entries.rules.ts';
import { instrumentNotFound, tooManyQuestions } from '../instrument.problems.ts';
import { sectionSchema, wordsSchema, type Words } from '../instrument.schema.ts';
import type { Seen } from '../instrument.types.ts';
import { parseQuestion } from '../question-form.rules.ts';
import { readSourceLanguage, writeWording } from '../wording.rules.ts';
import { changeDraft } from './change.ts';

const MAXIMUM_QUESTIONS = 300;

const ids = z.object({ id: requiredText(80) });
const moves = z.object({ id: requiredText(80), to: requiredText(80) });

const change = (
  member: Member,
  seen: Seen,
  part: string,
  run: (instrument: Instrument) => Instrument,
): Promise<void> => {
  authorise(member, 'instrument.change');
  return changeDraft(member, seen, { action: 'instrument.change', part, run });
};

const OPTIONAL_WORDS = ['consent', 'computed', 'cautions'] as const;

function writeWords(instrument: Instrument, words: Words): Instrument {
  const source = readSourceLanguage(instrument);
  const { consent: _, computed: __, cautions: ___, audience: ____, minutes: _____, ...rest } = instrument;
  const write = (key: 'title' | 'purpose' | 'source') =>
    writeWording(instrument[key], source, source, words[key]);
  const optional = OPTIONAL_WORDS.filter((key) => words[key] !== '').map(
    (key) => [key, writeWording(instrument[key], source, source, words[key])] as const,
  );
  return {
    ...rest,
    title: write('title'),
    purpose: write('purpose'),
    source: write('source'),
    ...Object.fromEntries(optional),
    ...(words.audience === null ? {} : { audience: words.audience }),
    ...(words.minutes === null ? {} : { minutes: words.minutes }),
  };
}

/** Title, purpose, where it comes from, consent, for whom, how long. */
export async function changeWords(member: Member, seen: Seen, input: unknown): Promise<void> {
  authorise(member, 'instrument.change');
  const words = parseInput(wordsSchema, input);
  await change(member, seen, 'words', (instrument) => writeWords(instrument, words));
}

/** Adds a section, or changes the words of one. @returns its id */
export async function changeSection(member: Member, seen: Seen, input: Fields): Promise<string> {
  authorise(member, 'instrument.change');
  const { title, intro } = parseInput(sectionSchema, input);
  let id = String(input['id'] ?? '');
  await change(member, seen, 'section', (instrument) => {
    const source = readSourceLanguage(instrument);
    const current = findSection(instrument, id);
    if (current === undefined)
      id = makeCode(title, new Set(instrument.sections.map((one) => one.id)), 'section');
    const { intro: before, ...kept }: Partial<Section> = current ?? {};
    const section: Section = {
      questions: [],
      ...kept,
      id,
      title: writeWording(current?.title, source, source, title),
      ...(intro === '' ? {} : { intro: writeWording(before, source, source, intro) }),
    };
    return saveSection(instrument, section);
  });
  return id;
}

const toStep = (to: string): -1 | 1 => (to === 'up' ? -1 : 1);

export async function reorderSection(member: Member, seen: Seen, input: unknown): Promise<void> {
  authorise(member, 'instrument.change');
  const { id, to } = parseInput(moves, input);
  await change(member, seen, 'order', (instrument) => moveSection(instrument, id, toStep(to)));
}

export async function dropSection(member: Member, seen: Seen, input: unknown): Promise<void> {
  authorise(member, 'instrument.change');
  const { id } = parseInput(ids, input);
  await change(member, seen, 'section-removed', (instrument) => removeSection(instrument, id));
}

const kindSchema = z.object({ kind: z.enum(QUESTION_KINDS), section: requiredText(80) });

/** A district is called the same in every language, so that nobody has to translate its name. */
function nameEverywhere({ languages }: Instrument, districts: readonly District[]): readonly District[] {
  return districts.map((district) => {
    const names = Object.keys(languages).map((language) => [language, district.label.en] as const);
    return { ...district, label: { ...Object.fromEntries(names), en: district.label.en } };
  });
}

function makeQuestion(instrument: Instrument, fields: Fields, districts: readonly District[]): Question {
  if (countQuestions(instrument) >= MAXIMUM_QUESTIONS) throw tooManyQuestions(MAXIMUM_QUESTIONS);
  const { kind } = parseInput(kindSchema, fields);
  const source = readSourceLanguage(instrument);
  const draft = parseQuestion({
    id: 'new',
    kind,
    current: null,
    source,
    fields,
    districts: nameEverywhere(instrument, districts),
  });
  return { ...draft, id: makeCode(draft.label[source] ?? '', listQuestionIds(instrument), 'question') };
}

/** Adds a question at the end of a section. @returns its id */
export async function addQuestion(
  member: Member,
  seen: Seen,
  fields: Fields,
  districts: readonly District[] = [],
): Promise<string> {
  authorise(member, 'instrument.change');
  const { section } = parseInput(kindSchema, fields);
  let id = '';
  await change(member, seen, 'question-added', (instrument) => {
    if (findSection(instrument, section) === undefined) throw instrumentNotFound();
    const question = makeQuestion(instrument, fields, districts);
    id = question.id;
    return saveQuestion(instrument, section, question);
  });
  return id;
}

export async function changeQuestion(
  member: Member,
  seen: Seen,
  questionId: string,
  fields: Fields,
  districts: readonly District[] = [],
): Promise<void> {
  authorise(member, 'instrument.change');
  await change(member, seen, 'question', (instrument) => {
    const current = findQuestion(instrument, questionId);
    if (current === undefined) throw instrumentNotFound();
    const source = readSourceLanguage(instrument);
    const named = nameEverywhere(instrument, districts);
    const form = { id: current.id, kind: current.kind, current, source, fields, districts: named };
    return saveQuestion(instrument, '', parseQuestion(form));
  });
}

/** `to`: `up`, `down`, or `section.<id>` for the end of that section. */
export async function reorderQuestion(member: Member, seen: Seen, input: unknown): Promise<void> {
  authorise(member, 'instrument.change');
  const { id, to } = parseInput(moves, input);
  await change(member, seen, 'order', (instrument) =>
    to.startsWith('section.')
      ? moveQuestionToSection(instrument, id, to.slice('section.'.length))
      : moveQuestion(instrument, id, toStep(to)),
  );
}

export async function dropQuestion(member: Member, seen: Seen, input: unknown): Promise<void> {
  authorise(member, 'instrument.change');
  const { id } = parseInput(ids, input);
  await change(member, seen, 'question-removed', (instrument) => removeQuestion(instrument, id));
}

function rewriteCondition(
  member: Member,
  seen: Seen,
  target: string,
  run: (condition: Condition | undefined, instrument: Instrument) => Condition | undefined,
): Promise<void> {
  return change(member, seen, 'condition', (instrument) =>
    writeCondition(instrument, target, run(readCondition(instrument, target), instrument)),
  );
}

/** Adds "asked only when …" to a question or section (`section.<id>`). */
export async function addConditionPart(
  member: Member,
  seen: Seen,
  target: string,
  fields: Fields,
): Promise<void> {
  authorise(member, 'instrument.change');
  await rewriteCondition(member, seen, target, (condition, instrument) => {
    const { mode, parts } = takeApart(condition);
    return putTogether({ mode, parts: [...parts, parseConditionPart(instrument, target, fields)] });
  });
}

const partSchema = z.object({ part: z.coerce.number().int().min(0).max(1_000) });

export async function removeConditionPart(
  member: Member,
  seen: Seen,
  target: string,
  input: unknown,
): Promise<void> {
  authorise(member, 'instrument.change');
  const { part } = parseInput(partSchema, input);
  await rewriteCondition(member, seen, target, (condition) => {
    const { mode, parts } = takeApart(condition);
    return putTogether({ mode, parts: parts.filter((_, index) => index !== part) });
  });
}

const modeSchema = z.object({ mode: z.enum(['all', 'any']) });

/** Whether all parts have to hold, or one of them. */
export async function changeConditionMode(
  member: Member,
  seen: Seen,
  target: string,
  input: unknown,
): Promise<void> {
  authorise(member, 'instrument.change');
  const { mode } = parseInput(modeSchema, input);
  await rewriteCondition(member, seen, target, (condition) =>
    putTogether({ mode, parts: takeApart(condition).parts }),
  );
}
