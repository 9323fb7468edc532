/** What every questionnaire that ships promises. The files are data, so these tests are their only guard. */
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseInstrumentJson, toInstrumentJson } from '@vicus/questionnaire';
import type { Instrument, Question } from '@vicus/questionnaire';
import { describe, expect, test } from 'vitest';
import { ATTITUDE_BENCHMARKS, UNKNOWN_BENCHMARKS } from '@vicus/reference';
import { listOpenSlots } from './slots.rules.ts';
import { listTexts } from './text-keys.rules.ts';

const folder = resolve(import.meta.dirname, '../../../instruments');
const SIX = ['en', 'de', 'es', 'it', 'ar', 'uk'];
const FOUR = ['en', 'de', 'es', 'it'];
const IDS = [
  'needs-of-the-place',
  'newcomers',
  'open-consultation',
  'policymakers-perception',
  'residents',
  'service-feedback',
  'shared-understanding',
];

function read(id: string): Instrument {
  const parsed = parseInstrumentJson(readFileSync(resolve(folder, `${id}.json`), 'utf8'));
  if (!parsed.ok) throw new Error(`${id}: ${JSON.stringify(parsed.findings)}`);
  return parsed.instrument;
}

const instruments = IDS.map(read);
const listQuestions = ({ sections }: Instrument): readonly Question[] =>
  sections.flatMap(({ questions }) => questions);
const questions = instruments.flatMap((instrument) =>
  listQuestions(instrument).map((question) => ({
    instrument,
    question,
    at: `${instrument.id} ${question.id}`,
  })),
);

/** Codes that stand for a number or a word of the question, not for a way of not answering. */
function listCodes(question: Question): readonly string[] {
  if ('choices' in question) return question.choices.map(({ code }) => code);
  return 'points' in question ? question.points.map(({ code }) => code) : [];
}

/**
 * How much a question asks, in simple questions: a matrix half a question for each cell, a free text two. Branches count
 * as if everybody took them.
 */
function computeLoad(question: Question): number {
  if (question.kind === 'matrix') return (question.rows.length * question.columns.length) / 2;
  return question.kind === 'long-text' ? 2 : 1;
}

describe('the files', () => {
  test('are the seven, can be used and come back unchanged', () => {
    const names = readdirSync(folder).toSorted();
    expect(names).toEqual(IDS.map((id) => `${id}.json`));
    for (const instrument of instruments) {
      expect(IDS).toContain(instrument.id);
      expect(parseInstrumentJson(toInstrumentJson(instrument))).toEqual({ ok: true, instrument });
    }
  });

  test('say for whom, why, from where, how it is computed and what not to conclude', () => {
    for (const { audience, computed, cautions, purpose, source } of instruments)
      expect([audience, computed, cautions, purpose, source]).not.toContain(undefined);
  });

  test('ask for consent where they ask for opinions on migration, origin or treatment', () => {
    const withConsent = instruments.filter(({ consent }) => consent !== undefined).map(({ id }) => id);
    expect(withConsent).toEqual([
      'newcomers',
      'policymakers-perception',
      'residents',
      'shared-understanding',
    ]);
  });
});

describe('languages', () => {
  const shippedIn = (instrument: Instrument) => (instrument.id === 'needs-of-the-place' ? FOUR : SIX);

  test('English is the source, everything else a draft that nobody has read', () => {
    for (const instrument of instruments) {
      expect(Object.keys(instrument.languages).toSorted()).toEqual(shippedIn(instrument).toSorted());
      for (const [language, { state }] of Object.entries(instrument.languages))
        expect(state).toBe(language === 'en' ? 'source' : 'draft');
    }
  });

  test('every text stands in each of them, in its script', () => {
    const scripts: Readonly<Record<string, RegExp>> = {
      ar: /\p{Script=Arabic}/u,
      uk: /\p{Script=Cyrillic}/u,
    };
    for (const instrument of instruments) {
      const wrong = listTexts(instrument).filter(
        ({ texts }) =>
          Object.keys(texts).toSorted().join() !== shippedIn(instrument).toSorted().join() ||
          Object.entries(texts).some(([language, text]) => scripts[language]?.test(text) === false),
      );
      expect(
        wrong.map(({ key }) => key),
        instrument.id,
      ).toEqual([]);
    }
  });

  test('answers that a text names are named in every language', () => {
    for (const instrument of instruments) {
      for (const { key, texts } of listTexts(instrument)) {
        const named = Object.values(texts).map((text) => (text.match(/\{[^}]*\}/gu) ?? []).join(' '));
        expect(new Set(named).size, `${instrument.id} ${key}`).toBe(1);
      }
    }
  });
});

describe('words', () => {
  const LONGEST: readonly (readonly [RegExp, number])[] = [
    [/^title$/u, 45],
    [/^section\.[^.]+\.title$/u, 45],
    [/\.intro$/u, 180],
    [/^question\.[^.]+\.label$/u, 145],
    [/\.help$/u, 210],
    [/\.(choice|row)\.[^.]+$/u, 52],
    [/\.(point|low|high)(\.[^.]+)?$/u, 36],
    [/\.column\.[^.]+$/u, 26],
    [/^(purpose|consent)$/u, 380],
    [/^(source|computed|cautions)$/u, 520],
  ];

  test('no text is longer than a small phone and a tired reader bear', () => {
    const long = instruments.flatMap((instrument) =>
      listTexts(instrument).flatMap(({ key, texts }) => {
        const limit = LONGEST.find(([pattern]) => pattern.test(key))?.[1] ?? 60;
        return Object.entries(texts)
          .filter(([, text]) => [...text].length > limit)
          .map(([language, text]) => `${instrument.id} ${key} ${language}: ${[...text].length} > ${limit}`);
      }),
    );
    expect(long).toEqual([]);
  });

  test('no two questions, and no two answers to one, read the same', () => {
    for (const instrument of instruments) {
      for (const language of Object.keys(instrument.languages)) {
        const labels = listQuestions(instrument).map(({ label }) => label[language]);
        expect(new Set(labels).size, `${instrument.id} ${language}`).toBe(labels.length);
        for (const question of listQuestions(instrument)) {
          const choices =
            'choices' in question ? question.choices : 'points' in question ? question.points : [];
          const words = choices.map(({ label }) => label[language]);
          expect(new Set(words).size, `${instrument.id} ${question.id} ${language}`).toBe(words.length);
        }
      }
    }
  });

  test('no wording of the surveys whose concepts are used', () => {
    const foreign =
      /undermined or enriched|bad or good for|place to live by people|walking alone|like an outsider|get on well together|many.*some.*few.*none|out of every 100/iu;
    const found = instruments.flatMap((instrument) =>
      listTexts(instrument).filter(({ texts }) => foreign.test(texts.en)),
    );
    expect(found.map(({ key }) => key)).toEqual([]);
  });

  test('only the consultation waits for words of the office', () => {
    const waiting = instruments.filter((instrument) => listOpenSlots(instrument, 'en').length > 0);
    expect(waiting.map(({ id }) => id)).toEqual(['open-consultation']);
    for (const instrument of waiting)
      for (const language of SIX)
        expect(listOpenSlots(instrument, language)).toEqual(listOpenSlots(instrument, 'en'));
  });
});

describe('what it takes to answer', () => {
  test('at most twelve simple questions in three minutes', () => {
    for (const instrument of instruments) {
      const load = listQuestions(instrument).reduce((sum, question) => sum + computeLoad(question), 0);
      const minutes = instrument.minutes ?? 0;
      expect(load / 4, instrument.id).toBeLessThanOrEqual(minutes);
      expect(minutes, instrument.id).toBeLessThanOrEqual(20);
    }
  });

  test('feedback on a service is one screen of at most six questions', () => {
    const { sections } = read('service-feedback');
    expect(sections.map((section) => section.questions.length)).toEqual([6]);
  });

  test('every closed question can be passed over in words', () => {
    const closed = questions.filter(
      ({ question, instrument }) => !question.kind.endsWith('text') && instrument.audience !== 'place',
    );
    expect(
      closed.filter(({ question }) => (question.specials ?? []).length === 0).map(({ at }) => at),
    ).toEqual([]);
  });

  test('nothing must be answered but the role in which one was asked', () => {
    const required = questions.filter(({ question }) => question.required === true);
    expect(required.map(({ at }) => at)).toEqual(['shared-understanding role']);
  });

  test('a question about the district waits for the districts of the place', () => {
    const districts = questions.flatMap(({ question, instrument }) =>
      question.kind === 'district' ? [[instrument.id, question.id, question.districts.length]] : [],
    );
    expect(districts).toEqual([
      ['newcomers', 'district', 0],
      ['residents', 'district', 0],
    ]);
  });
});

describe('concepts', () => {
  test('the same concept is asked in the same way everywhere', () => {
    const first = new Map<string, string>();
    for (const { question, at } of questions) {
      if (question.concept === undefined) continue;
      const shape = JSON.stringify([question.kind, question.label, listCodes(question)]);
      expect(first.get(question.concept) ?? shape, at).toBe(shape);
      first.set(question.concept, shape);
    }
  });

  test('estimates are of questions that residents answer, with answers that exist', () => {
    const byConcept = new Map(
      listQuestions(read('residents')).map((question) => [question.concept, question]),
    );
    const estimates = questions.flatMap(({ question, at }) =>
      question.kind === 'number' && question.estimates ? [{ at, ...question.estimates }] : [],
    );
    expect(estimates).toHaveLength(11);
    for (const { at, concept, codes, atLeast } of estimates) {
      const estimated = byConcept.get(concept);
      if (estimated === undefined) throw new Error(`${at}: residents are not asked about ${concept}`);
      for (const code of codes ?? []) expect(listCodes(estimated), at).toContain(code);
      if (atLeast !== undefined) expect([estimated.kind, atLeast]).toEqual(['zero-to-ten', 6]);
    }
  });

  test('whoever writes to the town may allow a quotation', () => {
    const asked = questions.filter(({ question }) => question.concept === 'may-quote');
    expect(
      asked.map(({ instrument, question }) => [instrument.id, question.id, listCodes(question)]),
    ).toEqual([
      ['newcomers', 'may-quote', ['yes', 'no']],
      ['open-consultation', 'may-quote', ['yes', 'no']],
      ['residents', 'may-quote', ['yes', 'no']],
    ]);
  });

  test('two questions are about the country', () => {
    const national = listQuestions(read('residents')).filter(({ concept }) => concept?.endsWith('-national'));
    expect(national.map(({ id }) => id)).toEqual(['integration-succeeds-country', 'attitude-place-country']);
  });

  test('published figures stand beside questions that are asked, and answers that can be given', () => {
    const byConcept = new Map(questions.map(({ question }) => [question.concept, question]));
    for (const { id, concept, codes, row } of ATTITUDE_BENCHMARKS) {
      const question = byConcept.get(concept);
      if (question === undefined) throw new Error(`nobody is asked about ${concept}`);
      for (const code of codes) expect(listCodes(question), id).toContain(code);
      if (row !== undefined) expect('rows' in question && question.rows.map((one) => one.id)).toContain(row);
    }
    for (const concept of UNKNOWN_BENCHMARKS.flatMap(({ concepts }) => concepts))
      expect(byConcept.has(concept), concept).toBe(true);
  });
});
