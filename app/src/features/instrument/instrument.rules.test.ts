/** Rules of questionnaires without a database: keys, wordings, codes, recordings, conditions as sentences. */
import { EXAMPLE_INSTRUMENT, type Instrument } from '@vicus/questionnaire';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTranslator } from '#ui/messages.ts';
import { readAudioType } from './audio.rules.ts';
import { makeCode } from './codes.rules.ts';
import { describeCondition } from './condition-text.rules.ts';
import { moveQuestion, moveQuestionToSection, moveSection } from './edit.rules.ts';
import { readShippedInstruments } from './server/shipped.ts';
import { nameTextKind } from './text-names.rules.ts';
import { listTexts, mapTexts } from './text-keys.rules.ts';
import { listRoute, parseState } from './try-out.rules.ts';
import {
  isTranslated,
  listLostPlaceholders,
  readProgress,
  writeTranslations,
  writeWording,
} from './wording.rules.ts';

const all: readonly Instrument[] = [EXAMPLE_INSTRUMENT, ...readShippedInstruments().values()];

/** Every value that is texts by language, wherever it stands; states of languages are none. */
function countTexts(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((count, one) => count + countTexts(one), 0);
  if (typeof value !== 'object' || value === null) return 0;
  const held = value as Record<string, unknown>;
  if (typeof held['en'] === 'string') return 1;
  return Object.values(held).reduce<number>((count, one) => count + countTexts(one), 0);
}

test('questionnaires ship, and every text of each has one key', () => {
  expect(all.length).toBeGreaterThan(5);
  for (const { languages: _, ...instrument } of all) {
    const keys = listTexts({ ...instrument, languages: {} } as Instrument).map(({ key }) => key);
    expect(new Set(keys).size, instrument.id).toBe(keys.length);
    expect(keys.length, instrument.id).toBe(countTexts(instrument));
  }
});

test('putting texts back changes nothing, and moving changes no key', () => {
  for (const instrument of all) {
    expect(mapTexts(instrument, (_, texts) => texts)).toEqual(instrument);
    const keys = new Set(listTexts(instrument).map(({ key }) => key));
    const [first, second] = instrument.sections;
    const question = first?.questions[0]?.id ?? '';
    const moved = moveQuestionToSection(
      moveSection(moveQuestion(instrument, question, 1), first?.id ?? '', 1),
      question,
      second?.id ?? '',
    );
    expect(new Set(listTexts(moved).map(({ key }) => key))).toEqual(keys);
  }
});

test('a translation written under its keys is complete and can be taken away again', () => {
  const keys = listTexts(EXAMPLE_INSTRUMENT).map(({ key }) => key);
  const french = new Map(keys.map((key) => [key, `fr ${key}`] as const));
  const before = {
    ...EXAMPLE_INSTRUMENT,
    languages: { ...EXAMPLE_INSTRUMENT.languages, fr: { state: 'draft' } },
  } as Instrument;
  const after = writeTranslations(before, 'fr', french);
  expect(readProgress(after, {})[1]).toMatchObject({
    language: 'fr',
    translated: keys.length,
    total: keys.length,
  });
  expect(writeTranslations(after, 'fr', new Map(keys.map((key) => [key, ''] as const)))).toEqual(before);
});

test('where another language is the source, English follows it until it is translated', () => {
  const german = writeWording(undefined, 'de', 'de', 'Straße');
  expect(german).toEqual({ de: 'Straße', en: 'Straße' });
  expect(isTranslated(german, 'en', 'de')).toBe(false);
  expect(writeWording(german, 'de', 'de', 'Weg')).toEqual({ de: 'Weg', en: 'Weg' });
  const both = writeWording(german, 'en', 'de', 'Street');
  expect(writeWording(both, 'de', 'de', 'Weg')).toEqual({ de: 'Weg', en: 'Street' });
  expect(writeWording(both, 'en', 'de', '')).toEqual(german);
  expect(isTranslated({ de: '2026', en: '2026' }, 'en', 'de')).toBe(true);
});

test('codes are plain, unique and never one of the special ones', () => {
  const taken = new Set<string>();
  expect(
    ['Größe', 'Größe', 'None', 'New', 'مرحبا', 'مرحبا'].map((text) => makeCode(text, taken, 'choice')),
  ).toEqual(['grosse', 'grosse-2', 'none-2', 'new-2', 'choice-1', 'choice-2']);
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 30 }), (texts) => {
      const codes = texts.map(
        (() => {
          const held = new Set<string>();
          return (text: string) => makeCode(text, held, 'choice');
        })(),
      );
      expect(new Set(codes).size).toBe(codes.length);
      for (const code of codes) expect(code).toMatch(/^[a-z0-9][a-z0-9-]{0,63}$/u);
    }),
    { seed: 5, numRuns: 200 },
  );
});

test.each([
  ['ID3\u0004', 'audio/mpeg'],
  ['OggS', 'audio/ogg'],
  ['\u0000\u0000\u0000\u0020ftypM4A ', 'audio/mp4'],
  ['\u0000\u0000\u0000\u0020ftypavif', null],
  ['<svg>', null],
  ['', null],
])('the recording %# is known by its content', (text, type) => {
  expect(readAudioType(Uint8Array.from(text, (letter) => letter.codePointAt(0) ?? 0))).toBe(type);
  expect(readAudioType(Uint8Array.of(0xff, 0xfb, 0x90))).toBe('audio/mpeg');
});

test('conditions read as sentences; placeholders that are lost are named', () => {
  const t = createTranslator('en');
  const reader = { instrument: EXAMPLE_INSTRUMENT, t };
  const one = { question: 'role', oneOf: ['elected'] } as const;
  expect(describeCondition(one, reader)).toBe('“In which role do you answer?” is answered with: Elected');
  expect(describeCondition({ any: [one, { not: one }] }, reader)).toContain(' or it is not so that ');
  expect(describeCondition({ question: 'role', atLeast: 2, atMost: 4 }, reader)).toContain('from 2 to 4');
  expect(listLostPlaceholders('a {answer:x} {answer:y}', 'b {answer:y}')).toEqual(['{answer:x}']);
  expect(['question.x.choice.y', 'section.x.intro', 'title', 'score.belonging'].map(nameTextKind)).toEqual([
    'choice',
    'intro',
    'title',
    'score',
  ]);
});

test('trying out takes no state that could not have been answered', () => {
  expect(parseState(EXAMPLE_INSTRUMENT, '{"role":"official"}')).toEqual({ role: 'official' });
  for (const text of ['{"role":"king"}', 'nonsense', '[]', `"${'x'.repeat(300_000)}"`])
    expect(parseState(EXAMPLE_INSTRUMENT, text)).toEqual({});
  const asked = listRoute(EXAMPLE_INSTRUMENT, {}).filter(({ isAsked }) => isAsked);
  expect(asked.map(({ question }) => question.id)).toEqual(['role', 'contact', 'change']);
});
