import { describe, expect, it } from 'vitest';
import {
  checkInstrument,
  EXAMPLE_INSTRUMENT,
  parseInstrumentJson,
  type Question,
  toInstrumentJson,
} from './index.ts';

const en = (text: string) => ({ en: text });
const role: Question = {
  id: 'role',
  kind: 'one-choice',
  label: en('Role'),
  choices: [{ code: 'a', label: en('A') }],
};

function findMessages(...questions: readonly object[]): readonly string[] {
  const instrument = { ...EXAMPLE_INSTRUMENT, sections: [{ id: 's', title: en('S'), questions }] };
  return checkInstrument(instrument).map(({ path, message }) => `${path}: ${message}`);
}

describe('an instrument', () => {
  it('must know its own questions', () => {
    expect(findMessages(role, { ...role, id: 'x', askedWhen: { question: 'y', oneOf: ['a'] } })).toEqual([
      'sections[0].questions[1].askedWhen: y is not an earlier question',
    ]);
    expect(
      findMessages(role, { ...role, id: 'x', askedWhen: { not: { question: 'role', oneOf: ['b'] } } }),
    ).toEqual(['sections[0].questions[1].askedWhen: role cannot hold b']);
    expect(findMessages(role, role)).toEqual(['sections[0].questions[1]: role stands here twice']);
  });

  it('keeps special codes apart from choices', () => {
    expect(findMessages({ ...role, choices: [{ code: 'dont-know', label: en('?') }] })).toEqual([
      'sections[0].questions[0]: dont-know is a special code: list it under specials',
    ]);
  });

  it('names unknown fields instead of dropping them', () => {
    expect(findMessages({ ...role, colour: 'red' })).toEqual([
      'sections[0].questions[0].colour: is not known here',
    ]);
    expect(findMessages({ ...role, label: { de: 'Rolle' } })).toEqual([
      'sections[0].questions[0].label: must hold the language en',
    ]);
  });

  it('may not nest conditions without end', () => {
    const askedWhen = Array.from({ length: 3000 }).reduce<object>((inner) => ({ not: inner }), {
      question: 'role',
      oneOf: ['a'],
    });
    expect(findMessages(role, { ...role, id: 'x', askedWhen })[0]).toMatch(/is nested too deeply$/u);
  });

  it('is refused when it is no JSON, of another format or too long', () => {
    expect(parseInstrumentJson('{')).toMatchObject({ ok: false });
    expect(
      parseInstrumentJson(
        toInstrumentJson(EXAMPLE_INSTRUMENT).replace('"formatVersion": 1', '"formatVersion": 2'),
      ),
    ).toMatchObject({ ok: false });
    expect(parseInstrumentJson(' '.repeat(5_000_001))).toMatchObject({ ok: false });
  });
});
