import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Answer,
  arrangeQuestion,
  AUDIENCES,
  checkAnswer,
  checkInstrument,
  computeCompleteness,
  computeScores,
  type Condition,
  fillTexts,
  type Instrument,
  listVisibleQuestions,
  parseFormData,
  parseInstrumentJson,
  type Question,
  replaceSectionAnswers,
  type Score,
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
const markedLists = fc
  .tuple(choiceLists, fc.boolean())
  .map(([list, isLast]) =>
    isLast ? list.map((choice, at) => (at === 0 ? { ...choice, last: true } : choice)) : list,
  );
const pointLists = choiceLists.map((list) => list.map((choice, value) => ({ ...choice, value })));
const specials = fc.uniqueArray(fc.constantFrom(...SPECIAL_CODES));

const bodies: fc.Arbitrary<object> = fc.oneof(
  fc.record({ kind: fc.constant('one-choice'), choices: markedLists }),
  fc.record({ kind: fc.constant('several-choices'), choices: markedLists }),
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
  fc.record({ kind: fc.constant('district'), districts: fc.oneof(choiceLists, fc.constant([])) }),
  fc.record({
    kind: fc.constant('number'),
    minimum: fc.constant(0),
    maximum: fc.constant(100),
    decimals: fc.constant(0),
    unit: texts,
    estimates: fc.oneof(
      fc.record({ concept: ids, codes: idLists }),
      fc.record({ concept: ids, atLeast: fc.nat(10) }),
    ),
  }),
);

/** Fields that any question may carry. */
const extras = fc.record(
  {
    audio: fc.dictionary(fc.constantFrom('de', 'ar'), ids, { noNullPrototype: true }),
    help: texts,
    required: fc.constant(false),
  },
  { requiredKeys: [] },
);

/** Asked after a code of the first question, or after a number in a range. */
function conditionOn(first: Question | undefined): Condition | undefined {
  if (first?.kind === 'one-choice') return { question: first.id, oneOf: [first.choices[0]?.code ?? ''] };
  if (first?.kind === 'zero-to-ten') return { not: { question: first.id, atLeast: 3, atMost: 7 } };
  return first?.kind === 'number' ? { any: [{ question: first.id, atMost: 20 }] } : undefined;
}

function routeAfterFirst(questions: readonly Question[], isRouted: boolean): readonly Question[] {
  const askedWhen = isRouted ? conditionOn(questions[0]) : undefined;
  return questions.map((question, index) =>
    index === 0 || askedWhen === undefined
      ? question
      : { ...question, askedWhen, label: { en: `{answer:${questions[0]?.id}}!` } },
  );
}

/** One score of each method over whatever can be computed with. */
function scoreUp(questions: readonly Question[]): readonly Score[] {
  const items = questions
    .filter((one) => one.kind === 'zero-to-ten' || one.kind === 'number')
    .map(({ id }) => id);
  const label = { en: 'Score' };
  const [first] = items;
  if (first === undefined) return [];
  return [
    { id: '0-mean', label, items: [first], method: 'mean', minimumItems: 1 },
    { id: '0-sum', label, items: [...items, '0-mean'], method: 'rescaled-sum', minimumItems: items.length },
  ];
}

const heads = fc.record(
  {
    consent: texts,
    audience: fc.constantFrom(...AUDIENCES),
    minutes: fc.integer({ min: 1, max: 240 }),
    computed: texts,
    cautions: texts,
  },
  { requiredKeys: [] },
);

/** Questions of every kind; now and then one is asked only after a code or number of the first question. */
const instruments: fc.Arbitrary<Instrument> = fc
  .record({
    questionIds: fc.uniqueArray(ids, { minLength: 1, maxLength: 6 }),
    bodies: fc.array(fc.tuple(bodies, extras, fc.boolean()), { minLength: 6, maxLength: 6 }),
    label: texts,
    specials,
    head: heads,
    conditional: fc.boolean(),
    split: fc.nat(6),
  })
  .map(({ questionIds, bodies: parts, label, specials: offered, head, conditional, split }) => {
    const questions = questionIds.map((id, index) => {
      const [body, extra, isRandom] = parts[index] ?? [{}, {}, false];
      const canMix = 'choices' in body || 'rows' in body;
      const order = isRandom && canMix ? { order: 'random' } : {};
      const concept = isRandom ? { concept: `c-${id}` } : {};
      return { id, label, specials: offered, ...body, ...extra, ...order, ...concept } as unknown as Question;
    });
    const routed = routeAfterFirst(questions, conditional && questions[0]?.kind !== 'matrix');
    const pages = [routed.slice(0, split), routed.slice(split)].filter((page) => page.length > 0);
    return {
      id: 'made-up',
      version: 1,
      title: label,
      purpose: label,
      source: label,
      languages: { en: { state: 'source' }, ar: { state: 'read', by: 'A', on: '2026-11-21' } },
      sections: pages.map((page, index) => ({ id: `s${index}`, title: label, questions: page })),
      ...head,
      scores: scoreUp(questions),
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
    case 'district':
      return question.districts.length === 0
        ? fc.constant('')
        : orSpecial(pick(question.districts.map(({ code }) => code)));
    case 'zero-to-ten':
      return orSpecial(fc.integer({ min: 0, max: 10 }));
    case 'number':
      return orSpecial(
        question.decimals === 0
          ? fc.integer({ min: question.minimum, max: question.maximum })
          : fc.integer({ min: -5000, max: 5000 }).map((hundredths) => hundredths / 100),
      );
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
  it('made up here are instruments', () => {
    fc.assert(
      fc.property(instruments, (instrument) => {
        expect(checkInstrument(instrument)).toEqual([]);
      }),
    );
  });

  it('are asked in an order that is drawn once, loses nothing and keeps the last choice last', () => {
    fc.assert(
      fc.property(instruments, fc.string(), (instrument, seed) => {
        for (const question of instrument.sections.flatMap(({ questions }) => questions)) {
          const arranged = arrangeQuestion(question, seed);
          expect(arrangeQuestion(question, seed)).toEqual(arranged);
          const list = (one: Question): readonly object[] =>
            'choices' in one ? one.choices : 'rows' in one ? one.rows : [];
          expect(new Set(list(arranged))).toEqual(new Set(list(question)));
          const marks = list(arranged).map((entry) => 'last' in entry);
          if (question.order === 'random') expect(marks).toEqual(marks.toSorted());
          expect({ ...arranged, choices: 0, rows: 0 }).toEqual({ ...question, choices: 0, rows: 0 });
        }
      }),
    );
  });

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

  it('with remarks about them are the same answers', () => {
    fc.assert(
      fc.property(filled, ({ instrument, raw }) => {
        const marked = { ...raw, $language: 'ar', '$x.y': { any: 'thing' } };
        expect(checkAnswer(instrument, marked, { partial: true })).toEqual(
          checkAnswer(instrument, raw, { partial: true }),
        );
      }),
    );
  });

  it('leave no reference open in a text', () => {
    fc.assert(
      fc.property(filled, ({ instrument, raw }) => {
        const answers = accept(instrument, raw);
        for (const { id } of instrument.sections.flatMap(({ questions }) => questions)) {
          const text = fillTexts(`a {answer:${id}} z`, answers, instrument, 'de');
          expect(text).toMatch(/^a .+ z$/su);
        }
      }),
    );
  });

  it('give scores within their ends, or none', () => {
    fc.assert(
      fc.property(filled, ({ instrument, raw }) => {
        const answers = accept(instrument, raw);
        const scores = computeScores(instrument, answers);
        expect(Object.keys(scores)).toEqual((instrument.scores ?? []).map(({ id }) => id));
        for (const value of [scores['0-sum']].filter((one) => one !== undefined)) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
        const [first = ''] = (instrument.scores ?? [])[0]?.items ?? [];
        const given = answers[first];
        expect(scores['0-mean']).toBe(typeof given === 'number' ? given : undefined);
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
