import { describe, expect, test } from 'vitest';
import {
  AREAS_OF_LIFE,
  CURRENT_SIGNAL_SET,
  GOVERNANCE_ELEMENTS,
  listSignals,
  OBSTACLES,
  POLICY_PHASES,
  SIGNAL_SECTIONS,
  SIGNAL_SIDES,
  SOURCE_DOCUMENTS,
} from '../index.ts';

const signals = listSignals(CURRENT_SIGNAL_SET);
const documents = SOURCE_DOCUMENTS.map(({ id }) => id);

describe('signals', () => {
  test('have ids of their own, known codes and a source', () => {
    expect(new Set(signals.map(({ id }) => id)).size).toBe(signals.length);
    for (const one of signals) {
      expect(one.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(SIGNAL_SECTIONS).toContain(one.section);
      expect(GOVERNANCE_ELEMENTS).toContain(one.element);
      expect(POLICY_PHASES).toContain(one.phase);
      expect(SIGNAL_SIDES).toContain(one.side);
      expect(['', ...AREAS_OF_LIFE.map(({ code }) => code)]).toContain(one.area);
      expect(documents).toContain(one.source.document);
    }
  });

  test('say in English and German what is asked and what 0, 50 and 100 look like', () => {
    for (const { question, levels } of signals)
      for (const text of [question, levels[0], levels[50], levels[100]]) {
        expect(Object.keys(text)).toEqual(['en', 'de']);
        expect(text.en.length).toBeGreaterThan(2);
        expect(text['de']?.length).toBeGreaterThan(2);
      }
    for (const { levels } of signals)
      expect(new Set([levels[0].en, levels[50].en, levels[100].en]).size).toBe(3);
  });

  test('fill every area named and every cell of element and phase with at least two', () => {
    const cells = Map.groupBy(signals, ({ element, phase }) => `${element} ${phase}`);
    const areas = Map.groupBy(signals, ({ area }) => area);
    expect(cells.size).toBe(12);
    for (const own of [...cells.values(), ...areas.values()]) expect(own.length).toBeGreaterThanOrEqual(2);
  });

  test('restrictive ones are all of the side stance', () => {
    const restrictive = signals.filter(({ isRestrictive }) => isRestrictive);
    expect(restrictive.map(({ side }) => side)).toEqual(['stance', 'stance', 'stance']);
  });

  test('an unknown set is refused', () => {
    expect(() => listSignals('1999')).toThrow(RangeError);
  });
});

test('the six obstacles ask of signals that exist, and each says what to do', () => {
  expect(OBSTACLES.map(({ code }) => code)).toEqual([
    'no-staff',
    'isolation',
    'funds',
    'understandings',
    'politics',
    'perception',
  ]);
  const ids = signals.map(({ id }) => id);
  const codes = OBSTACLES.flatMap(({ questions }) => questions.map(({ code }) => code));
  expect(new Set(codes).size).toBe(codes.length);
  for (const { questions, steps, source } of OBSTACLES) {
    expect(documents).toContain(source.document);
    expect(questions.length).toBeGreaterThan(0);
    expect(steps.length).toBeGreaterThan(0);
    for (const one of questions) for (const id of one.signals) expect(ids).toContain(id);
    for (const { path } of [...questions, ...steps]) expect(path).toMatch(/^[a-z-]+(\/[a-z-]+)*$/);
  }
});
