import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Answer,
  checkAnswer,
  checkInstrument,
  computeCompleteness,
  type Instrument,
  listVisibleQuestions,
  parseFormData,
  parseInstrumentJson,
  type Question,
  replaceSectionAnswers,
  SPECIAL_CODES,
  toFormEntries,
  toInstrumentJson,
} from './index.ts';

fc.configureGlobal({ seed: 20_261_121, numRuns: 150 });

const ids = fc
  .stringMatching(/^[a-z][a-z0-9-]{0,8}$/u)
  .filter((id) => !SPECIAL_CODES.some((code) => code === id));
const idLists = fc.uniqueArray(ids, { minLength: 1, maxLength: 4 });
const words = fc.string({ minLength: 1, maxLength: 20 }).filter((text) => text.trim() !== '');
const texts = fc.record({ en: words, ar: words }, { requiredKeys: ['en'] }) as fc.Arbitrary<{ en: string }>;
const labelledLists = fc.tuple(idLists, texts).map(([list, label]) => list.map((id) => ({ id, label })));
const choiceLists = labelledLists.map((list) => list.map(({ id, label }) => ({ code: id, label })));
const pointLists = choiceLists.map((list) => list.map((choice, value) => ({ ...choice, value })));
const specials = fc.uniqueArray(fc.constantFrom(...SPECIAL_CODES));

const bodies: fc.Arbitrary<object> = fc.oneof(
  fc.record({ kind: fc.constant('one-choice'), choices: choiceLists }),
  fc.record({ kind: fc.constant('several-choices'), choices: choiceLists }),
  fc.record({ kind: fc.constant('scale'), points: pointLists }),
  fc.record({ kind: fc.constant('zero-to-ten'), lowLabel: texts, highLabel: texts }),
  fc.record({ kind: fc.constant('matrix'), rows: labelledLists, columns: labelledLists, points: pointLists }),
  fc.record({
    kind: fc.constant('roster'),
    columns: labelledLists,
    points: pointLists,
    maximumRows: fc.constant(5),
    maximumNameLength: fc.constant(30),
  }),
  fc.constant({ kind: 'number', minimum: -50, maximum: 50, decimals: 2 }),
  fc.constant({ kind: 'month', minimum: '2014-01', maximum: '2026-12' }),
  fc.record({ kind: fc.constantFrom('short-text', 'long-text'), maximumLength: fc.constant(60) }),
);

/** Questions of every kind; now and then one is asked only after a code of the first one-choice question. */
const instruments: fc.Arbitrary<Instrument> = fc
  .record({
    questionIds: fc.uniqueArray(ids, { minLength: 1, maxLength: 6 }),
    bodies: fc.array(bodies, { minLength: 6, maxLength: 6 }),
    label: texts,
    specials,
    conditional: fc.boolean(),
    split: fc.nat(6),
  })
  .map(({ questionIds, bodies: parts, label, specials: offered, conditional, split }) => {
    const questions = questionIds.map(
      (id, index) => ({ id, label, specials: offered, ...parts[index] }) as unknown as Question,
    );
    const routed = questions.map((question, index) => {
      const first = questions[0];
      if (!conditional || index === 0 || first?.kind !== 'one-choice') return question;
      return { ...question, askedWhen: { question: first.id, oneOf: [first.choices[0]?.code ?? ''] } };
    });
    const pages = [routed.slice(0, split), routed.slice(split)].filter((page) => page.length > 0);
    return {
      id: 'made-up',
      version: 1,
      title: label,
      purpose: label,
      source: label,
      languages: { en: { state: 'source' }, ar: { state: 'read', by: 'A', on: '2026-11-21' } },
      sections: pages.map((page, index) => ({ id: `s${index}`, title: label, questions: page })),
    };
  });

const pick = (codes: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...codes);

function answersTo(question: Question): fc.Arbitrary<unknown> {
  const offered = question.specials ?? [];
  const orSpecial = (arbitrary: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
    offered.length === 0 ? arbitrary : fc.oneof(arbitrary, pick(offered));
  const codes = 'points' in question ? question.points.map(({ code }) => code) : [];
  const cellsOf = (columns: readonly { id: string }[]) =>
    fc.record(Object.fromEntries(columns.map(({ id }) => [id, pick([...codes, ...offered])])), {
      requiredKeys: [],
    });
  switch (question.kind) {
    case 'one-choice':
      return orSpecial(pick(question.choices.map(({ code }) => code)));
    case 'several-choices':
      return fc.subarray(question.choices.map(({ code }) => code));
    case 'scale':
      return orSpecial(pick(codes));
    case 'zero-to-ten':
      return orSpecial(fc.integer({ min: 0, max: 10 }));
    case 'number':
      return orSpecial(fc.integer({ min: -5000, max: 5000 }).map((hundredths) => hundredths / 100));
    case 'month':
      return orSpecial(pick(['2014-01', '2020-12', '2026-09']));
    case 'matrix':
      return fc.record(Object.fromEntries(question.rows.map(({ id }) => [id, cellsOf(question.columns)])), {
        requiredKeys: [],
      });
    case 'roster':
      return fc.array(fc.record({ name: words, codes: cellsOf(question.columns) }), { maxLength: 5 });
    default:
      return fc
        .string({ maxLength: 30, unit: 'grapheme' })
        .filter((text) => [...text.normalize('NFC')].length <= 60);
  }
}

const filled = instruments.chain((instrument) => {
  const questions = instrument.sections.flatMap((section) => section.questions);
  const parts = Object.fromEntries(questions.map((question) => [question.id, answersTo(question)]));
  return fc.record({ instrument: fc.constant(instrument), raw: fc.record(parts, { requiredKeys: [] }) });
});

function accept(instrument: Instrument, raw: unknown): Readonly<Record<string, Answer>> {
  const checked = checkAnswer(instrument, raw, { partial: true });
  if (!checked.ok) throw new Error(JSON.stringify(checked.findings));
  return checked.answers;
}

describe('instruments', () => {
  it('go out as JSON and come back unchanged, text and all', () => {
    fc.assert(
      fc.property(instruments, (instrument) => {
        const text = toInstrumentJson(instrument);
        const parsed = parseInstrumentJson(text);
        expect(parsed).toEqual({ ok: true, instrument });
        expect(parsed.ok && toInstrumentJson(parsed.instrument)).toBe(text);
      }),
    );
  });

  it('are never accepted from arbitrary JSON, and never throw', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(checkInstrument(value).length).toBeGreaterThan(0);
        expect(parseInstrumentJson(JSON.stringify(value)).ok).toBe(false);
      }),
    );
  });
});

describe('answers', () => {
  it('that are accepted are accepted again unchanged', () => {
    fc.assert(
      fc.property(filled, ({ instrument, raw }) => {
        const answers = accept(instrument, raw);
        expect(accept(instrument, answers)).toEqual(answers);
        expect(JSON.parse(JSON.stringify(answers))).toEqual(answers);
      }),
    );
  });

  it('survive the fields of a form, page by page', () => {
    fc.assert(
      fc.property(filled, ({ instrument, raw }) => {
        const answers = accept(instrument, raw);
        let posted: Readonly<Record<string, unknown>> = {};
        for (const section of instrument.sections) {
          const page = parseFormData(section, toFormEntries(section, answers));
          expect(page.findings).toEqual([]);
          posted = replaceSectionAnswers(section, accept(instrument, posted), page.answers);
        }
        expect(accept(instrument, posted)).toEqual(answers);
      }),
    );
  });

  it('of any shape are accepted or refused with findings, never thrown at', () => {
    fc.assert(
      fc.property(instruments, fc.jsonValue(), fc.jsonValue(), (instrument, whole, part) => {
        const first = instrument.sections[0]?.questions[0]?.id ?? '';
        for (const given of [whole, { [first]: part }]) {
          const checked = checkAnswer(instrument, given);
          expect(checked.ok || checked.findings.length > 0).toBe(true);
        }
      }),
    );
  });

  it('in any form fields are read without a throw', () => {
    const names = fc.oneof(
      fc.string(),
      fc.constantFrom('q.', 's', 'q.__proto__.a.b', 'q.constructor', 'q.a.b.c.d'),
    );
    fc.assert(
      fc.property(instruments, fc.array(fc.tuple(names, fc.string())), (instrument, entries) => {
        for (const section of instrument.sections) {
          const { answers } = parseFormData(section, entries);
          expect(checkAnswer(instrument, answers, { partial: true }).ok).toBe(true);
        }
      }),
    );
  });

  it('are never more than what is asked', () => {
    fc.assert(
      fc.property(filled, ({ instrument, raw }) => {
        const answers = accept(instrument, raw);
        const { asked, answered } = computeCompleteness(instrument, answers);
        expect(answered).toBeLessThanOrEqual(asked);
        const visible = listVisibleQuestions(instrument, answers).map((shown) => shown.question.id);
        expect(Object.keys(answers).filter((id) => !visible.includes(id))).toEqual([]);
      }),
    );
  });
});
