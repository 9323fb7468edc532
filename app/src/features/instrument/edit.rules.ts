/** Changing the order and the parts of a questionnaire. Each gives a new one; whether it holds together is asked after. */
import {
  checkInstrument,
  type Instrument,
  type InstrumentFinding,
  type Question,
  type Section,
} from '@vicus/questionnaire';
import { instrumentWouldBreak } from './instrument.problems.ts';
import { readSourceLanguage, readWording } from './wording.rules.ts';

export function findSection({ sections }: Instrument, id: string): Section | undefined {
  return sections.find((section) => section.id === id);
}

export function findQuestion({ sections }: Instrument, id: string): Question | undefined {
  return sections.flatMap(({ questions }) => questions).find((question) => question.id === id);
}

export function listQuestionIds({ sections }: Instrument): Set<string> {
  return new Set(sections.flatMap(({ questions }) => questions.map(({ id }) => id)));
}

export function countQuestions({ sections }: Instrument): number {
  return sections.reduce((count, { questions }) => count + questions.length, 0);
}

/** Questions before a place in the questionnaire: what a condition may look back at. */
export function listEarlierQuestions(instrument: Instrument, target: string): readonly Question[] {
  const earlier: Question[] = [];
  for (const section of instrument.sections) {
    if (`section.${section.id}` === target) return earlier;
    for (const question of section.questions) {
      if (question.id === target) return earlier;
      earlier.push(question);
    }
  }
  return earlier;
}

function swap<Item>(items: readonly Item[], index: number, by: -1 | 1): readonly Item[] {
  const other = index + by;
  const [a, b] = [items[index], items[other]];
  if (a === undefined || b === undefined) return items;
  return items.map((item, at) => (at === index ? b : at === other ? a : item));
}

const mapSections = (instrument: Instrument, map: (section: Section) => Section): Instrument => ({
  ...instrument,
  sections: instrument.sections.map(map),
});

export function mapQuestions(instrument: Instrument, map: (question: Question) => Question): Instrument {
  return mapSections(instrument, (section) => ({ ...section, questions: section.questions.map(map) }));
}

export function saveSection(instrument: Instrument, section: Section): Instrument {
  if (findSection(instrument, section.id) === undefined)
    return { ...instrument, sections: [...instrument.sections, section] };
  return mapSections(instrument, (one) => (one.id === section.id ? section : one));
}

export function moveSection(instrument: Instrument, id: string, by: -1 | 1): Instrument {
  const index = instrument.sections.findIndex((section) => section.id === id);
  return index < 0 ? instrument : { ...instrument, sections: swap(instrument.sections, index, by) };
}

export function removeSection(instrument: Instrument, id: string): Instrument {
  return { ...instrument, sections: instrument.sections.filter((section) => section.id !== id) };
}

/** Puts a question in the place of the one with its id, or at the end of a section. */
export function saveQuestion(instrument: Instrument, sectionId: string, question: Question): Instrument {
  const isThere = findQuestion(instrument, question.id) !== undefined;
  return mapSections(instrument, (section) => {
    if (isThere) {
      const questions = section.questions.map((one) => (one.id === question.id ? question : one));
      return { ...section, questions };
    }
    return section.id === sectionId ? { ...section, questions: [...section.questions, question] } : section;
  });
}

export function removeQuestion(instrument: Instrument, id: string): Instrument {
  return mapSections(instrument, (section) => ({
    ...section,
    questions: section.questions.filter((question) => question.id !== id),
  }));
}

/** One up or down in its section. */
export function moveQuestion(instrument: Instrument, id: string, by: -1 | 1): Instrument {
  return mapSections(instrument, (section) => {
    const index = section.questions.findIndex((question) => question.id === id);
    return index < 0 ? section : { ...section, questions: swap(section.questions, index, by) };
  });
}

/** To the end of another section. */
export function moveQuestionToSection(instrument: Instrument, id: string, sectionId: string): Instrument {
  const question = findQuestion(instrument, id);
  if (question === undefined || findSection(instrument, sectionId) === undefined) return instrument;
  return saveQuestion(removeQuestion(instrument, id), sectionId, question);
}

/** What is wrong with a draft. Sections without questions are unfinished, which a draft may be. */
export function checkDraft(instrument: Instrument): readonly InstrumentFinding[] {
  const filled = instrument.sections.filter(({ questions }) => questions.length > 0);
  if (filled.length > 0) return checkInstrument({ ...instrument, sections: filled });
  const placeholder = { id: 'x', kind: 'short-text', label: { en: 'x' }, maximumLength: 1 } as const;
  const { scores: _, ...rest } = instrument;
  return checkInstrument({
    ...rest,
    sections: [{ id: 'x', title: { en: 'x' }, questions: [placeholder] }],
  });
}

/** The words of the question or section that a finding's path leads to. */
export function describePath(instrument: Instrument, path: string): string {
  const filled = instrument.sections.filter(({ questions }) => questions.length > 0);
  const [, sectionIndex, questionIndex] = /^sections\[(\d+)\](?:\.questions\[(\d+)\])?/u.exec(path) ?? [];
  const section = filled[Number(sectionIndex ?? -1)];
  const source = readSourceLanguage(instrument);
  if (section === undefined) {
    const score = instrument.scores?.[Number(/^scores\[(\d+)\]/u.exec(path)?.[1] ?? -1)];
    return readWording(score?.label ?? instrument.title, source, source);
  }
  const question = section.questions[Number(questionIndex ?? -1)];
  return readWording(question?.label ?? section.title, source, source);
}

/** @throws Problem `instrument-would-break` (422) that names what would be left without what it depends on */
export function refuseBroken(before: Instrument, after: Instrument): void {
  const known = new Set(checkDraft(before).map(({ path, message }) => `${path} ${message}`));
  const finding = checkDraft(after).find(({ path, message }) => !known.has(`${path} ${message}`));
  if (finding !== undefined) throw instrumentWouldBreak(describePath(after, finding.path));
}
